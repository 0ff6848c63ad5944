package dev.heddle.advice;

import dev.heddle.compare.Standing;
import dev.heddle.result.RowId;
import dev.heddle.stats.Difference;
import dev.heddle.stats.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows that do the same, from the best on, and which of them cannot be told from it.
 *
 * @param best the one with the best score
 * @param others the others, from the best on
 */
record Ranking(Standing best, List<Behind> others) {

  /** Less than this is no difference that anybody chooses by, as in a comparison. */
  static final double THRESHOLD = Math.log(1.03);

  /** Of runs whose rows are all the same, so many may have one that is said to be worse. */
  private static final double LEVEL = 0.05;

  /** Ranks {@code rows}; empty where there is none. */
  static Optional<Ranking> of(List<Standing> rows) {
    return of(rows, 1);
  }

  /**
   * The same where it is looked several times, and rows that are shown to be worse are not measured
   * any more.
   *
   * @param looks how often, which share the level
   */
  static Optional<Ranking> of(List<Standing> rows, int looks) {
    return rows.stream()
        .min(Comparator.comparingDouble(Standing::nanos))
        .map(best -> against(best, rows, rows.size(), LEVEL / looks));
  }

  /**
   * Holds all of {@code rows} but itself against {@code best}.
   *
   * @param among from how many rows, itself included, {@code best} was chosen
   */
  static Ranking against(Standing best, List<Standing> rows, int among) {
    return against(best, rows, among, LEVEL);
  }

  private static Ranking against(Standing best, List<Standing> rows, int among, double level) {
    List<Standing> others =
        rows.stream()
            .filter(row -> row != best)
            .sorted(Comparator.comparingDouble(Standing::nanos))
            .toList();
    List<Difference> differences = others.stream().map(row -> row.over(best)).toList();
    boolean[] worse = worse(differences, among, level);
    List<Behind> behind = new ArrayList<>();
    for (int i = 0; i < others.size(); i++) {
      behind.add(new Behind(others.get(i), differences.get(i).estimate(), worse[i]));
    }
    return new Ranking(best, behind);
  }

  /**
   * Which of {@code differences} show that a row is worse.
   *
   * <p>The forks that are judged by chose what they are held against, and any two of the rows could
   * have met so. Each test is therefore one of as many as there are pairs of the rows that are not
   * found to be worse yet, from the surest on (S. Holm, Scandinavian Journal of Statistics 6,
   * 1979).
   *
   * @param differences each of a row over the one that was chosen
   * @param among from how many rows that was chosen, itself included
   */
  static boolean[] worse(List<Difference> differences, int among) {
    return worse(differences, among, LEVEL);
  }

  private static boolean[] worse(List<Difference> differences, int among, double level) {
    double[] p = differences.stream().mapToDouble(Ranking::p).toArray();
    List<Integer> surest =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> p[i]))
            .toList();
    boolean[] worse = new boolean[p.length];
    int left = Math.max(among, p.length + 1);
    for (int i : surest) {
      if (!(p[i] * left * (left - 1) / 2 <= level)) {
        break;
      }
      worse[i] = true;
      left--;
    }
    return worse;
  }

  /** Whether one of two rows is shown to be slower than the other. */
  static boolean slower(Standing row, Standing other) {
    return worse(List.of(row.over(other)), 2)[0];
  }

  /**
   * What lies within the threshold, or below, is no row that is worse; without any spread that
   * alone decides.
   */
  private static double p(Difference difference) {
    if (!(difference.log() > THRESHOLD)) {
      return 1;
    }
    if (difference.testable()) {
      return difference.p();
    }
    return difference.squaredError() == 0 ? 0 : 1;
  }

  /** Those of which no difference to the best is shown. */
  List<Standing> asGood() {
    return others.stream().filter(each -> !each.shown()).map(Behind::row).toList();
  }

  /** The one with the fewest workers that is within 3 % of the best and not shown to be worse. */
  Standing choice() {
    return Stream.concat(
            Stream.of(best),
            others.stream()
                .filter(each -> !each.shown() && Math.log(each.times().value()) <= THRESHOLD)
                .map(Behind::row))
        .min(Comparator.comparingInt(Labels::workers))
        .orElse(best);
  }

  /** The best and those of which no difference to it is shown, as far as forks can show one. */
  Set<RowId> bestOfTwoForks() {
    return best.forks() < 2
        ? Set.of()
        : Stream.concat(Stream.of(best), asGood().stream())
            .filter(row -> row.forks() > 1)
            .map(Standing::id)
            .collect(Collectors.toSet());
  }

  /** The others from the fewest workers on, as far as they share rounds with the best. */
  List<Behind> byWorkers() {
    return others.stream()
        .filter(Behind::known)
        .sorted(Comparator.comparingInt(each -> Labels.workers(each.row())))
        .toList();
  }

  /** One of the rows, the best included, against the best. */
  Behind behind(Standing row) {
    return others.stream()
        .filter(each -> each.row() == row)
        .findFirst()
        .orElse(new Behind(best, Estimate.bare(1), false));
  }
}
