package dev.heddle.campaign;

import dev.heddle.result.Fork;
import dev.heddle.result.Plan;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.PlannedRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * How long a run still takes: by the forks of each row where there are some, else by the estimate,
 * corrected by what the others took.
 */
public final class Forecast {

  private final Plan plan;
  private final Map<RowId, Taken> taken = new HashMap<>();
  private final Map<RowId, Integer> failed = new HashMap<>();
  private int more;

  /** The forks of a row: how many, and how long together. */
  private record Taken(int forks, double seconds) {
    Taken plus(double other) {
      return new Taken(forks + 1, seconds + other);
    }
  }

  /**
   * For a run by {@code plan}.
   *
   * @param earlier what is measured already
   */
  public Forecast(Plan plan, Collection<Fork> earlier) {
    this.plan = plan;
    earlier.forEach(fork -> measured(fork.row(), fork.seconds()));
  }

  /** A fork of a row has ended. */
  public void measured(RowId row, double seconds) {
    taken.merge(row, new Taken(1, seconds), (one, _) -> one.plus(seconds));
  }

  /** A fork of a row has failed. */
  public void failed(RowId row) {
    failed.merge(row, 1, Integer::sum);
  }

  /** The run will be longer by so many forks. */
  public void grows(int forks) {
    more += forks;
  }

  /** All that was measured so far. */
  double spent() {
    return taken.values().stream().mapToDouble(Taken::seconds).sum();
  }

  /** One round of all rows. */
  double round() {
    double correction = correction();
    return plan.rows().stream().mapToDouble(row -> fork(row, correction)).sum();
  }

  /** What is left. */
  public double rest() {
    double correction = correction();
    double rest = 0;
    int forks = more;
    for (PlannedRow row : plan.rows()) {
      int done = taken.getOrDefault(row.row(), new Taken(0, 0)).forks();
      int left = plan.times(row).rounds() - done - failed.getOrDefault(row.row(), 0);
      rest += Math.max(0, left) * fork(row, correction);
      forks += Math.min(0, left);
    }
    // which rows are measured once more is not said here
    return rest + Math.max(0, forks) * round() / plan.rows().size();
  }

  private double fork(PlannedRow row, double correction) {
    Taken known = taken.get(row.row());
    return known == null
        ? TimeEstimate.seconds(plan, row) * correction
        : known.seconds() / known.forks();
  }

  /** What the rows that were measured took, against their estimates. */
  private double correction() {
    double estimated = 0;
    double took = 0;
    for (PlannedRow row : plan.rows()) {
      Taken known = taken.get(row.row());
      if (known != null) {
        estimated += TimeEstimate.seconds(plan, row);
        took += known.seconds() / known.forks();
      }
    }
    return estimated > 0 ? took / estimated : 1;
  }
}
