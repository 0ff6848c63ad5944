package dev.heddle.compare;

import dev.heddle.stats.Difference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of an exact metric that both sides have: where the forks of each agree, a difference is no
 * chance, and needs no test.
 *
 * <p>Three forks a side suffice for that. Two do where the row is known to be exact: by five
 * earlier forks that agree with the base, or by a calibration. With five in all, as with one
 * earlier fork beside two a side, a coin of 10 % that each fork tosses would be reported as a
 * change in 0.8 of 100 comparisons; so in 0.5 ({@code ExactRowsTest}).
 */
record ExactPair(Pair pair, Rule rule, Past past) {

  private static final int SUFFICE = 3;
  static final int KNOWN = 5;

  /** The row as its figures say; null where it is to be judged as times are. */
  Pair.@Nullable Weighed weighed(Cell left, Cell right, Bar bar) {
    ExactMetric metric = ExactMetric.of(left.unit());
    if (metric == null || !metric.agree(left.forks()) || !metric.agree(right.forks())) {
      return null;
    }
    double one = left.score().value();
    double other = right.score().value();
    boolean changed = metric.changed(one, other, rule.exact());
    boolean known =
        past.agreeing(pair.base().rows().getFirst().id(), metric, left.forks()) >= KNOWN;
    Lack lack = known || !changed ? null : few(left.forks().size(), right.forks().size());
    boolean ratio = !metric.isNothing(one) && !metric.isNothing(other);
    double floor = ratio ? metric.onLogarithms(one, other) : changed ? 0 : Double.POSITIVE_INFINITY;
    Evidence evidence =
        new Evidence(
            ratio
                ? new Difference(
                    Math.log(other / one), 0, left.forks().size() + right.forks().size() - 2.0)
                : Difference.UNKNOWN,
            other - one,
            0,
            1,
            new Bar(Math.log1p(rule.exact()), floor, bar.direction()),
            lack);
    return new Pair.Weighed(
        pair,
        left,
        right,
        evidence,
        Pair.Noise.NONE,
        lack == null ? List.of(PairWords.exact(rule.exact(), metric.words())) : List.of());
  }

  private @Nullable Lack few(int base, int candidate) {
    boolean fewOfBase = base < SUFFICE;
    boolean fewOfCandidate = candidate < SUFFICE;
    return !fewOfBase && !fewOfCandidate
        ? null
        : new Lack(
            LackWords.FEW_THAT_AGREE,
            fewOfBase && fewOfCandidate
                ? Lack.Whose.BOTH
                : fewOfBase ? Lack.Whose.BASE : Lack.Whose.CANDIDATE);
  }
}
