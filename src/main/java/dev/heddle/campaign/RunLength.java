package dev.heddle.campaign;

import dev.heddle.compare.Rule;
import dev.heddle.compare.Widths;
import dev.heddle.result.Plan;
import dev.heddle.run.ExtraRounds;
import dev.heddle.stats.Looks;
import org.jspecify.annotations.Nullable;

/** How long a run goes on, and what is still open at its end. */
public final class RunLength {

  private final @Nullable Adaptive adaptive;
  private final @Nullable Budget budget;
  private final ExtraRounds rounds;

  /**
   * Of a run by {@code plan}.
   *
   * @param rule when a difference counts, where a verdict is asked for
   * @param forks as many as noise needs; null where nobody asks for that
   */
  public RunLength(Plan plan, Until until, Rule rule, @Nullable ForkPlan forks) {
    adaptive = adaptive(plan, until, rule);
    ExtraRounds usual = forks == null ? usual(plan) : forks;
    ExtraRounds after = adaptive == null ? usual : adaptive;
    budget = until.budget() == null ? null : new Budget(plan, until.budget(), after);
    rounds = budget == null ? after : budget;
  }

  private static ExtraRounds usual(Plan plan) {
    return plan.commands() == null || !plan.commands().swept()
        ? ExtraRounds.NONE
        : new Elimination(plan, plan.commands().mostRounds());
  }

  private static @Nullable Adaptive adaptive(Plan plan, Until until, Rule rule) {
    if (until.verdict()) {
      Looks looks = Looks.from(plan.rounds());
      Judging judging = Judging.of(plan, rule);
      return new Adaptive(plan, judging::open, looks::after, looks.last(), until.seconds());
    }
    Double share = until.share();
    return share == null
        ? null
        : new Adaptive(
            plan,
            set -> Widths.wider(set, share),
            _ -> true,
            Plan.MOST_ROUNDS - 1,
            until.seconds());
  }

  /** The rounds that are measured. */
  public ExtraRounds rounds() {
    return rounds;
  }

  /** How many rounds of the plan were not measured, and why; null where all were. */
  public @Nullable String cut() {
    return budget == null ? null : budget.remark();
  }

  /** The rows that are not known well enough, and why there is no more; null where none is. */
  public @Nullable String open() {
    return adaptive == null ? null : adaptive.remark();
  }
}
