package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.Cost;
import dev.heddle.result.Fork;
import dev.heddle.result.Told;
import java.time.Duration;

/** What must be told of a fork's costs, on a busy machine too. */
final class CostChecks {

  /** Said of a figure that would have taken more than is promised, as of many in a short fork. */
  private static final String LEFT_OUT = "left out: ";

  /** Said of heaps, where a worker that is to tell is given no processor for a second. */
  private static final String SILENT = " do not tell it";

  /** More than a hundredth is never taken to find costs out. */
  private static final double MOST = 0.01;

  private CostChecks() {}

  /**
   * What is told of a fork: each cost has a figure or a reason why there is none, those that have
   * one are those that every viewer sees, and finding them out took no more than is promised.
   */
  static Told.Costs costs(Fork fork) {
    Told.Costs costs = fork.told(Told.Costs.class).orElseThrow();
    for (Cost cost : Cost.values()) {
      boolean there = costs.measured().containsKey(cost);
      assertThat(costs.missing().containsKey(cost)).as("%s in %s", cost, costs).isNotEqualTo(there);
      assertThat(fork.secondary().containsKey(cost.metric())).as("%s", cost).isEqualTo(there);
    }
    assertThat(costs.missing().values()).doesNotContain("nobody told");
    if (costs.bounds() == Told.Costs.Bounds.FORK) {
      Told.Course course = fork.told(Told.Course.class).orElseThrow();
      assertThat(course.begun()).isPositive().isLessThanOrEqualTo(course.measuring());
      assertThat(course.ended()).isGreaterThan(course.measuring());
      assertThat(course.ended().toNanos() / 1e9).isLessThanOrEqualTo(fork.seconds());
    }
    Duration watcher = costs.watcher();
    if (watcher == null) {
      assertThat(costs.missing().values()).containsOnly("the watching did not end");
    } else {
      assertThat(watcher.toNanos() / 1e9).isPositive().isLessThan(MOST * fork.seconds());
    }
    return costs;
  }

  /** Fails where it is another, and where it is not there for a reason of another kind. */
  static void assertFigure(Told.Costs costs, Cost cost, double least, double most) {
    if (costs.of(cost).isPresent()) {
      assertThat(costs.of(cost).orElseThrow()).as("%s in %s", cost, costs).isBetween(least, most);
    } else if (cost == Cost.ALLOC || cost == Cost.GC) {
      assertThat(costs.missing().get(cost))
          .as("%s", cost)
          .satisfiesAnyOf(
              told -> assertThat(told).endsWith(SILENT),
              told -> assertThat(told).startsWith(LEFT_OUT));
    } else {
      assertThat(costs.missing().get(cost)).as("%s", cost).startsWith(LEFT_OUT);
    }
  }

  /** It is not there, for that reason or for its price. */
  static void assertNone(Told.Costs costs, Cost cost, String why) {
    assertThat(costs.measured()).doesNotContainKey(cost);
    assertThat(costs.missing().get(cost))
        .as("%s", cost)
        .satisfiesAnyOf(
            told -> assertThat(told).contains(why), told -> assertThat(told).startsWith(LEFT_OUT));
  }
}
