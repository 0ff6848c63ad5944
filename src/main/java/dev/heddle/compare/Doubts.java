package dev.heddle.compare;

import dev.heddle.compare.Unjudged.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the rows of which a newest run says nothing, or not what the runs before it said. */
final class Doubts {

  private final Gathered gathered;
  private final Set<Series> judged;
  private final RowNames names;
  private final int newest;

  /**
   * Of a history.
   *
   * @param judged the series whose newest points were held against something
   * @param newest the place of the newest run
   */
  Doubts(Gathered gathered, Set<Series> judged, RowNames names, int newest) {
    this.gathered = gathered;
    this.judged = judged;
    this.names = names;
    this.newest = newest;
  }

  List<Unjudged> all() {
    List<Unjudged> all = new ArrayList<>();
    for (MatchedRows.Key row : gathered.before()) {
      if (!gathered.newest().contains(row)) {
        all.add(of(row, Kind.MISSING, LackWords.GONE));
      }
    }
    gathered.unfit().forEach((row, why) -> all.add(of(row, stopped(row, why), why)));
    for (Series series : gathered.series()) {
      if (series.points().getLast().run() == newest) {
        Unjudged doubt = of(series);
        if (doubt != null) {
          all.add(doubt);
        }
      }
    }
    all.sort(Comparator.comparing(Unjudged::kind).thenComparing(Unjudged::fullName));
    return all;
  }

  private @Nullable Unjudged of(Series series) {
    String points = LackWords.points(series.size(), Watch.FEWEST);
    Series longest = longest(series);
    if (series.size() < Watch.FEWEST && longest != null) {
      return of(series.row(), Kind.NEW_SERIES, other(series, longest) + ": " + points);
    }
    if (judged.contains(series)) {
      return null;
    }
    if (series.size() <= Watch.FEWEST) {
      return of(series.row(), Kind.NEW, points);
    }
    if (Watch.comparable(series, series.size() - 1)) {
      return of(series.row(), Kind.NEW, LackWords.OF_ONE_COMMIT);
    }
    return of(
        series.row(),
        Kind.UNUSABLE,
        series.points().getLast().forks() == 0
            ? LackWords.WITHOUT_RAW_VALUES
            : LackWords.WITH_ONE_FORK);
  }

  /** What is the matter with a row of which no point could be made. */
  private Kind stopped(MatchedRows.Key row, String why) {
    boolean rate =
        gathered.series().stream()
            .filter(each -> each.row().equals(row) && each.size() >= Watch.FEWEST)
            .anyMatch(each -> each.unit().kind() == Unit.Kind.OPERATIONS_PER_TIME);
    return rate && why.equals(LackWords.ALL_ZERO) ? Kind.STOPPED : Kind.UNUSABLE;
  }

  private Unjudged of(MatchedRows.Key row, Kind kind, String why) {
    return new Unjudged(names.of(row), RowNames.full(row), kind, why);
  }

  /** The series of the same row that was measured most; null where none was measured enough. */
  private @Nullable Series longest(Series series) {
    return gathered.series().stream()
        .filter(each -> !each.equals(series) && each.row().equals(series.row()))
        .filter(each -> each.size() >= Watch.FEWEST)
        .max(Comparator.comparingInt((Series each) -> each.points().getLast().run()))
        .orElse(null);
  }

  /** What is other than it was. */
  private static String other(Series now, Series then) {
    List<String> before = Arrays.asList(then.conditions().split(", "));
    List<String> after = Arrays.asList(now.conditions().split(", "));
    if (now.conditions().equals(then.conditions())) {
      return LackWords.otherUnit(now.unit(), then.unit());
    }
    return LackWords.otherConditions(words(after, before), words(before, after));
  }

  private static String words(List<String> some, List<String> without) {
    return some.stream().filter(each -> !without.contains(each)).collect(Collectors.joining(", "));
  }
}
