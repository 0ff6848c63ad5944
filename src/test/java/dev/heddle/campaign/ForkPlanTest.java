package dev.heddle.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.compare.Comparing;
import dev.heddle.compare.JudgedRow;
import dev.heddle.compare.Past;
import dev.heddle.compare.Remembered;
import dev.heddle.compare.Rule;
import dev.heddle.compare.Tables;
import dev.heddle.compare.Within;
import dev.heddle.result.ExampleRun;
import dev.heddle.result.KnownForks;
import dev.heddle.result.Plan;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.result.RunFolder;
import dev.heddle.result.RunInfo;
import dev.heddle.result.RunInfo.Build;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.run.PlanException;
import dev.heddle.stats.Prior;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many forks rows get whose earlier forks are known. */
class ForkPlanTest {

  @TempDir Path folder;

  private final ExampleRun run = ExampleRun.of("squares", "dev.heddle.benchmarks.Squares.sum");
  private final Map<RowId, Double> spreads = new HashMap<>();
  private final Map<RowId, Double> clusters = new HashMap<>();

  private final RowId calm = row(1);
  private final RowId usual = row(2);
  private final RowId wild = row(3);

  private RowId row(int workers, String... more) {
    return run.row("fixed-pool", workers, more);
  }

  private Past past() {
    return new Past() {
      @Override
      public @Nullable Prior forks(RowId row) {
        Double spread = spreads.get(row);
        return spread == null ? null : new Prior(spread * spread, 6);
      }

      @Override
      public double clusters(RowId row) {
        return clusters.getOrDefault(row, 1.0);
      }
    };
  }

  private static Plan plan(ResultSet set) {
    return Objects.requireNonNull(set.run()).plan();
  }

  private ForkPlan of(Plan plan, @Nullable Double budget) throws Exception {
    return new ForkPlan(plan, past(), Rule.DEFAULT, ForkPlan.MOST, budget);
  }

  private static Map<RowId, Integer> rounds(Plan plan) {
    Map<RowId, Integer> rounds = new HashMap<>();
    plan.rows().forEach(row -> rounds.put(row.row(), plan.times(row).rounds()));
    return rounds;
  }

  private ResultSet alone() throws Exception {
    run.takes(calm, 10).takes(usual, 10).takes(wild, 10);
    return ResultSet.read(run.rounds(10).write(folder.resolve("alone")));
  }

  @Test
  void aRunThatIsComparedWithOthersHasAsManyRoundsOfARowAsItsNoiseNeeds() throws Exception {
    spreads.putAll(Map.of(calm, 0.002, usual, 0.025, wild, 0.2));
    Plan plan = of(plan(alone()), null).plan();

    Map<RowId, Integer> rounds = rounds(plan);
    assertThat(rounds.get(calm)).isBetween(2, 4);
    assertThat(rounds.get(usual)).isBetween(5, 11);
    assertThat(rounds.get(wild)).isEqualTo(ForkPlan.MOST);
    assertThat(plan.rounds()).isEqualTo(ForkPlan.MOST);
  }

  @Test
  void whatIsNotKnownHasFourForksAtLeastAndWhatFallsIntoTwoClustersToo() throws Exception {
    spreads.putAll(Map.of(calm, 0.002, usual, 0.002));
    clusters.put(usual, 1.2);
    ForkPlan forks = of(plan(alone()).withRounds(1), null);

    assertThat(rounds(forks.plan())).containsEntry(usual, 4).containsEntry(wild, 4);
    assertThat(forks.remarks())
        .containsExactly("--plan: does not know 1 row, measured in 4 rounds");
  }

  @Test
  void rowsThatCannotBeJudgedAreNamedBeforehand() throws Exception {
    spreads.putAll(Map.of(calm, 0.002, usual, 0.02, wild, 0.06));

    Plan plan = plan(alone());

    assertThat(of(plan, null).remarks())
        .singleElement()
        .asString()
        .startsWith("--plan: a change of 5.0 % would be found in fewer than 8 of 10 cases with at")
        .contains("most 12 rounds, in 1 row: squares fixed-pool workers=3 (")
        .endsWith(" rounds)");
    assertThat(of(plan, 1.0).remarks()).singleElement().asString().contains(" in 3 rows");
  }

  @Test
  void aPlanOfOtherRowsIsRefused() throws Exception {
    Plan plan = plan(alone());

    assertThatThrownBy(() -> of(plan, null))
        .isInstanceOf(PlanException.class)
        .hasMessageStartingWith("--plan: knows none of these rows; ");
  }

