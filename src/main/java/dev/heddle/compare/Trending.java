package dev.heddle.compare;

import dev.heddle.result.AcceptedChanges;
import dev.heddle.result.Alarms;
import dev.heddle.result.History;
import dev.heddle.result.RowId;
import dev.heddle.stats.ChangePoint;
import dev.heddle.stats.ChangePoints;
import dev.heddle.stats.Estimate;
import dev.heddle.stats.Levels;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Puts the runs of a history into series, and finds what changed. */
public final class Trending {

  /** At most 1 in 100 reported changes is a false one, as far as noise has no levels itself. */
  private static final double LEVEL = 0.01;

  private final double threshold;
  private final double exact;
  private final Predicate<String> chosen;
  private final AcceptedChanges accepted;
  private final Alarms alarms;

  /**
   * Looks at rows.
   *
   * @param threshold the smallest change that counts, as a share
   * @param chosen which rows, by what is found in their names, whole or as tables have them
   * @param accepted changes that are meant
   * @param alarms what measuring suspected rows again has said
   */
  public Trending(
      double threshold, Predicate<String> chosen, AcceptedChanges accepted, Alarms alarms) {
    this(threshold, Rule.DEFAULT.exact(), chosen, accepted, alarms);
  }

  /**
   * The same with another smallest change of what is counted and exact.
   *
   * @param exact a share
   */
  public Trending(
      double threshold,
      double exact,
      Predicate<String> chosen,
      AcceptedChanges accepted,
      Alarms alarms) {
    this.threshold = threshold;
    this.exact = exact;
    this.chosen = chosen;
    this.accepted = accepted;
    this.alarms = alarms;
  }

  /** All that {@code history} says of one metric, where nothing is measured again. */
  public Trends of(History history, String metric) throws UnknownMetricException {
    return over(history, metric).alone();
  }

  /** The same before it is said whether suspected rows will be measured again. */
  public Course over(History history, String metric) throws UnknownMetricException {
    Metric named = Metric.named(metric, history.runs().stream().map(History.Run::set).toList());
    Gathered gathered = Gathered.of(history, named, chosen);
    List<double[]> logarithms = gathered.series().stream().map(Series::logarithms).toList();
    return new Course(history, metric, gathered, new ChangePoints(LEVEL).of(logarithms));
  }

  /** A history's series and their levels. */
  public final class Course {

    private final History history;
    private final String metric;
    private final Gathered gathered;
    private final List<List<ChangePoint>> changes;

    private Course(
        History history, String metric, Gathered gathered, List<List<ChangePoint>> changes) {
      this.history = history;
      this.metric = metric;
      this.gathered = gathered;
      this.changes = changes;
    }

    /** By the runs alone. */
    public Trends alone() {
      return trends(false);
    }

    /** Where what is suspected will be measured again: the first look suspects more. */
    public Trends screened() {
      return trends(true);
    }

    private Trends trends(boolean screen) {
      Watching watching =
          new Watching(
              gathered.series(),
              changes,
              threshold,
              exact,
              metric,
              (row, point) -> isAccepted(row, point.id()),
              alarms,
              screen);
      Map<Series, Gate> gates = watching.walk(history.runs().size());
      RowNames names = names();
      List<TrendRow> rows = new ArrayList<>();
      for (int i = 0; i < gathered.series().size(); i++) {
        Series series = gathered.series().get(i);
        rows.add(
            new TrendRow(
                series.row().id(),
                names.of(series.row()),
                series.fullName(),
                series.conditions(),
                series.unit(),
                series.points(),
                levels(series, changes.get(i)),
                gates.get(series)));
      }
      return new Trends(
          history.runs().size(),
          name(history),
          rows,
          new Doubts(gathered, gates.keySet(), names, history.runs().size() - 1).all(),
          watching.promise(),
          history.skipped(),
          threshold,
          RulerNotes.ofNewest(history));
    }

    private RowNames names() {
      Set<RowId> ids = new LinkedHashSet<>();
      gathered.series().forEach(series -> ids.add(series.row().id()));
      gathered.newest().forEach(row -> ids.add(row.id()));
      gathered.before().forEach(row -> ids.add(row.id()));
      return new RowNames(history.runs().stream().map(History.Run::set).toList(), ids);
    }
  }

  private List<LevelChange> levels(Series series, List<ChangePoint> changes) {
    List<LevelChange> levels = new ArrayList<>();
    List<Estimate> all =
        Levels.of(series.logarithms(), changes.stream().mapToInt(ChangePoint::at).toArray());
    for (int i = 0; i < changes.size(); i++) {
      ChangePoint change = changes.get(i);
      int from = i == 0 ? 0 : changes.get(i - 1).at();
      int to = i + 1 < changes.size() ? changes.get(i + 1).at() : series.size();
      Estimate before = all.get(i);
      Estimate after = all.get(i + 1);
      double log = Math.log(after.value() / before.value());
      if (Math.abs(log) > Math.log1p(threshold)) {
        levels.add(
            new LevelChange(
                change.at(),
                change.earliest(),
                change.latest(),
                before,
                after,
                change.at() - from,
                to - change.at(),
                change.p(),
                series.word(log),
                acceptedWithin(series, change)));
      }
    }
    return levels;
  }

  private boolean acceptedWithin(Series series, ChangePoint change) {
    return series
        .points()
        .subList(change.earliest(), Math.min(series.size(), change.latest() + 1))
        .stream()
        .anyMatch(point -> isAccepted(series.fullName(), point.id()));
  }

  private boolean isAccepted(String row, String commit) {
    return accepted.accepted().stream()
        .anyMatch(each -> each.row().equals(row) && each.commit().equals(commit));
  }

  private static String name(History history) {
    if (history.runs().isEmpty()) {
      return "";
    }
    History.Run newest = history.runs().getLast();
    if (newest.time().equals(History.NO_TIME)) {
      return TrendPoint.shortened(newest.commit());
    }
    String commit =
        newest.commit().isEmpty() ? "" : ", commit " + TrendPoint.shortened(newest.commit());
    return newest.time().toString().replace("T", " ").replace("Z", " UTC") + commit;
  }

  /** Rows by their full names, for one who accepts a change of one. */
  public static @Nullable TrendRow named(Trends trends, String name) {
    return trends.rows().stream()
        .filter(row -> ChosenRows.isCalled(row.fullName(), row.name(), name))
        .findFirst()
        .orElse(null);
  }
}
