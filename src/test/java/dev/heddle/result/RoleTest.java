package dev.heddle.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a row is for: written by whoever plans, and inferred where nobody wrote it. */
class RoleTest {

  private static final Path RUNS = Path.of("src/test/resources/runs");

  @TempDir Path place;

  @Test
  void aRunSaysWhatEachOfItsRowsIsFor() throws Exception {
    RunFolder folder = RunFolder.create(place.resolve("run"));
    folder.write(Examples.info(RunInfo.Status.FINISHED));

    assertThat(Files.readString(folder.path().resolve("run.json")))
        .contains("\"role\": \"contender\"");
    assertThat(folder.info().plan().rows())
        .isEqualTo(Examples.info(RunInfo.Status.FINISHED).plan().rows());
  }

  @Test
  void everyRoleIsWrittenByItsWord() throws Exception {
    assertThat(Arrays.stream(Role.values()).map(Json::line))
        .containsExactlyElementsOf(
            Arrays.stream(Role.values()).map(role -> '"' + role.word() + '"').toList());
  }

  @Test
  void everyRoleOfARowIsDocumented() throws Exception {
    String document = Files.readString(Path.of("results/README.md"));

    assertThat(Arrays.stream(Role.values()).filter(role -> role != Role.IDEAL))
        .allSatisfy(role -> assertThat(document).contains("`" + role.word() + "`"));
  }

  @Test
  void whatARunSaysWinsOverTheNamesOfItsModels() throws Exception {
    assertThat(ResultSet.read(RUNS.resolve("with-roles")).rows())
        .extracting(row -> row.id().params().get("model"), ResultRow::role)
        .containsOnly(
            tuple("one-by-one", Role.BASELINE),
            tuple("crew", Role.CONTENDER),
            tuple("crowd", Role.UNBOUNDED),
            tuple("plain-loop", Role.NO_EXECUTOR),
            tuple("all-out", Role.CAPACITY));
  }

  @Test
  void aRoleOfALaterVersionIsInferredLikeNone() throws Exception {
    Path run = place.resolve("later");
    Files.createDirectories(run);
    Files.copy(RUNS.resolve("without-roles/forks.jsonl"), run.resolve("forks.jsonl"));
    Files.writeString(
        run.resolve("run.json"),
        Files.readString(RUNS.resolve("without-roles/run.json"))
            .replace("\"id\": \"fetch\"", "\"id\": \"fetch\", \"role\": \"later\""));

    assertThat(ResultSet.read(run).rows())
        .isEqualTo(ResultSet.read(RUNS.resolve("without-roles")).rows())
        .extracting(ResultRow::role)
        .contains(Role.BASELINE, Role.CAPACITY);
  }

  @ParameterizedTest
  @CsvSource({
    "sequential, BASELINE",
    "bare, NO_EXECUTOR",
    "independent, CAPACITY",
    "independent[aot=on], CAPACITY",
    "limit, LIMIT",
    "fixed-pool, CONTENDER",
    "virtual-threads, CONTENDER",
    "virtual-threads[bound=none], UNBOUNDED",
    "something-new, CONTENDER"
  })
  void whereNothingIsSaidOurOwnRowsAreKnownByTheirModels(String model, Role role) {
    assertThat(role("dev.heddle.benchmarks.Squares.sum", Map.of("model", model))).isEqualTo(role);
  }

  @Test
  void whereNothingIsSaidALocksControlIsKnown() {
    assertThat(role("dev.heddle.benchmarks.Bank.threads", Map.of("lock", "none")))
        .isEqualTo(Role.NO_LOCK);
    assertThat(role("dev.heddle.benchmarks.Bank.threads", Map.of("lock", "file")))
        .isEqualTo(Role.CONTENDER);
  }

  @Test
  void rowsOfOtherProjectsAreContendersWhateverTheirParametersAreCalled() throws Exception {
    Path file = place.resolve("jmh.json");
    Files.writeString(
        file,
        """
        [{"benchmark": "org.example.Sum.all", "mode": "avgt", "threads": 1, "forks": 1,
          "params": {"model": "sequential", "lock": "none"},
          "primaryMetric": {"score": 1.5, "scoreUnit": "ms/op", "rawData": [[1.5]]}}]
        """);

    assertThat(ResultSet.read(file).rows())
        .extracting(ResultRow::role)
        .containsExactly(Role.CONTENDER);
  }

  private static Role role(String benchmark, Map<String, String> params) {
    return new RunInfo.PlannedRow("x", RowId.of(benchmark, "avgt", 1, params), null, null).role();
  }
}
