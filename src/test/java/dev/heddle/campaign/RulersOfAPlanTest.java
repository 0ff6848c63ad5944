package dev.heddle.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.Plan;
import dev.heddle.result.Role;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.run.Catalog;
import dev.heddle.run.Preset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which runs carry rows that cannot have changed, and how much of their time these take. */
class RulersOfAPlanTest {

  private static PlanRequest said(Preset preset) {
    return new PlanRequest(
        List.of("squares"),
        preset,
        Map.of(),
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        null,
        null,
        null,
        null);
  }

  private static Plan plan(Preset preset) throws Exception {
    return Plans.of(said(preset), _ -> {});
  }

  @Test
  void theyTakeATenthOfTheTimeAtMost() throws Exception {
    Plan plan = plan(Preset.GATE);

    Plan with = Rulers.in(plan);

    List<PlannedRow> rulers = with.rows().stream().filter(row -> row.role() == Role.RULER).toList();
    assertThat(rulers).extracting(PlannedRow::id).containsExactly("ruler.allocation", "ruler.loop");
    assertThat(rulers).allMatch(row -> with.times(row).rounds() >= 2);
    double of = TimeEstimate.seconds(with);
    assertThat(of - TimeEstimate.seconds(plan)).isPositive().isLessThanOrEqualTo(0.1 * of);
    assertThat(Rulers.in(with)).isEqualTo(with);
    assertThat(Rulers.without(with)).isEqualTo(plan);
  }

  @Test
  void aShortRunHasNone() throws Exception {
    Plan plan = plan(Preset.SMOKE);

    assertThat(Rulers.in(plan)).isEqualTo(plan);
  }

  @Test
  void theyAreNoBenchmarkToChoose() {
    assertThat(Catalog.read().ids()).doesNotContain("ruler");
    assertThat(Catalog.rulers()).hasSize(2);
  }

  @Test
  void aRunGoesOnWithItsOwn() throws Exception {
    Plan earlier = Rulers.in(plan(Preset.GATE));

    assertThat(ResumedPlan.of(Path.of("run"), earlier, said(Preset.GATE))).isEqualTo(earlier);
    assertThat(Rulers.without(earlier.withMoreRounds(5)).rounds()).isEqualTo(15);
    assertThat(earlier.withMoreRounds(5).forks())
        .isEqualTo(earlier.forks() + 5 * Rulers.without(earlier).rows().size());
  }
}