  @Test
  void ofBuildsOnlyRowsThatMayHaveChangedGoOn() throws Exception {
    run.builds(build("old"), build("new"));
    for (RowId each : List.of(usual, wild)) {
      spreads.put(each, 0.012);
    }
    run.takes(row(2, "build", "old"), 10).takes(row(2, "build", "new"), 10.005);
    run.takes(row(3, "build", "old"), 10).takes(row(3, "build", "new"), 10.7);
    Plan plan = plan(ResultSet.read(run.rounds(10).write(folder.resolve("planned"))));
    ForkPlan forks = of(plan, null);
    ResultSet two = ResultSet.read(run.rounds(2).write(folder.resolve("two")));

    assertThat(rounds(forks.plan()).values()).containsOnly(2);
    List<PlannedRow> third = forks.rows(3, two);

    assertThat(third.stream().map(PlannedRow::row))
        .containsExactlyInAnyOrder(row(3, "build", "old"), row(3, "build", "new"));
    ResultSet all = ResultSet.read(run.rounds(12).write(folder.resolve("all")));
    assertThat(of(plan, null).rows(13, all)).isEmpty();
  }

  @Test
  void theRunKeepsWhatItWasPlannedByAndIsJudgedByItLater() throws Exception {
    run.builds(build("old"), build("new"));
    spreads.put(wild, 0.012);
    clusters.put(wild, 1.01);
    run.takes(row(3, "build", "old"), 10).takes(row(3, "build", "new"), 10.7);
    ResultSet two = ResultSet.read(run.rounds(2).write(folder.resolve("two")));
    ForkPlan forks = of(plan(two), null);

    RunFolder kept = RunFolder.open(folder.resolve("two"));
    kept.write(with(kept.info(), forks.plan()));
    ResultSet later = ResultSet.read(kept.path());
    KnownForks known = Objects.requireNonNull(plan(later).known());

    assertThat(known.rows()).containsExactly(new KnownForks.Row(wild, 0.012 * 0.012, 6, 1.01));
    ForkPlan again =
        new ForkPlan(plan(later), new Remembered(known), Rule.DEFAULT, known.most(), null);
    assertThat(again.rows(3, later))
        .extracting(PlannedRow::row)
        .isEqualTo(forks.rows(3, two).stream().map(PlannedRow::row).toList())
        .isNotEmpty();
    Within builds = new Within("build", "old", "new");
    Comparing plain = new Comparing(Rule.DEFAULT, Tables.SCORE, _ -> true, _ -> null);
    assertThat(plain.compare(later, builds).rows())
        .extracting(JudgedRow::verdict)
        .isEqualTo(
            Judging.of(plan(two), Rule.DEFAULT).of(two, forks.past()).getFirst().rows().stream()
                .map(JudgedRow::verdict)
                .toList())
        .isNotEqualTo(plain.compare(two, builds).rows().stream().map(JudgedRow::verdict).toList());
  }

  private static RunInfo with(RunInfo info, Plan plan) {
    return new RunInfo(
        info.schema(),
        info.heddle(),
        info.started(),
        info.finished(),
        info.status(),
        info.machine(),
        info.jdk(),
        info.commit(),
        info.commandLine(),
        plan,
        info.failures());
  }

  @Test
  void aRowGoesOnByItsOwnForksWhateverRoundsOthersHad() throws Exception {
    run.builds(build("old"), build("new"));
    spreads.put(wild, 0.012);
    for (RowId each : List.of(row(3, "build", "old"), row(3, "build", "new"))) {
      run.takes(each, "new".equals(each.params().get("build")) ? 10.7 : 10).lacks(each, 2);
    }
    run.takes(row(2, "build", "old"), 10).takes(row(2, "build", "new"), 10);
    ResultSet four = ResultSet.read(run.rounds(4).write(folder.resolve("four")));
    ForkPlan forks = of(plan(four), null);

    assertThat(rounds(forks.plan())).containsEntry(row(2, "build", "old"), 4);
    assertThat(forks.rows(5, four).stream().map(PlannedRow::row))
        .containsExactlyInAnyOrder(row(3, "build", "old"), row(3, "build", "new"));
  }

  private static Build build(String label) {
    return new Build(label, label + ".jar", "0", true, null, null, null);
  }
}
