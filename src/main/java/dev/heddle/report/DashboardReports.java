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
  static String githubActionBenchmark(List<Comparison> comparisons) {
    List<Map<String, Object>> entries = new ArrayList<>();
    for (Comparison comparison : comparisons) {
      for (JudgedRow row : comparison.rows()) {
        if (hasLess(row)) {
          entries.add(entry(comparison, row));
        }
      }
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

  private static Map<String, Object> entry(Comparison comparison, JudgedRow row) {
    Cell cell = row.candidate();
    Unit unit = cell.unit();
    boolean rate = unit.direction() == Unit.Direction.MORE;
    Estimate shown = less(cell);
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", name(comparison, row));
    entry.put("unit", rate ? unit.text().substring("ops/".length()) + "/op" : unit.text());
    entry.put("value", shown.value());
    Interval interval = shown.interval();
    double half = interval == null ? Double.NaN : (interval.high() - interval.low()) / 2;
    // one around rates that reaches 0 is none of times
    boolean around = interval != null && (!rate || (interval.low() > 0 && interval.high() > 0));
    if (around && Double.isFinite(half)) {
      entry.put("range", "± " + String.format(Locale.ROOT, "%.3g", half));
    }
    int forks = cell.forks().size();
    entry.put(
        "extra",
        "%s, %s against %s, %s"
            .formatted(
                forks == 1 ? "1 fork" : forks + " forks",
                ComparisonWords.change(row),
                comparison.sides().theBase(),
                comparison.word(row)));
    return entry;
  }

  /** Times as "latency" in nanoseconds, rates as "throughput" a second, others by their names. */
  static String bencher(List<Comparison> comparisons) {
    Map<String, Map<String, Object>> benchmarks = new LinkedHashMap<>();
    for (Comparison comparison : comparisons) {
      for (JudgedRow row : comparison.rows()) {
        if (known(row)) {
          String name = Inert.of(row.fullName());
          benchmarks
              .computeIfAbsent(name.isEmpty() ? "?" : name, _ -> new LinkedHashMap<>())
              .put(Inert.of(measure(comparison, row.candidate())), metric(row.candidate()));
        }
      }
    }
    return JsonReport.inert(Json.write(benchmarks));
  }

  private static String measure(Comparison comparison, Cell cell) {
    if (!comparison.metric().equals("score")) {
      return comparison.metric();
    }
    return switch (cell.unit().kind()) {
      case TIME_PER_OPERATION -> "latency";
      case OPERATIONS_PER_TIME -> "throughput";
      case OTHER -> cell.unit().text();
    };
  }

  private static Map<String, Object> metric(Cell cell) {
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
    if (interval != null && Double.isFinite(interval.low()) && Double.isFinite(interval.high())) {
      metric.put("lower_value", interval.low());
      metric.put("upper_value", interval.high());
    }
    return metric;
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
