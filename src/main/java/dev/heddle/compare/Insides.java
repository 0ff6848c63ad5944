package dev.heddle.compare;

import dev.heddle.stats.Difference;
import dev.heddle.stats.Iterations;
import dev.heddle.stats.Sample;
import dev.heddle.stats.Steadiness;
import dev.heddle.stats.Trend;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What goes on inside the forks of a row that would be reported as changed.
 *
 * <p>Where it is more than the sides differ by ({@link Steadiness}), the row is told all the same
 * if its steady part says so: the later half of every fork's iterations, taken for itself, differs
 * in the same direction, beyond the threshold, significantly at 5 %, and is steady.
 *
 * @param steadiness what it is
 * @param confirmed whether the steady part says the same
 * @param inside how much it is, on logarithms or as a share of the mean
 * @param apart how far apart the sides are, on logarithms
 */
record Insides(Steadiness steadiness, boolean confirmed, double inside, double apart) {

  private static final double CONFIRMED_AT = 0.05;

  /**
   * Looks into the forks of both sides.
   *
   * @param paired whether rounds pair them
   */
  static Insides of(Pair pair, Difference difference, Bar bar, boolean paired) {
    Iterations base = pair.base().iterations();
    Iterations candidate = pair.candidate().iterations();
    boolean ordered = !pair.key().id().mode().equals("ss");
    Steadiness steadiness = Steadiness.of(difference.log(), base, candidate, ordered);
    double inside =
        switch (steadiness) {
          case TRENDS ->
              Stream.of(base.trend(), candidate.trend())
                  .filter(Objects::nonNull)
                  .mapToDouble(Insides::size)
                  .max()
                  .orElse(Double.NaN);
          case SCATTERS, STEADY -> base.and(candidate).scatter();
        };
    boolean confirmed =
        steadiness == Steadiness.STEADY || confirms(pair.later(), difference, bar, paired, ordered);
    return new Insides(steadiness, confirmed, inside, Math.abs(difference.log()));
  }

  private static double size(@Nullable Trend trend) {
    return trend == null ? Double.NaN : Math.abs(Math.log(trend.ratio()));
  }

  private static boolean confirms(
      Pair later, Difference whole, Bar bar, boolean paired, boolean ordered) {
    Difference difference;
    if (paired) {
      RowSample above = later.candidate().runs().getFirst();
      RowSample below = later.base().runs().getFirst();
      difference = above.over(below).times(above.unit().in(below.unit()));
    } else {
      Unit unit = later.base().unit();
      Sample above = later.candidate().sample(unit);
      difference = Difference.unpaired(above, later.base().sample(unit), null);
    }
    return difference.p() < CONFIRMED_AT
        && Math.signum(difference.log()) == Math.signum(whole.log())
        && Math.abs(difference.log()) > bar.threshold()
        && Steadiness.of(
                difference.log(),
                later.base().iterations(),
                later.candidate().iterations(),
                ordered)
            == Steadiness.STEADY;
  }

  /** What a reader of the row must know; null where nothing is to be told. */
  @Nullable Footnote note() {
    return switch (steadiness) {
      case TRENDS -> PairWords.trends(inside, apart, confirmed);
      case SCATTERS -> PairWords.scatters(inside, apart, confirmed);
      case STEADY -> inside > Math.expm1(apart) ? PairWords.scattersSteadily(inside, apart) : null;
    };
  }
}
