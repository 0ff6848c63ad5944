package dev.heddle.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonObject;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.result.RunInfo.Times;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a run was to measure, and how that lies in {@code run.json}. */
class PlanTest {

  private static final Plan PLAN = Examples.info(RunInfo.Status.FINISHED).plan();
  private static final NamedJvm OTHER = new NamedJvm("other", "/other/bin/java", List.of("-Xint"));

  @Test
  void itLiesInOnePieceAsItAlwaysDid() throws Exception {
    JsonObject page = Json.tree(Json.write(PLAN)).getAsJsonObject();

    assertThat(page.keySet())
        .containsExactly(
            "preset",
            "rounds",
            "warmupIterations",
            "warmupSeconds",
            "iterations",
            "iterationSeconds",
            "timeoutSeconds",
            "seed",
            "jvm",
            "jvmArgs",
            "workerJvmArgs",
            "urls",
            "rows",
            "builds",
            "aim",
            "leftOut",
            "jvms");
    assertThat(Json.read(page, Plan.class)).isEqualTo(PLAN);
  }

  @Test
  void whatCameLaterMayBeMissing() throws Exception {
    JsonObject page = Json.tree(Json.write(PLAN)).getAsJsonObject();
    List.of("builds", "aim", "leftOut", "jvms").forEach(page::remove);

    Plan read = Json.read(page, Plan.class);

    assertThat(read.builds()).isEmpty();
    assertThat(read.aim()).isNull();
    assertThat(read.leftOut()).isEmpty();
    assertThat(read.jvms()).isEmpty();
    page.remove("seed");
    assertThatIOException()
        .isThrownBy(() -> Json.read(page, Plan.class))
        .withMessage("has no 'seed'");
  }

  @Test
  void rowsWithTheirOwnTimesGetAsManyMoreRounds() {
    PlannedRow own = PLAN.rows().getFirst().with(new Times(5, 1, 1, 1, 1));
    Plan plan = PLAN.withRows(List.of(own));

    assertThat(plan.withRounds(7).times(own.row()).rounds()).isEqualTo(9);
    assertThat(plan.withRounds(2).times(own.row()).rounds()).isEqualTo(2);
    assertThat(plan.even().times(own.row()).rounds()).isEqualTo(3);
  }

  @Test
  void aJvmOfItsOwnBringsItsFlags() {
    ForkJvm jvm = new ForkJvm("/java", List.of("-Xmx1g"), List.of(), List.of(OTHER));

    assertThat(jvm.on(OTHER).java()).isEqualTo("/other/bin/java");
    assertThat(jvm.on(OTHER).args()).containsExactly("-Xmx1g", "-Xint");
  }

  @Test
  void whatCannotBeMeasuredIsNoPlan() {
    assertThatIllegalArgumentException().isThrownBy(() -> PLAN.withRounds(Plan.MOST_ROUNDS + 1));
    assertThatIllegalArgumentException().isThrownBy(() -> PLAN.withRounds(0));
    assertThatIllegalArgumentException().isThrownBy(() -> PLAN.withTimeout(0));
    assertThatIllegalArgumentException().isThrownBy(() -> PLAN.withTimeout(Double.NaN));
  }
}
