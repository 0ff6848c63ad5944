package dev.heddle.campaign;

import dev.heddle.result.Plan;
import dev.heddle.result.Role;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.result.RunInfo.Times;
import dev.heddle.run.Benchmark;
import dev.heddle.run.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Rows that cannot have changed, beside those that a run is about: held against those of another
 * run, they tell whether the machine did.
 */
public final class Rulers {

  /** What they may take of the time of a run. */
  private static final double SHARE = 0.1;

  /** Fewer forks say nothing of their own spread. */
  private static final int FEWEST = 2;

  private static final Times TIMES = new Times(FEWEST, 3, 0.1, 5, 0.1);

  private Rulers() {}

  /**
   * With rulers in as many of its rounds as the time allows that they may take; as it is where that
   * is less than two, where it has some, or where it measures beside each other what it judges.
   */
  public static Plan in(Plan plan) {
    if (Judging.param(plan) != null || plan.rows().stream().anyMatch(Rulers::is)) {
      return plan;
    }
    List<PlannedRow> rulers = Catalog.rulers().stream().map(Rulers::row).toList();
    double others = TimeEstimate.seconds(plan);
    double round = TimeEstimate.seconds(plan.withRows(rulers)) / FEWEST;
    int rounds = (int) Math.min(plan.rounds(), SHARE / (1 - SHARE) * others / round);
    if (rounds < FEWEST) {
      return plan;
    }
    List<PlannedRow> rows = new ArrayList<>(plan.rows());
    rulers.forEach(ruler -> rows.add(ruler.with(TIMES.in(rounds))));
    return plan.withRows(rows);
  }

  /** Whether a row is one. */
  static boolean is(PlannedRow row) {
    return row.role() == Role.RULER;
  }

  /** The same plan without them. */
  static Plan without(Plan plan) {
    return plan.withRows(plan.rows().stream().filter(row -> !is(row)).toList());
  }

  private static PlannedRow row(Benchmark benchmark) {
    RowId row = RowId.of(benchmark.method(), benchmark.mode(), benchmark.threads(), Map.of());
    return new PlannedRow(benchmark.label(), row, TIMES, Role.RULER);
  }
}
