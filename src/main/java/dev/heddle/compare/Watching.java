package dev.heddle.compare;

import dev.heddle.result.Alarms;
import dev.heddle.result.Alarms.Again;
import dev.heddle.stats.ChangePoint;
import dev.heddle.stats.LearntLevel;
import dev.heddle.stats.Prediction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Walks a history forward, run by run, as a gate that ran after each of them: which rows were
 * slower than expected then, and which of these alarms nobody has accepted and no commit ended.
 */
final class Watching {

  /** What a build without a change may be red by: the promise, and the screen before a rerun. */
  private static final double RED = 0.01;

  private static final double SCREEN = 0.05;

  private final double threshold;
  private final double exact;
  private final String metric;
  private final Alarms alarms;
  private final boolean screen;
  private final Map<MatchedRows.Key, List<Watch>> rows = new LinkedHashMap<>();
  private final List<Watch> watches = new ArrayList<>();
  private final List<List<ChangePoint>> changes;
  private final List<double[]> builds = new ArrayList<>();
  private final int[] next;
  private int run;
  private int learntFrom;

  /**
   * Before the first run.
   *
   * @param changes of level of each series, as seen with all points
   * @param threshold the smallest change that counts, as a share
   * @param exact the same where what is counted is exact
   * @param accepted whether a row's level at a point is meant
   * @param alarms what measuring again has said before
   * @param screen whether what is found will be measured again
   */
  Watching(
      List<Series> series,
      List<List<ChangePoint>> changes,
      double threshold,
      double exact,
      String metric,
      BiPredicate<String, TrendPoint> accepted,
      Alarms alarms,
      boolean screen) {
    this.threshold = threshold;
    this.exact = exact;
    this.metric = metric;
    this.alarms = alarms;
    this.screen = screen;
    this.changes = changes;
    this.next = new int[series.size()];
    for (int i = 0; i < series.size(); i++) {
      String name = series.get(i).fullName();
      Watch watch = new Watch(series.get(i), changes.get(i), point -> accepted.test(name, point));
      watches.add(watch);
      rows.computeIfAbsent(series.get(i).row(), _ -> new ArrayList<>()).add(watch);
    }
  }

  /** A point that is held against what was expected of it. */
  private record Held(Watch watch, int at, Expected expected) {}

  /** Slower by more than chance and by more than counts. */
  private record Level(Series series, double threshold, double exact, double level)
      implements Watch.Bar {
    @Override
    public boolean slower(int at, Expected expected) {
      return verdict(at, expected).equals("slower");
    }

    String verdict(int at, Expected expected) {
      double expectedLevel = Math.exp(expected.prediction().mean());
      ExactSeries counted = new ExactSeries(series);
      if (counted.knows(at, expectedLevel)) {
        return counted.left(at, expectedLevel, exact)
            ? word(at, expected)
            : Math.abs(log(at, expected)) > Math.log1p(exact) ? "differs" : "expected";
      }
      if (p(at, expected) > level || Math.abs(log(at, expected)) <= Math.log1p(threshold)) {
        return "expected";
      }
      double floor =
          Floor.of(series.unit())
              .onLogarithms(
                  series.unit(),
                  series.row().id().threads(),
                  expectedLevel,
                  Math.exp(series.logarithm(at)));
      return Math.abs(log(at, expected)) <= floor ? "differs" : word(at, expected);
    }

    /** How far a point is from what was expected, where a ratio would be one of noise. */
    double difference(int at, Expected expected) {
      double base = Math.exp(expected.prediction().mean());
      double score = series.points().get(at).score().value();
      double least = series.least() * (1 + 1e-9);
      return base <= least || score <= least ? score - (base <= least ? 0 : base) : Double.NaN;
    }

    double p(int at, Expected expected) {
      return expected.prediction().p(series.logarithm(at));
    }

    double log(int at, Expected expected) {
      return series.logarithm(at) - expected.prediction().mean();
    }

    String word(int at, Expected expected) {
      return series.word(log(at, expected));
    }
  }

  /** What is said of the last of so many runs, for each series that it has a point of. */
  Map<Series, Gate> walk(int runs) {
    Map<Series, Gate> gates = Map.of();
    while (run < runs) {
      gates = next();
    }
    return gates;
  }

