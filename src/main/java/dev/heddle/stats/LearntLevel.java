package dev.heddle.stats;

import java.util.Arrays;
import java.util.List;

/**
 * The level at which a build without a change is red as seldom as promised, learnt from how small
 * the p values of the builds before it were.
 *
 * <p>In simulated histories whose noise has long tails (t with 3 degrees of freedom) 7 to 9 % of
 * unchanged builds are red at the nominal level of 1 %, and less than 1 % at the learnt one, where
 * no build is wild ({@code LearntLevelTest}).
 *
 * <p>What 26 rows of graphql-java leave within their levels (300 builds, 234 of them after 60 to
 * learn from) is red in 9.3 of 100 builds at the nominal level and in one of the 234 at the learnt
 * one, and a row that is 10 % slower is found in 72 and in 28 of 100 cases; shuffled 20 times 8.7
 * and 1.2 are red, and 67 and 18 found. With all of the promise for ordinary builds 2.1 would be
 * red, or 1.8, and 36 or 23 found.
 *
 * @param level the level for the p value of a single row, never looser than the nominal one
 * @param nominal what it would be if p values were what they claim to be
 * @param builds how many builds there were to learn from
 */
public record LearntLevel(double level, double nominal, int builds) {

  /** With fewer builds than this nothing is learnt, and the nominal level holds. */
  public static final int FEWEST = 60;

  private static final double TAIL = 0.15;

  /**
   * The part of the promise that ordinary builds may use up. The rest is for wild ones, which no
   * level of ordinary builds tells: two of 300 builds of that history have one.
   */
  private static final double ORDINARY = 0.4;

  /** So many of the smallest values may be any. */
  private static final int FEWEST_WILD = 2;

  /** Whether there were builds enough to learn from. */
  public boolean learnt() {
    return builds >= FEWEST;
  }

  /**
   * Learns from builds of which no change is known: whoever calls this leaves out the points that
   * are known to have come with one.
   *
   * <p>The smallest p value of each build, made comparable by the number of its rows, stands for
   * it, so that rows that move together count once. If p values were right these would be uniform.
   * As it is the smallest of them follow a power law (B. M. Hill, Annals of Statistics 3, 1975),
   * whose exponent is known as well as so many values tell; the level is the one that the next
   * build passes with the promised probability, that uncertainty included. How small the very
   * smallest ones are does not matter: one broken build is no reason to be blind from then on.
   *
   * @param red the share of builds without a change that may be red
   * @param rows how many rows are held against the level now
   * @param builds for each build before the p values of its rows, each by the points before it
   *     alone and on the same side as now; builds without rows do not count
   */
  public static LearntLevel of(double red, int rows, List<double[]> builds) {
    double[] smallest =
        builds.stream()
            .filter(each -> each.length > 0)
            .mapToDouble(each -> ofAll(Arrays.stream(each).min().orElseThrow(), each.length))
            .sorted()
            .toArray();
    double nominal = ofOne(red, rows);
    double level =
        smallest.length < FEWEST
            ? nominal
            : ofOne(Math.min(red, passed(ORDINARY * red, smallest)), rows);
    return new LearntLevel(level, nominal, smallest.length);
  }

  /** The value that the next one lies below with a probability of {@code red}. */
  private static double passed(double red, double[] ascending) {
    int tail = (int) (TAIL * ascending.length);
    int beyond = Math.max(FEWEST_WILD, (int) (red * ascending.length));
    double logarithms = 0;
    for (int i = 0; i < tail; i++) {
      double value = Math.max(ascending[Math.max(i, beyond)], Double.MIN_NORMAL);
      logarithms += Math.log(ascending[tail] / value);
    }
    double exponents = tail - beyond;
    double rarer = tail / (ascending.length * red);
    // a gamma distribution of the exponent makes one of Lomax of the logarithm
    return ascending[tail] * Math.exp(-logarithms * (Math.pow(rarer, 1 / exponents) - 1));
  }

  private static double ofAll(double p, int rows) {
    return -Math.expm1(rows * Math.log1p(-p));
  }

  private static double ofOne(double p, int rows) {
    return -Math.expm1(Math.log1p(-p) / rows);
  }
}
