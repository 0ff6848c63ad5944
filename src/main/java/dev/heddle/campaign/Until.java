package dev.heddle.campaign;

import dev.heddle.result.Plan;
import dev.heddle.result.RunInfo.Aim;
import org.jspecify.annotations.Nullable;

/**
 * Until when a run goes on after its planned rounds, and what all of it may take.
 *
 * @param share the width of intervals to either side, as a share of the score; null for any
 * @param verdict until something can be said of what is judged
 * @param budget the most seconds that the forks may take together; null where nobody says
 */
public record Until(@Nullable Double share, boolean verdict, @Nullable Double budget) {

  private static final double USUAL_SECONDS = 30 * 60;

  /** Whether it may go on at all. */
  public boolean given() {
    return share != null || verdict;
  }

  /** What the forks may take. */
  public double seconds() {
    return budget == null ? USUAL_SECONDS : budget;
  }

  /** How long a run takes whose planned forks take so long. */
  public double atMost(double planned) {
    return budget == null ? planned : Math.min(planned, budget);
  }

  /** The plan with what is asked for here. */
  public Plan of(Plan plan) {
    // whoever looks whether there is enough counts rounds that all rows take part in
    Plan even = given() ? plan.even() : plan;
    return verdict ? even.withAim(Aim.VERDICTS) : even;
  }
}
