package dev.heddle.report;

import dev.heddle.compare.Gate;
import dev.heddle.compare.LevelChange;
import dev.heddle.compare.Promise;
import dev.heddle.compare.Rerun;
import dev.heddle.compare.TrendPoint;
import dev.heddle.compare.TrendRow;
import dev.heddle.compare.Trends;
import dev.heddle.compare.Unjudged;
import dev.heddle.result.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A trend for programs, with every figure. */
final class TrendJson {

  private TrendJson() {}

  static String of(Trends trends) {
    return JsonReport.inert(Json.write(page(trends)));
  }

  /** Several pages in one, each with its metric. */
  static String of(Map<String, Trends> trends) {
    List<Map<String, Object>> pages = new ArrayList<>();
    trends.forEach((metric, trend) -> {
      Map<String, Object> page = page(trend);
      page.put("metric", metric);
      pages.add(page);
    });
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("schema", 1);
    all.put("trends", pages);
    return JsonReport.inert(Json.write(all));
  }

  private static Map<String, Object> page(Trends trends) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("schema", 1);
    page.put("runs", trends.runs());
    page.put("newest", trends.newest());
    page.put("threshold", trends.threshold());
    page.put("rows", trends.rows().stream().map(TrendJson::row).toList());
    page.put("unjudged", trends.unjudged().stream().map(TrendJson::unjudged).toList());
    page.put("promise", promise(trends.promise()));
    page.put("skipped", trends.skipped());
    page.put("notes", JsonReport.notes(trends.moved()));
    return page;
  }

  private static Map<String, Object> unjudged(Unjudged unjudged) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", unjudged.name());
    object.put("fullName", unjudged.fullName());
    object.put("kind", word(unjudged.kind()));
    object.put("why", unjudged.why());
    return object;
  }

  private static Map<String, Object> promise(Promise promise) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("kind", word(promise.kind()));
    object.put("builds", promise.builds());
    return object;
  }

  private static String word(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<String, Object> row(TrendRow row) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", row.name());
    object.put("fullName", row.fullName());
    object.put("benchmark", row.row().benchmark());
    object.put("mode", row.row().mode());
    object.put("threads", row.row().threads());
    object.put("params", row.row().params());
    object.put("conditions", row.conditions());
    object.put("unit", row.unit().text());
    object.put("points", row.points().stream().map(TrendJson::point).toList());
    object.put("changes", row.changes().stream().map(change -> change(row, change)).toList());
    Gate gate = row.gate();
    if (gate != null) {
      Map<String, Object> newest = new LinkedHashMap<>();
      newest.put("verdict", gate.verdict());
      newest.put("expectedLow", gate.expected().low());
      newest.put("expectedHigh", gate.expected().high());
      newest.put("points", gate.points());
      newest.put("ratio", gate.ratio());
      if (!Double.isNaN(gate.difference())) {
        newest.put("difference", gate.difference());
      }
      newest.put("p", gate.p());
      newest.put("accepted", gate.accepted());
      if (gate.since() != null) {
        newest.put("since", gate.since());
        newest.put("standing", gate.standing());
      }
      if (gate.rerun() != null) {
        newest.put("rerun", rerun(gate.rerun()));
      }
      object.put("newest", newest);
    }
    return object;
  }

  private static Map<String, Object> rerun(Rerun rerun) {
    return switch (rerun) {
      case Rerun.Confirmed(double ratio, double p, double level, int forks) ->
          rerun("confirmed", ratio, p, level, forks);
      case Rerun.Refuted(double ratio, double p, double level, int forks) ->
          rerun("refuted", ratio, p, level, forks);
      case Rerun.NotDone(String why) -> {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("outcome", "not done");
        object.put("why", why);
        yield object;
      }
    };
  }

  private static Map<String, Object> rerun(
      String outcome, double ratio, double p, double level, int forks) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("outcome", outcome);
    object.put("ratio", ratio);
    object.put("p", p);
    object.put("level", level);
    object.put("forks", forks);
    return object;
  }

  private static Map<String, Object> point(TrendPoint point) {
    Map<String, Object> object = new LinkedHashMap<>();
    if (point.hasTime()) {
      object.put("time", point.time().toString());
    }
    object.put("commit", point.commit());
    JsonReport.put(object, "score", point.score());
    object.put("forks", point.forks());
    return object;
  }

  private static Map<String, Object> change(TrendRow row, LevelChange change) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("verdict", change.verdict());
    object.put("accepted", change.accepted());
    object.put("commit", row.points().get(change.at()).commit());
    object.put("afterCommit", row.points().get(Math.max(0, change.earliest() - 1)).commit());
    object.put("byCommit", row.points().get(change.latest()).commit());
    JsonReport.put(object, "before", change.before());
    JsonReport.put(object, "after", change.after());
    object.put("ratio", change.after().value() / change.before().value());
    object.put("pointsBefore", change.pointsBefore());
    object.put("pointsAfter", change.pointsAfter());
    object.put("p", change.p());
    return object;
  }
}
