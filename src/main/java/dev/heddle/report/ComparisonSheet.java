package dev.heddle.report;

import dev.heddle.compare.Cell;
import dev.heddle.compare.Comparison;
import dev.heddle.compare.JudgedRow;
import dev.heddle.compare.LoneRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Puts a comparison into a sheet: changed rows first. */
final class ComparisonSheet {

  /** So many rows that one side lacks are named. */
  private static final int NAMED = 20;

  private ComparisonSheet() {}

  static Sheet of(Comparison comparison) {
    List<JudgedRow> rows = comparison.changedFirst();
    Notes notes = Notes.of(rows, comparison.notes());
    List<Sheet.Column> columns =
        List.of(
            new Sheet.Column("row", false),
            new Sheet.Column(comparison.baseName(), true),
            new Sheet.Column(comparison.candidateName(), true),
            new Sheet.Column("change", false),
            new Sheet.Column(ComparisonWords.heading(comparison.rule()), true),
            new Sheet.Column("forks", true),
            new Sheet.Column("verdict", false));
    List<String> base = new ArrayList<>(scores(rows, JudgedRow::base));
    List<String> candidate = new ArrayList<>(scores(rows, JudgedRow::candidate));
    Points.align(base);
    Points.align(candidate);
    List<List<String>> words =
        IntStream.range(0, rows.size())
            .parallel()
            .mapToObj(i -> words(comparison, rows.get(i), notes, base.get(i), candidate.get(i)))
            .toList();
    int apart = (int) rows.stream().takeWhile(row -> row.verdict().changed()).count();
    return new Sheet(title(comparison), columns, words, apart, below(comparison, notes));
  }

  private static List<String> scores(List<JudgedRow> rows, Function<JudgedRow, Cell> side) {
    return rows.parallelStream()
        .map(row -> ComparisonWords.score(side.apply(row), row.base()))
        .toList();
  }

  private static List<String> words(
      Comparison comparison, JudgedRow row, Notes notes, String base, String candidate) {
    return List.of(
        row.name() + notes.marks(row.notes()),
        base,
        candidate,
        ComparisonWords.change(row),
        ComparisonWords.p(row.verdict().change()),
        ComparisonWords.forks(row),
        ComparisonWords.verdict(comparison, row));
  }

  private static String title(Comparison comparison) {
    String counts = ComparisonWords.counts(comparison);
    String metric = comparison.metric().equals("score") ? "" : comparison.metric() + ", ";
    String settings =
        comparison.settings().entrySet().stream()
            .map(ComparisonSheet::setting)
            .collect(Collectors.joining(", "));
    return metric + counts + (settings.isEmpty() ? "" : " (" + settings + ")");
  }

  private static String setting(Map.Entry<String, String> setting) {
    return setting.getKey() + " " + setting.getValue();
  }

  private static List<String> below(Comparison comparison, Notes notes) {
    List<String> below = new ArrayList<>();
    RuleWords rule = new RuleWords(comparison);
    String unseen = rule.unseen();
    if (!unseen.isEmpty()) {
      below.add(unseen);
    }
    if (comparison.mean() != null) {
      below.add(ComparisonWords.mean(comparison.mean(), comparison));
    }
    lone("only " + comparison.sides().theBase() + " has", comparison.missing(), below);
    lone("only " + comparison.sides().theCandidate() + " has", comparison.added(), below);
    below.addAll(notes.lines());
    if (comparison.rows().stream()
        .anyMatch(row -> !row.verdict().change().shown().equals(row.verdict().change().ratio()))) {
      below.add(LegendWords.WIDER);
    }
    if (comparison.rows().stream().anyMatch(row -> row.ofIterations() != null)) {
      below.add(LegendWords.OF_ITERATIONS);
    }
    below.addAll(rule.rules());
    return below;
  }

  private static void lone(String who, List<LoneRow> rows, List<String> below) {
    if (rows.isEmpty()) {
      return;
    }
    String named =
        rows.stream()
            .limit(NAMED)
            .map(row -> row.name() + (row.why().isEmpty() ? "" : " (" + row.why() + ")"))
            .collect(Collectors.joining(", "));
    String more = rows.size() > NAMED ? " and " + (rows.size() - NAMED) + " more" : "";
    String count = rows.size() + (rows.size() == 1 ? " row: " : " rows: ");
    below.add(who + " " + count + named + more);
  }
}
