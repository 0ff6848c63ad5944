package dev.heddle.compare;

import dev.heddle.result.AcceptedChanges;
import dev.heddle.result.History;
import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.stats.ChangePoint;
import dev.heddle.stats.ChangePoints;
import dev.heddle.stats.Means;
import dev.heddle.stats.Prediction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Puts the runs of a history into series, and finds what changed. */
public final class Trending {

  /** Of the changes told at most one in a hundred is none; builds without one are red as rarely. */
  private static final double LEVEL = 0.01;

  private static final int WINDOW = 10;
  private static final int FEWEST = 5;

  private final double threshold;
  private final Predicate<String> chosen;
  private final AcceptedChanges accepted;

  /**
   * Looks at rows.
   *
   * @param threshold the smallest change that counts, as a share
   * @param chosen which rows, by what is found in their names, whole or as tables have them
   * @param accepted changes that are meant
   */
  public Trending(double threshold, Predicate<String> chosen, AcceptedChanges accepted) {
    this.threshold = threshold;
    this.chosen = chosen;
    this.accepted = accepted;
  }

  private record Key(Rows.Key row, String conditions, String unit) {}

  /** All that {@code history} says of one metric. */
  public Trends of(History history, String metric) throws UnknownMetricException {
    List<ResultSet> sets = history.runs().stream().map(History.Run::set).toList();
    Map<Key, List<TrendPoint>> series = series(history, Metric.named(metric, sets));
    RowNames names =
        new RowNames(sets, series.keySet().stream().map(key -> key.row().id()).distinct().toList());
    List<double[]> logarithms = series.values().stream().map(Trending::logarithms).toList();
    List<List<ChangePoint>> changes = new ChangePoints(LEVEL).of(logarithms);
    int newest = history.runs().size() - 1;
    long gated = series.entrySet().stream().filter(each -> gated(each, newest)).count();
    List<TrendRow> rows = new ArrayList<>();
    int next = 0;
    for (Map.Entry<Key, List<TrendPoint>> each : series.entrySet()) {
      Key key = each.getKey();
      Unit unit = Unit.of(key.unit());
      String full = RowNames.full(key.row());
      List<TrendPoint> points = each.getValue();
      rows.add(
          new TrendRow(
              key.row().id(),
              names.of(key.row()),
              full,
              key.conditions(),
              unit,
              points,
              levels(points, changes.get(next++), unit, full),
              gated(each, newest) ? gate(points, unit, full, gated) : null));
    }
    return new Trends(history.runs().size(), name(history), rows, history.skipped(), threshold);
  }

  private Map<Key, List<TrendPoint>> series(History history, Metric metric) {
    Map<Key, List<TrendPoint>> series = new LinkedHashMap<>();
    ChosenRows rows =
        new ChosenRows(chosen, history.runs().stream().map(History.Run::set).toList());
    for (int i = 0; i < history.runs().size(); i++) {
      History.Run run = history.runs().get(i);
      Map<Rows.Key, Integer> seen = new LinkedHashMap<>();
      for (ResultRow row : run.set().rows()) {
        Rows.Key first = new Rows.Key(row.id(), 0);
        Rows.Key key = new Rows.Key(row.id(), seen.merge(first, 1, Integer::sum) - 1);
        Figures figures = rows.has(key) ? Figures.of(run.set(), row, metric) : null;
        if (figures != null && Means.positive(figures.score().value())) {
          String conditions = Conditions.of(run.set(), row);
          series
              .computeIfAbsent(
                  new Key(key, conditions, figures.unit().text()), _ -> new ArrayList<>())
              .add(
                  new TrendPoint(
                      i, run.time(), run.commit(), figures.score(), figures.values().size()));
        }
      }
    }
    return series;
  }

  private List<LevelChange> levels(
      List<TrendPoint> points, List<ChangePoint> changes, Unit unit, String row) {
    List<LevelChange> levels = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      ChangePoint change = changes.get(i);
      int from = i == 0 ? 0 : changes.get(i - 1).at();
      int to = i + 1 < changes.size() ? changes.get(i + 1).at() : points.size();
      double[] before = scores(points.subList(from, change.at()));
      double[] after = scores(points.subList(change.at(), to));
      double log = Math.log(Means.geometric(after).value() / Means.geometric(before).value());
      if (Math.abs(log) > Math.log1p(threshold)) {
        levels.add(
            new LevelChange(
                change.at(),
                change.earliest(),
                change.latest(),
                Means.geometric(before),
                Means.geometric(after),
                before.length,
                after.length,
                change.p(),
                word(unit, log),
                acceptedWithin(points, change, row)));
      }
    }
    return levels;
  }

  private boolean acceptedWithin(List<TrendPoint> points, ChangePoint change, String row) {
    return points.subList(change.earliest(), Math.min(points.size(), change.latest() + 1)).stream()
        .anyMatch(point -> isAccepted(row, point.commit()));
  }

  private boolean isAccepted(String row, String commit) {
    return accepted.accepted().stream()
        .anyMatch(each -> each.row().equals(row) && each.commit().equals(commit));
  }

  private Gate gate(List<TrendPoint> points, Unit unit, String row, long gated) {
    List<TrendPoint> before = window(points, row);
    double newest = Math.log(points.getLast().score().value());
    Prediction expected = Prediction.after(logarithms(before));
    // a regression is on one side, so that both sides together may miss twice as often
    double level = 2 * (1 - Math.pow(1 - LEVEL, 1.0 / gated));
    double log = newest - expected.mean();
    double p = expected.p(newest);
    boolean beyond = p <= level && Math.abs(log) > Math.log1p(threshold);
    return new Gate(
        expected.interval(level),
        before.size(),
        Math.exp(log),
        p,
        beyond ? word(unit, log) : "expected",
        null);
  }

  /** The points before the newest one that it is held against. */
  private List<TrendPoint> window(List<TrendPoint> points, String row) {
    int end = points.size() - 1;
    int begin = 0;
    for (int i = 0; i <= end; i++) {
      if (isAccepted(row, points.get(i).commit())) {
        begin = i;
      }
    }
    return points.subList(Math.max(begin, end - WINDOW), end);
  }

  private boolean gated(Map.Entry<Key, List<TrendPoint>> series, int newest) {
    List<TrendPoint> points = series.getValue();
    return points.getLast().run() == newest
        && window(points, RowNames.full(series.getKey().row())).size() >= FEWEST;
  }

  private static String word(Unit unit, double log) {
    return switch (unit.direction()) {
      case LESS -> log > 0 ? "slower" : "faster";
      case MORE -> log > 0 ? "faster" : "slower";
      case NONE -> "other";
    };
  }

  private static String name(History history) {
    if (history.runs().isEmpty()) {
      return "";
    }
    History.Run newest = history.runs().getLast();
    String commit = newest.commit().isEmpty() ? "" : ", commit " + shortened(newest.commit());
    return newest.time().toString().replace("T", " ").replace("Z", " UTC") + commit;
  }

  private static String shortened(String commit) {
    return commit.substring(0, Math.min(commit.length(), 9));
  }

  private static double[] scores(List<TrendPoint> points) {
    return points.stream().mapToDouble(point -> point.score().value()).toArray();
  }

  private static double[] logarithms(List<TrendPoint> points) {
    return Arrays.stream(scores(points)).map(Math::log).toArray();
  }

  /** Rows by their full names, for one who accepts a change of one. */
  public static @Nullable TrendRow named(Trends trends, String name) {
    return trends.rows().stream()
        .filter(row -> row.fullName().equals(name) || row.name().equals(name))
        .findFirst()
        .orElse(null);
  }
}
