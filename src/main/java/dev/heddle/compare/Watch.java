package dev.heddle.compare;

import dev.heddle.stats.ChangePoint;
import dev.heddle.stats.Difference;
import dev.heddle.stats.Outliers;
import dev.heddle.stats.Prediction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One series as a gate sees it that runs after every build: point by point, each held against the
 * ones before it, with what it knew then.
 */
final class Watch {

  /** Points of a level that say where it is. */
  static final int WINDOW = 10;

  /** Points that say how far points spread around their level. */
  static final int SPREAD = 30;

  /** Points more, in place of those that are far off. */
  private static final int MARGIN = 5;

  /** Points before anything can be expected. */
  static final int FEWEST = 5;

  /** A slower level begins where the points that a gate had seen by then leave no doubt of it. */
  private static final double SURE = 1e-4;

  /** A change of level as seen with all points. */
  private record Step(int at, boolean slower) {}

  private final Series series;
  private final Predicate<TrendPoint> accepted;
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, Integer> firstOf = new HashMap<>();

  /** The points that count, level by level. */
  private final List<List<Integer>> levels = new ArrayList<>(List.of(new ArrayList<>()));

  private @Nullable Alarm alarm;

  /**
   * Before the first point.
   *
   * @param changes of its level, as seen with all points
   * @param accepted which points begin a level that is meant
   */
  Watch(Series series, List<ChangePoint> changes, Predicate<TrendPoint> accepted) {
    this.series = series;
    this.accepted = accepted;
    for (int i = 0; i < changes.size(); i++) {
      int at = changes.get(i).at();
      double before = series.level(i == 0 ? 0 : changes.get(i - 1).at(), at);
      double after =
          series.level(at, i + 1 < changes.size() ? changes.get(i + 1).at() : series.size());
      steps.add(new Step(at, series.word(after - before).equals("slower")));
    }
  }

  Series series() {
    return series;
  }

  /** The alarm that is open; null where there is none. */
  @Nullable Alarm alarm() {
    return alarm;
  }

  /**
   * What the next point is held against; null where that cannot be said.
   *
   * @param others levels of the same row under other conditions, which help to say how far points
   *     spread
   */
  @Nullable Expected expected(int at, List<double[]> others) {
    if (alarm != null) {
      return alarm.expected();
    }
    begin(at);
    return comparable(series, at) ? after(at, others) : null;
  }

  private @Nullable Expected after(int at, List<double[]> others) {
    String commit = series.points().get(at).id();
    int own = levels.size() - 1;
    double[] known = last(levels.get(own), SPREAD, commit);
    if (known.length == 0 && own > 0 && accepted(at)) {
      // another run of the commit that began the level
      known = last(levels.get(--own), SPREAD, commit);
    }
    int begin = Math.max(0, known.length - WINDOW);
    List<double[]> before = new ArrayList<>(earlier(SPREAD - known.length, own));
    if (begin >= FEWEST) {
      before.add(Arrays.copyOf(known, begin));
    }
    return known.length == 0
        ? null
        : of(Arrays.copyOfRange(known, begin, known.length), before, others);
  }

  private static @Nullable Expected of(
      double[] level, List<double[]> before, List<double[]> others) {
    List<double[]> spread = level.length - 1 + free(before) < FEWEST - 1 ? others : before;
    return level.length - 1 + free(spread) < FEWEST - 1
        ? null
        : new Expected(Prediction.after(level, spread), level.length);
  }

  /** The level that stands, for a series of the same row that is younger. */
  List<double[]> standing() {
    return earlier(SPREAD, levels.size());
  }

  /** Whether somebody has accepted that a level begins with this point or one of its commit. */
  boolean accepted(int at) {
    return accepted.test(series.points().get(at));
  }

  /** One fork scatters more than the mean of several, which most of the last points are. */
  static boolean comparable(Series series, int at) {
    List<TrendPoint> last = series.points().subList(Math.max(0, at - WINDOW), at);
    return series.points().get(at).forks() > 1
        || 2 * last.stream().filter(each -> each.forks() > 1).count() <= last.size();
  }

  /**
   * Takes a point in.
   *
   * @param expected what it was held against; null where there was nothing
   * @param slower whether it was slower than that, and no second measurement says otherwise
   * @param bar when a point is slower than expected
   */
  void take(int at, @Nullable Expected expected, boolean slower, Bar bar) {
    TrendPoint point = series.points().get(at);
    boolean first = !firstOf.containsKey(point.id());
    firstOf.putIfAbsent(point.id(), at);
    if (!comparable(series, at)) {
      return;
    }
    Alarm open = alarm;
    if (accepted(at)) {
      if (first) {
        levels.add(new ArrayList<>());
        alarm = null;
      }
      levels.getLast().add(at);
    } else if (slower && expected != null) {
      alarm = open == null ? opened(at, expected, bar) : stepped(at, open, bar);
      alarm.commits().add(point.id());
      // the alarm tells of that change, and nothing but a person or a later commit ends it
      steps.removeIf(step -> step.at() >= at - 1 && step.at() <= at);
    } else if (open == null || back(point, open)) {
      alarm = null;
      levels.getLast().add(at);
    }
  }

