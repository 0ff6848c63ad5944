package dev.heddle.compare;

import dev.heddle.stats.Estimate;
import dev.heddle.stats.FalseDiscovery;
import dev.heddle.stats.Power;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Judges the rows of one comparison, which are one family: a row is told as changed where it is
 * both significant and beyond the threshold.
 */
final class Judge {

  /** Of plain intervals, and of all that are shown for changed rows, so many miss the truth. */
  private static final double MISSES = 0.05;

  private final Rule rule;

  /** The level of this look. */
  private final double alpha;

  Judge(Rule rule) {
    this.rule = rule;
    this.alpha = rule.ofLook(rule.alpha());
  }

  List<Verdict> verdicts(List<Evidence> rows) {
    double[] p =
        rows.parallelStream()
            .filter(Evidence::tested)
            .mapToDouble(row -> row.difference().p())
            .toArray();
    double[] adjusted =
        switch (rule.correction()) {
          case BH -> FalseDiscovery.adjusted(p);
          case NONE -> p;
        };
    int significant = 0;
    int changed = 0;
    int next = 0;
    for (Evidence row : rows) {
      if (row.tested() && adjusted[next++] <= alpha) {
        significant++;
        changed += row.beyond() ? 1 : 0;
      }
    }
    // Y. Benjamini, D. Yekutieli, Journal of the American Statistical Association 100, 2005
    double ofChanged = MISSES * changed / Math.max(1, p.length);
    Power power = new Power(applied(significant, p.length));
    int[] places = new int[rows.size()];
    next = 0;
    for (int i = 0; i < places.length; i++) {
      places[i] = rows.get(i).tested() ? next++ : -1;
    }
    return IntStream.range(0, places.length)
        .parallel()
        .mapToObj(i ->
            places[i] < 0
                ? untested(rows.get(i))
                : tested(rows.get(i), p[places[i]], adjusted[places[i]], ofChanged, power))
        .toList();
  }

  /** The level that one more significant row would have had to pass. */
  private double applied(int significant, int family) {
    return switch (rule.correction()) {
      case BH -> alpha * Math.min(1, (significant + 1.0) / Math.max(1, family));
      case NONE -> alpha;
    };
  }

  private Verdict tested(Evidence row, double p, double adjusted, double ofChanged, Power power) {
    Estimate plain = row.difference().estimate(MISSES);
    if (adjusted <= alpha && row.beyond()) {
      Estimate wider = row.difference().estimate(ofChanged);
      return changed(row, new Change(plain, wider, p, adjusted, row.threshold()));
    }
    Change change = new Change(plain, plain, p, adjusted, row.threshold());
    // that nothing changed is a verdict to stop at, too
    if (within(row.difference().estimate(rule.ofLook(MISSES)), row.threshold())) {
      return new Verdict.Equivalent(change);
    }
    return new Verdict.Inconclusive(
        change, power.forksToSettle(row.difference(), row.threshold(), row.forks(), row.fixed()));
  }

  private static boolean within(Estimate ratio, double threshold) {
    return ratio.interval() != null
        && Math.log(ratio.interval().low()) > -threshold
        && Math.log(ratio.interval().high()) < threshold;
  }

  private static Verdict untested(Evidence row) {
    Change change = Change.untested(row.difference().estimate(), row.threshold());
    if (row.why() != null) {
      return new Verdict.Insufficient(change, row.why());
    }
    return row.beyond() ? changed(row, change) : new Verdict.Equivalent(change);
  }

  private static Verdict changed(Evidence row, Change change) {
    boolean more = row.difference().log() > 0;
    return switch (row.direction()) {
      case NONE -> new Verdict.Differs(change);
      case LESS -> more ? new Verdict.Regressed(change) : new Verdict.Improved(change);
      case MORE -> more ? new Verdict.Improved(change) : new Verdict.Regressed(change);
    };
  }
}
