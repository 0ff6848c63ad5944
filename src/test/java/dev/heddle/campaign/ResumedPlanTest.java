package dev.heddle.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.CommandPlan;
import dev.heddle.result.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The plan by which a run goes on that is about commands. */
class ResumedPlanTest {

  private static final Path RUN = Path.of("run");

  private static PlanRequest said(
      @Nullable CommandRequest command, @Nullable Integer rounds, @Nullable Double timeout) {
    return new PlanRequest(
        List.of(), null, Map.of(), rounds, null, null, null, List.of(), List.of(), timeout, null,
        null, command);
  }

  private static CommandRequest command(@Nullable Double limit) {
    return new CommandRequest(List.of("true"), false, null, null, null, limit);
  }

  private static Plan plan(PlanRequest said) throws Exception {
    return Plans.of(said, _ -> {});
  }

  private static double limit(Plan plan) {
    return Objects.requireNonNull(plan.commands()).limit(plan.timeoutSeconds());
  }

  @Test
  void aLongerForkAllowsItsCommandsMore() throws Exception {
    Plan earlier = plan(said(command(null), null, 100.0));
    assertThat(limit(earlier)).isEqualTo(95);

    Plan resumed = ResumedPlan.of(RUN, earlier, said(null, null, 1000.0));
    Plan saidAgain = ResumedPlan.of(RUN, earlier, said(command(null), null, 1000.0));

    assertThat(limit(resumed)).isEqualTo(950);
    assertThat(limit(saidAgain)).isEqualTo(950);
    assertThat(limit(ResumedPlan.of(RUN, earlier, said(command(null), null, null)))).isEqualTo(95);
  }

  @Test
  void aLimitThatWasSaidStays() throws Exception {
    Plan earlier = plan(said(command(7.0), null, 100.0));

    assertThat(limit(ResumedPlan.of(RUN, earlier, said(null, null, 1000.0)))).isEqualTo(7);
  }

  @Test
  void moreRoundsOfNumbersInACommandAreForThoseThatAreNotRuledOut() throws Exception {
    CommandRequest sweep =
        new CommandRequest(List.of("sleep {n}"), false, null, null, "n=1,2", null);
    Plan earlier = plan(said(sweep, 6, null));

    Plan longer = earlier.withMoreRounds(4);

    assertThat(longer.rounds()).isEqualTo(earlier.rounds()).isEqualTo(3);
    assertThat(longer.commands()).extracting(CommandPlan::mostRounds).isEqualTo(10);
    assertThat(ResumedPlan.of(RUN, longer, said(sweep, null, null)).commands())
        .isEqualTo(longer.commands());
  }
}
