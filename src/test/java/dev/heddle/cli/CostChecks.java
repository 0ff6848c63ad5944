package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.Cost;
import dev.heddle.result.Told;

/** What must be told of a fork's costs, on a busy machine too. */
final class CostChecks {

  /** Said of a figure that would have taken more than is promised, as of many in a short fork. */
  private static final String LEFT_OUT = "left out: ";

  /** Said of heaps, where a worker that is to tell is given no processor for a second. */
  private static final String SILENT = " do not tell it";

  private CostChecks() {}

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
