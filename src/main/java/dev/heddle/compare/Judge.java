package dev.heddle.compare;

import dev.heddle.stats.Difference;
import dev.heddle.stats.Estimate;
import dev.heddle.stats.FalseDiscovery;
import dev.heddle.stats.Power;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Judges the rows of one comparison, which are one family: a row is reported as changed where it is
 * both significant and beyond the threshold.
 *
 * <p>A row whose forks are not steady is not told ({@link Insides}).
 *
 * <p>Rows within the threshold are never told, so the family takes their p for 1. With their own
 * they would loosen the level of the others: in simulated comparisons of 586 rows, half of them 1.5
 * % slower, 15 % of those reported as changed by more than 3 % had changed by nothing.
 */
final class Judge {

  /** Of plain intervals, and of all that are shown for changed rows, so many miss the truth. */
  private static final double MISSES = 0.05;

  private final Rule rule;

  /** The level of this look. */
  private final double alpha;

  /** Whether verdicts have their intervals, and how many forks they take. */
  private final boolean inFull;

  Judge(Rule rule) {
    this(rule, true);
  }

  private Judge(Rule rule, boolean inFull) {
    this.rule = rule;
    this.alpha = rule.ofLook(rule.alpha());
    this.inFull = inFull;
  }

  /** One of whose verdicts only the kinds are told: intervals take most of the time. */
  static Judge ofKinds(Rule rule) {
    return new Judge(rule, false);
  }

  List<Verdict> verdicts(List<Evidence> rows) {
    List<Evidence> family = rows.stream().filter(Evidence::tested).toList();
    double[] p = family.parallelStream().mapToDouble(row -> row.difference().p()).toArray();
    double[] adjusted = adjusted(family, p);
    List<Integer> significant =
        IntStream.range(0, p.length)
            .filter(i -> adjusted[i] <= alpha && family.get(i).beyond())
            .boxed()
            .toList();
    Power power = new Power(applied(significant.size(), p.length), rule.certain());
    List<Integer> told = rule.certain() ? certain(family, significant) : significant;
    double ofChanged = missesOf(told.size(), p.length);
    boolean[] changed = new boolean[p.length];
    told.forEach(i -> changed[i] = true);
    List<Verdict> tested =
        IntStream.range(0, p.length)
            .parallel()
            .mapToObj(i ->
                changed[i]
                    ? changed(family.get(i), p[i], adjusted[i], ofChanged)
                    : unchanged(family.get(i), p[i], adjusted[i], power))
            .toList();
    Iterator<Verdict> next = tested.iterator();
    return rows.stream().map(row -> row.tested() ? next.next() : untested(row)).toList();
  }

  private double[] adjusted(List<Evidence> family, double[] p) {
    return switch (rule.correction()) {
      case BH ->
          FalseDiscovery.adjusted(
              IntStream.range(0, p.length)
                  .mapToDouble(i -> family.get(i).beyond() ? p[i] : 1)
                  .toArray());
      case NONE -> p;
    };
  }

  /**
   * The rows whose whole intervals are beyond the threshold. The fewer are told, the wider their
   * intervals are, so that another may drop out.
   */
  private static List<Integer> certain(List<Evidence> family, List<Integer> significant) {
    List<Integer> told = significant;
    int before;
    do {
      before = told.size();
      double level = missesOf(before, family.size());
      told = told.stream().filter(i -> family.get(i).beyond(level)).toList();
    } while (told.size() < before);
    return told;
  }

  /** Y. Benjamini, D. Yekutieli, Journal of the American Statistical Association 100, 2005. */
  private static double missesOf(int told, int family) {
    return MISSES * told / Math.max(1, family);
  }

  /** The level that one more significant row would have had to pass. */
  private double applied(int significant, int family) {
    return switch (rule.correction()) {
      case BH -> alpha * Math.min(1, (significant + 1.0) / Math.max(1, family));
      case NONE -> alpha;
    };
  }

  private Verdict changed(Evidence row, double p, double adjusted, double level) {
    Difference difference = row.difference();
    Change change =
        new Change(
            estimate(difference, MISSES),
            estimate(difference, level),
            row.apart(),
            p,
            adjusted,
            row.bar().least());
    return changed(row, change, rule.certain() ? row.belowFloor(level) : row.belowFloor());
  }

  private Verdict unchanged(Evidence row, double p, double adjusted, Power power) {
    Estimate plain = estimate(row.difference(), MISSES);
    Change change = new Change(plain, plain, row.apart(), p, adjusted, row.bar().least());
    // that nothing changed is a verdict to stop at, too
    if (row.within(rule.ofLook(MISSES))) {
      return new Verdict.Equivalent(change);
    }
    return new Verdict.Inconclusive(
        change,
        inFull && row.steady()
            ? power.forksToSettle(
                row.difference(),
                row.bar().threshold(),
                row.forks(),
                row.fixed(),
                row.fixedDegrees())
            : OptionalInt.empty());
  }

  private Estimate estimate(Difference difference, double misses) {
    return inFull ? difference.estimate(misses) : Estimate.bare(difference.ratio());
  }

  private Verdict untested(Evidence row) {
    Change change =
        Change.untested(estimate(row.difference(), MISSES), row.apart(), row.bar().least());
    if (row.lack() != null) {
      return new Verdict.Insufficient(change, row.lack());
    }
    return row.beyond() ? changed(row, change, row.belowFloor()) : new Verdict.Equivalent(change);
  }

  private static Verdict changed(Evidence row, Change change, boolean belowFloor) {
    if (belowFloor) {
      return new Verdict.Differs(change, true);
    }
    boolean more = row.more();
    return switch (row.bar().direction()) {
      case NONE -> new Verdict.Differs(change, false);
      case LESS -> more ? new Verdict.Regressed(change) : new Verdict.Improved(change);
      case MORE -> more ? new Verdict.Improved(change) : new Verdict.Regressed(change);
    };
  }
}
