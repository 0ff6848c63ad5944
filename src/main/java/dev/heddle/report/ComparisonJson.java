package dev.heddle.report;

import dev.heddle.compare.Cell;
import dev.heddle.compare.Change;
import dev.heddle.compare.Comparison;
import dev.heddle.compare.GeometricMean;
import dev.heddle.compare.JudgedRow;
import dev.heddle.compare.LoneRow;
import dev.heddle.compare.Tables;
import dev.heddle.compare.Unseen;
import dev.heddle.compare.Verdict;
import dev.heddle.result.Json;
import dev.heddle.result.RowId;
import dev.heddle.stats.Estimate;
import dev.heddle.stats.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A comparison for programs, with every figure; what is not known is not there. */
final class ComparisonJson {

  private ComparisonJson() {}

  /** One as a page, several as pages in one. */
  static String of(List<Comparison> comparisons) {
    if (comparisons.size() == 1) {
      return JsonReport.inert(Json.write(page(comparisons.getFirst())));
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("schema", 1);
    all.put("comparisons", comparisons.stream().map(ComparisonJson::page).toList());
    return JsonReport.inert(Json.write(all));
  }

  private static Map<String, Object> page(Comparison comparison) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("schema", 1);
    page.put("metric", comparison.metric());
    page.put("question", comparison.question().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("threshold", comparison.rule().threshold());
    rule.put("alpha", comparison.rule().alpha());
    rule.put("correction", comparison.rule().correction().id());
    rule.put("certain", comparison.rule().certain());
    page.put("rule", rule);
    page.put("base", side(comparison.baseName(), comparison.base()));
    page.put("candidate", side(comparison.candidateName(), comparison.candidate()));
    page.put("settings", comparison.settings());
    GeometricMean mean = comparison.mean();
    if (mean != null) {
      Map<String, Object> object = new LinkedHashMap<>();
      JsonReport.put(object, "ratio", mean.ratio());
      object.put("better", mean.direction().name().toLowerCase(Locale.ROOT));
      object.put("rows", mean.rows());
      page.put("geometricMean", object);
    }
    String unseen = new RuleWords(comparison).unseen();
    if (!unseen.isEmpty()) {
      page.put("unseen", unseen(comparison.unseen(), unseen));
    }
    page.put("rows", comparison.rows().stream().map(row -> row(comparison, row)).toList());
    page.put("missing", comparison.missing().stream().map(ComparisonJson::lone).toList());
    page.put("added", comparison.added().stream().map(ComparisonJson::lone).toList());
    page.put("notes", JsonReport.notes(comparison.notes()));
    page.put("footnotes", Notes.of(comparison.changedFirst(), comparison.notes()).sentences());
    return page;
  }

  private static Map<String, Object> side(String name, List<Tables.Run> runs) {
    Map<String, Object> side = new LinkedHashMap<>();
    side.put("name", name);
    side.put("runs", runs.stream().map(JsonReport::run).toList());
    return side;
  }

  private static Map<String, Object> unseen(Unseen unseen, String text) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("rows", unseen.rows());
    object.put("unknown", unseen.unknown());
    if (unseen.factor() > 1) {
      number(object, "factor", unseen.factor());
    }
    object.put("text", text);
    return object;
  }

  private static Map<String, Object> row(Comparison comparison, JudgedRow row) {
    Map<String, Object> object = identity(row.name(), row.row());
    object.put("unit", row.base().unit().text());
    object.put("better", row.base().unit().direction().name().toLowerCase(Locale.ROOT));
    Verdict verdict = row.verdict();
    object.put("verdict", comparison.word(row));
    switch (verdict) {
      case Verdict.Insufficient little -> {
        object.put("why", little.why());
        object.put("lacking", little.lack().whose().name().toLowerCase(Locale.ROOT));
      }
      case Verdict.Inconclusive _ when row.unsteady() ->
          object.put("why", ComparisonWords.NOT_STEADY);
      case Verdict.Inconclusive open ->
          open.forksNeeded().ifPresent(forks -> object.put("forksNeeded", forks));
      case Verdict.Regressed _, Verdict.Improved _, Verdict.Differs _, Verdict.Equivalent _ -> {}
    }
    Change change = verdict.change();
    JsonReport.put(object, "ratio", change.ratio());
    shown(object, change.shown());
    JsonReport.put(object, "ratioOfIterations", row.ofIterations());
    number(object, "difference", change.difference());
    number(object, "p", change.p());
    number(object, "pAdjusted", change.adjusted());
    number(object, "thresholdRatio", Math.exp(change.threshold()));
    object.put("base", cell(row.base()));
    object.put("candidate", cell(row.candidate()));
    object.put("notes", JsonReport.notes(row.notes()));
    return object;
  }

  /** The interval to show, which for changed rows is adjusted and not one of 95 %. */
  private static void shown(Map<String, Object> object, Estimate shown) {
    Interval interval = shown.interval();
    if (interval != null && !Double.isNaN(shown.value())) {
      Map<String, Object> ends = new LinkedHashMap<>();
      ends.put("low", interval.low());
      ends.put("high", interval.high());
      object.put("shown", ends);
    }
  }

  private static Map<String, Object> lone(LoneRow row) {
    Map<String, Object> object = identity(row.name(), row.row());
    if (!row.why().isEmpty()) {
      object.put("why", row.why());
    }
    return object;
  }

  private static Map<String, Object> identity(String name, RowId row) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", name);
    object.put("benchmark", row.benchmark());
    object.put("mode", row.mode());
    object.put("threads", row.threads());
    object.put("params", row.params());
    return object;
  }

  private static Map<String, Object> cell(Cell cell) {
    Map<String, Object> object = new LinkedHashMap<>();
    JsonReport.put(object, "score", cell.score());
    object.put("forks", cell.forks());
    return object;
  }

  private static void number(Map<String, Object> object, String name, double value) {
    if (Double.isFinite(value)) {
      object.put(name, value);
    }
  }
}