  /** What is said of the next run. */
  Map<Series, Gate> next() {
    List<Integer> here = new ArrayList<>();
    List<@Nullable Expected> expected = new ArrayList<>();
    for (int i = 0; i < next.length; i++) {
      List<TrendPoint> points = watches.get(i).series().points();
      if (next[i] < points.size() && points.get(next[i]).run() == run) {
        here.add(i);
        expected.add(watches.get(i).expected(next[i], others(watches.get(i))));
      }
    }
    int gated = (int) expected.stream().filter(each -> each != null).count();
    double level = 2 * level(Math.max(1, gated));
    double resemblance =
        Prediction.correlation(
            expected.stream().filter(Objects::nonNull).map(Expected::prediction).toList());
    List<Double> ps = new ArrayList<>();
    Map<Series, Gate> gates = new LinkedHashMap<>();
    for (int i = 0; i < here.size(); i++) {
      Watch watch = watches.get(here.get(i));
      int at = next[here.get(i)]++;
      Expected its = expected.get(i);
      if (its == null) {
        watch.take(at, null, false, new Level(watch.series(), threshold, exact, level));
      } else {
        Held held = new Held(watch, at, its);
        gates.put(watch.series(), gate(held, level, resemblance, changes.get(here.get(i)), ps));
      }
    }
    builds.add(ps.stream().mapToDouble(Double::doubleValue).toArray());
    run++;
    return gates;
  }

  Promise promise() {
    return screen
        ? new Promise(Promise.Kind.SCREENED, 0)
        : learntFrom >= LearntLevel.FEWEST
            ? new Promise(Promise.Kind.LEARNT, learntFrom)
            : new Promise(Promise.Kind.ASSUMED, learntFrom);
  }

  /** The level of one row's p on the slower side. */
  private double level(int gated) {
    if (screen) {
      return 1 - Math.pow(1 - SCREEN, 1.0 / gated);
    }
    LearntLevel learnt = LearntLevel.of(RED, gated, builds);
    learntFrom = learnt.builds();
    return learnt.level();
  }

  private Gate gate(
      Held held, double level, double resemblance, List<ChangePoint> known, List<Double> ps) {
    Watch watch = held.watch();
    Series series = watch.series();
    Alarm before = watch.alarm();
    int at = held.at();
    Level bar = new Level(series, threshold, exact, before == null ? level : before.level());
    String word = bar.word(at, held.expected());
    boolean slower = bar.slower(at, held.expected());
    TrendPoint point = series.points().get(at);
    Optional<Again> again =
        slower
            ? alarms.of(series.fullName(), metric, point.time(), point.commit())
            : Optional.empty();
    boolean refuted = again.isPresent() && !again.get().confirmed();
    if (before == null
        && !watch.accepted(at)
        && !again.map(Again::confirmed).orElse(false)
        && series.unit().direction() != Unit.Direction.NONE
        && known.stream().noneMatch(each -> each.earliest() <= at && at <= each.latest())) {
      double p = bar.p(at, held.expected());
      ps.add(word.equals("slower") ? p / 2 : 1 - p / 2);
    }
    boolean seen = before != null && before.commits().contains(point.id());
    watch.take(at, held.expected(), slower && !refuted, bar);
    return gate(held, bar, resemblance, seen, slower, again);
  }

  private static Gate gate(
      Held held,
      Level bar,
      double resemblance,
      boolean seen,
      boolean slower,
      Optional<Again> again) {
    Alarm alarm = held.watch().alarm();
    List<TrendPoint> points = bar.series().points();
    int at = held.at();
    Expected expected = alarm == null || !slower ? held.expected() : alarm.before();
    boolean standing = alarm != null && !slower;
    return new Gate(
        expected.prediction(),
        expected.prediction().interval(bar.level()),
        expected.points(),
        Math.exp(bar.log(at, expected)),
        bar.difference(at, expected),
        bar.p(at, expected),
        bar.level() / 2,
        resemblance,
        standing ? "slower" : bar.verdict(at, expected),
        alarm == null ? null : points.get(alarm.step()).id(),
        standing || seen,
        held.watch().accepted(at),
        again.map(Watching::rerun).orElse(null));
  }

  private static Rerun rerun(Again again) {
    return again.confirmed()
        ? new Rerun.Confirmed(again.ratio(), again.p(), again.level(), again.forks())
        : new Rerun.Refuted(again.ratio(), again.p(), again.level(), again.forks());
  }

  private List<double[]> others(Watch watch) {
    List<Watch> same = rows.getOrDefault(watch.series().row(), List.of());
    return same.stream()
        .filter(each -> each != watch)
        .map(Watch::standing)
        .filter(levels -> !levels.isEmpty())
        .reduce((_, last) -> last)
        .orElse(List.of());
  }
}
