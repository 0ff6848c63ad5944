package dev.heddle.compare;

import dev.heddle.result.History;
import dev.heddle.result.ResultSet;
import dev.heddle.stats.Means;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the runs of a history say of one metric, row by row.
 *
 * @param series the points that can be judged, in series
 * @param newest the rows of the newest run
 * @param before those of the run before
 * @param unfit why no point could be made of some rows of the newest run
 */
record Gathered(
    List<Series> series,
    Set<MatchedRows.Key> newest,
    Set<MatchedRows.Key> before,
    Map<MatchedRows.Key, String> unfit) {

  /** What makes two points of a row ones of the same series. */
  private record Kind(MatchedRows.Key row, String conditions, Unit.Kind unit, String text) {
    static Kind of(MatchedRows.Key row, String conditions, Unit unit) {
      return new Kind(
          row, conditions, unit.kind(), unit.kind() == Unit.Kind.OTHER ? unit.text() : "");
    }
  }

  static Gathered of(History history, Metric metric, Predicate<String> chosen) {
    List<ResultSet> sets = history.runs().stream().map(History.Run::set).toList();
    ChosenRows rows = new ChosenRows(chosen, sets);
    Map<Kind, Series> series = new LinkedHashMap<>();
    List<Set<MatchedRows.Key>> present = new ArrayList<>();
    Map<MatchedRows.Key, String> unfit = new LinkedHashMap<>();
    for (int i = 0; i < sets.size(); i++) {
      History.Run run = history.runs().get(i);
      Set<MatchedRows.Key> here = new HashSet<>();
      unfit.clear();
      for (IdentifiedRow row : IdentifiedRow.of(run.set(), metric, id -> id, rows::has)) {
        RowSample figures = row.figures().orElse(null);
        if (figures == null) {
          continue;
        }
        MatchedRows.Key key = row.key();
        here.add(key);
        String problem = problem(figures);
        if (problem != null) {
          unfit.put(key, problem);
          continue;
        }
        String conditions = Conditions.of(run.set(), row.row());
        Series its =
            series.computeIfAbsent(
                Kind.of(key, conditions, figures.unit()),
                _ -> new Series(key, conditions, figures.unit(), new ArrayList<>()));
        its.points()
            .add(
                new TrendPoint(
                    i,
                    run.time(),
                    run.commit(row.row().id()),
                    figures.score().times(figures.unit().in(its.unit())),
                    figures.values().size(),
                    agree(figures)));
      }
      present.add(here);
    }
    int runs = present.size();
    return new Gathered(
        List.copyOf(series.values()),
        runs > 0 ? present.getLast() : Set.of(),
        runs > 1 ? present.get(runs - 2) : Set.of(),
        unfit);
  }

  private static boolean agree(RowSample figures) {
    ExactMetric metric = ExactMetric.of(figures.unit());
    return metric != null && !figures.values().isEmpty() && metric.agree(figures.values());
  }

  /** Why no point can be made of it; null where one can. */
  private static @Nullable String problem(RowSample figures) {
    boolean zeros = Floor.of(figures.unit()).least(figures.unit()) > 0;
    double[] forks = figures.values().stream().mapToDouble(Double::doubleValue).toArray();
    if (forks.length == 0) {
      double score = figures.score().value();
      return Means.positive(score) || (zeros && score == 0) ? null : LackWords.NO_VALUES;
    }
    if (!Arrays.stream(forks).allMatch(Double::isFinite)) {
      return LackWords.NOT_FINITE;
    }
    if (Means.positive(forks) || (zeros && Arrays.stream(forks).allMatch(fork -> fork >= 0))) {
      return null;
    }
    return Arrays.stream(forks).allMatch(fork -> fork == 0)
        ? LackWords.ALL_ZERO
        : LackWords.NOT_POSITIVE;
  }
}
