package dev.heddle.report;

import dev.heddle.compare.Cell;
import dev.heddle.compare.Change;
import dev.heddle.compare.Comparison;
import dev.heddle.compare.Footnote;
import dev.heddle.compare.JudgedRow;
import dev.heddle.compare.LoneRow;
import dev.heddle.compare.Verdict;
import dev.heddle.result.RowId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A comparison for programs: a line a row (RFC 4180), every figure in full. */
final class ComparisonCsv {

  private final StringBuilder text = new StringBuilder();
  private final SortedSet<String> params = new TreeSet<>();

  private ComparisonCsv() {}

  static String of(List<Comparison> comparisons) {
    ComparisonCsv csv = new ComparisonCsv();
    for (Comparison each : comparisons) {
      each.rows().forEach(row -> csv.params.addAll(row.row().params().keySet()));
      each.missing().forEach(row -> csv.params.addAll(row.row().params().keySet()));
      each.added().forEach(row -> csv.params.addAll(row.row().params().keySet()));
    }
    csv.headings();
    for (Comparison each : comparisons) {
      each.rows().forEach(row -> csv.row(each, row));
      each.missing().forEach(row -> csv.lone(each, row, "missing"));
      each.added().forEach(row -> csv.lone(each, row, "added"));
    }
    return csv.text.toString();
  }

  private void headings() {
    List<String> names = new ArrayList<>(List.of("row", "benchmark", "mode", "threads"));
    params.forEach(name -> names.add("param." + name));
    names.addAll(List.of("metric", "unit", "verdict", "why", "forks_needed"));
    names.addAll(List.of("ratio", "ratio_low_95", "ratio_high_95", "shown_low", "shown_high"));
    names.addAll(List.of("p", "p_adjusted", "threshold_ratio"));
    for (String side : List.of("base", "candidate")) {
      names.addAll(List.of(side, side + "_low_95", side + "_high_95", side + "_forks"));
      names.add(side + "_fork_values");
    }
    names.addAll(List.of("notes", "difference", "lacking"));
    names.addAll(List.of("iterations_ratio_low_95", "iterations_ratio_high_95"));
    names.addAll(List.of("base_name", "candidate_name"));
    record(names.stream().map(CsvReport::word).toList());
  }

  private void row(Comparison comparison, JudgedRow row) {
    List<String> fields = identity(row.name(), row.row());
    fields.add(CsvReport.word(comparison.metric()));
    fields.add(CsvReport.word(row.base().unit().text()));
    Verdict verdict = row.verdict();
    fields.add(comparison.word(row));
    fields.add(
        verdict instanceof Verdict.Insufficient little
            ? CsvReport.word(little.why())
            : row.unsteady() ? ComparisonWords.NOT_STEADY : "");
    boolean known = verdict instanceof Verdict.Inconclusive open && open.forksNeeded().isPresent();
    fields.add(
        known && verdict instanceof Verdict.Inconclusive open
            ? Integer.toString(open.forksNeeded().orElseThrow())
            : "");
    Change change = verdict.change();
    CsvReport.estimate(fields, change.ratio());
    List<String> shown = new ArrayList<>();
    CsvReport.estimate(shown, change.shown());
    fields.addAll(shown.subList(1, shown.size()));
    fields.add(CsvReport.number(change.p()));
    fields.add(CsvReport.number(change.adjusted()));
    fields.add(CsvReport.number(Math.exp(change.threshold())));
    side(fields, row.base());
    side(fields, row.candidate());
    fields.add(
        CsvReport.word(
            row.notes().stream().map(Footnote::sentence).collect(Collectors.joining("; "))));
    fields.add(CsvReport.number(change.difference()));
    fields.add(
        verdict instanceof Verdict.Insufficient little
            ? little.lack().whose().name().toLowerCase(Locale.ROOT)
            : "");
    List<String> inside = new ArrayList<>();
    CsvReport.estimate(inside, row.ofIterations());
    fields.addAll(inside.subList(1, inside.size()));
    names(fields, comparison);
    record(fields);
  }

  private void lone(Comparison comparison, LoneRow row, String verdict) {
    List<String> fields = identity(row.name(), row.row());
    fields.addAll(
        List.of(CsvReport.word(comparison.metric()), "", verdict, CsvReport.word(row.why())));
    for (int i = 0; i < 24; i++) {
      fields.add("");
    }
    names(fields, comparison);
    record(fields);
  }

  /** What the sides are called: of several candidates each has its lines. */
  private static void names(List<String> fields, Comparison comparison) {
    fields.add(CsvReport.word(comparison.baseName()));
    fields.add(CsvReport.word(comparison.candidateName()));
  }

  private List<String> identity(String name, RowId row) {
    List<String> fields = new ArrayList<>();
    fields.add(CsvReport.word(name));
    fields.add(CsvReport.word(row.benchmark()));
    fields.add(CsvReport.word(row.mode()));
    fields.add(Integer.toString(row.threads()));
    params.forEach(param -> fields.add(CsvReport.word(row.params().getOrDefault(param, ""))));
    return fields;
  }

  private static void side(List<String> fields, Cell cell) {
    CsvReport.estimate(fields, cell.score());
    fields.add(Integer.toString(cell.forks().size()));
    fields.add(cell.forks().stream().map(CsvReport::number).collect(Collectors.joining(" ")));
  }

  private void record(List<String> fields) {
    text.append(String.join(",", fields)).append("\r\n");
  }
}
