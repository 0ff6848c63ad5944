package dev.heddle.report;

import dev.heddle.compare.Cell;
import dev.heddle.compare.Comparison;
import dev.heddle.compare.JudgedRow;
import dev.heddle.compare.Unit;
import dev.heddle.result.Json;
import dev.heddle.stats.Estimate;
import dev.heddle.stats.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The candidate's figures as dashboards take them. */
final class DashboardReports {

  private DashboardReports() {}

  /** Rows in which less is better; rates as the times that they are one divided by. */
  static String githubActionBenchmark(Comparison comparison) {
    List<Map<String, Object>> entries = new ArrayList<>();
    for (JudgedRow row : comparison.rows()) {
      if (!hasLess(row)) {
        continue;
      }
      Cell cell = row.candidate();
      Unit unit = cell.unit();
      boolean rate = unit.direction() == Unit.Direction.MORE;
      Estimate shown = less(cell);
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", name(comparison, row));
      entry.put("unit", rate ? unit.text().substring("ops/".length()) + "/op" : unit.text());
      entry.put("value", shown.value());
      Interval interval = shown.interval();
      // one around rates that reaches 0 is none of times
      if (interval != null && (!rate || (interval.low() > 0 && interval.high() > 0))) {
        double half = (interval.high() - interval.low()) / 2;
        entry.put("range", "± " + String.format(Locale.ROOT, "%.3g", half));
      }
      entry.put(
          "extra",
          "%s forks, %s against the base, %s"
              .formatted(cell.forks().size(), ComparisonWords.change(row), comparison.word(row)));
      entries.add(entry);
    }
    return JsonReport.inert(Json.write(entries));
  }

  /** Whether a row has a number of which less is better: a rate of 0 has no time. */
  static boolean hasLess(JudgedRow row) {
    return row.candidate().unit().direction() != Unit.Direction.NONE
        && Double.isFinite(less(row.candidate()).value());
  }

  private static Estimate less(Cell cell) {
    return cell.unit().direction() == Unit.Direction.MORE ? cell.score().inverse() : cell.score();
  }

  /** Times as "latency" in nanoseconds, rates as "throughput" a second, others by their names. */
  static String bencher(Comparison comparison) {
    Map<String, Object> benchmarks = new LinkedHashMap<>();
    for (JudgedRow row : comparison.rows()) {
      Cell cell = row.candidate();
      if (!known(row)) {
        continue;
      }
      boolean score = comparison.metric().equals("score");
      String measure =
          switch (cell.unit().kind()) {
            case TIME_PER_OPERATION -> score ? "latency" : comparison.metric();
            case OPERATIONS_PER_TIME -> score ? "throughput" : comparison.metric();
            case OTHER -> score ? cell.unit().text() : comparison.metric();
          };
      double factor =
          switch (cell.unit().kind()) {
            case TIME_PER_OPERATION -> cell.unit().in(Unit.NANOSECONDS);
            case OPERATIONS_PER_TIME -> cell.unit().in(Unit.PER_SECOND);
            case OTHER -> 1;
          };
      Estimate shown = cell.score().times(factor);
      Map<String, Object> metric = new LinkedHashMap<>();
      metric.put("value", shown.value());
      Interval interval = shown.interval();
      if (interval != null) {
        metric.put("lower_value", interval.low());
        metric.put("upper_value", interval.high());
      }
      String name = Inert.of(row.fullName());
      benchmarks.put(name.isEmpty() ? "?" : name, Map.of(Inert.of(measure), metric));
    }
    return JsonReport.inert(Json.write(benchmarks));
  }

  private static String name(Comparison comparison, JudgedRow row) {
    String name = Inert.of(row.fullName());
    return comparison.metric().equals("score") ? name : name + " " + Inert.of(comparison.metric());
  }

  /** Whether the candidate has a number. */
  static boolean known(JudgedRow row) {
    return Double.isFinite(row.candidate().score().value());
  }
}