  private static Alarm opened(int at, Expected expected, Bar bar) {
    return new Alarm(at, expected, bar.level(), new HashSet<>(), at, expected);
  }

  /** The alarm, whose last step is this point where it is twice as far off as those before. */
  private Alarm stepped(int at, Alarm open, Bar bar) {
    List<Integer> since = IntStream.range(open.step(), at).boxed().toList();
    double so = series.level(open.step(), at) - open.expected().prediction().mean();
    double now = series.logarithm(at) - open.expected().prediction().mean();
    if (Math.abs(now) < 2 * Math.abs(so)) {
      return open;
    }
    List<double[]> sound = earlier(SPREAD, levels.size());
    Expected like = of(last(since, WINDOW, ""), sound, List.of());
    List<Integer> all = new ArrayList<>(levels.getLast());
    all.addAll(IntStream.range(open.opened(), at).boxed().toList());
    Expected before = of(last(all, WINDOW, ""), List.of(), sound);
    if (like == null || before == null || !bar.slower(at, like) || !bar.slower(at, before)) {
      return open;
    }
    return new Alarm(open.opened(), open.expected(), open.level(), open.commits(), at, before);
  }

  /** When a point of a series is slower than expected. */
  interface Bar {
    /** The level of its two-sided p value. */
    double level();

    boolean slower(int at, Expected expected);
  }

  /** Another run of a commit that was slower, or of one before it, proves nothing. */
  private boolean back(TrendPoint point, Alarm open) {
    return !open.commits().contains(point.id())
        && firstOf.getOrDefault(point.id(), Integer.MAX_VALUE) > open.opened();
  }

  /** Begins a new level where the points so far tell of one that no alarm told of. */
  private void begin(int at) {
    while (!steps.isEmpty() && steps.getFirst().at() <= at - 2) {
      Step step = steps.getFirst();
      List<Integer> level = levels.getLast();
      List<Integer> before = level.stream().filter(each -> each < step.at()).toList();
      List<Integer> after = level.stream().filter(each -> each >= step.at()).toList();
      boolean passed = steps.size() > 1 && steps.get(1).at() <= at - 2;
      if (step.slower() && !passed && !sure(before, after)) {
        return;
      }
      steps.removeFirst();
      if (!before.isEmpty() && !after.isEmpty()) {
        levels.set(levels.size() - 1, new ArrayList<>(before));
        levels.add(new ArrayList<>(after));
      }
    }
  }

  private boolean sure(List<Integer> before, List<Integer> after) {
    List<Integer> last = before.subList(Math.max(0, before.size() - 3 * WINDOW), before.size());
    return after.size() >= FEWEST
        && last.size() >= 2
        && Difference.unpaired(scores(after), scores(last)).p() <= SURE;
  }

  private double[] scores(List<Integer> points) {
    return points.stream().mapToDouble(each -> series.points().get(each).score().value()).toArray();
  }

  /** Points of the levels before one, level by level, the nearest first. */
  private List<double[]> earlier(int most, int end) {
    List<double[]> found = new ArrayList<>();
    int left = most;
    for (int i = end - 1; i >= 0 && left >= FEWEST; i--) {
      double[] level = last(levels.get(i), left, "");
      if (level.length >= FEWEST) {
        found.add(level);
        left -= level.length;
      }
    }
    return found;
  }

  private static int free(List<double[]> levels) {
    return levels.stream().mapToInt(level -> level.length - 1).sum();
  }

  /** The last points that are not of one commit, without those far off. */
  private double[] last(List<Integer> level, int most, String without) {
    double[] values = new double[Math.min(level.size(), most + MARGIN)];
    int begin = values.length;
    for (int i = level.size() - 1; i >= 0 && begin > 0; i--) {
      int at = level.get(i);
      if (without.isEmpty() || !series.points().get(at).id().equals(without)) {
        values[--begin] = series.logarithm(at);
      }
    }
    double[] sound = Outliers.without(Arrays.copyOfRange(values, begin, values.length));
    return Arrays.copyOfRange(sound, Math.max(0, sound.length - most), sound.length);
  }
}
