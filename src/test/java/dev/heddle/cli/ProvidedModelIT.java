package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.heddle.result.RunFolder;
import dev.heddle.testing.GitFolder;
import dev.heddle.testing.ModelJar;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program beside a jar that brings an execution model. */
class ProvidedModelIT {

  @TempDir Path folder;

  private Heddle heddle;
  private @Nullable Heddle opened;

  @BeforeEach
  void open() {
    heddle = new Heddle(folder);
  }

  @AfterEach
  void nothingRuns() throws Exception {
    if (opened != null) {
      opened.close();
    }
    heddle.assertNothingRuns();
  }

  private Heddle beside(String source) throws Exception {
    Heddle beside = heddle.with(ModelJar.make(folder, "provided", source));
    opened = beside;
    return beside;
  }

  private static void assertRefused(Heddle.Answer answer, String told) {
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.USAGE);
    assertThat(answer.err()).startsWith("heddle: ").contains(told).hasLineCount(1);
    assertThat(answer.out()).isEmpty();
  }

  @Test
  void itIsListedMeasuredAndPlayedLikeAnyOther() throws Exception {
    Heddle beside = beside(ModelJar.SOURCE);

    assertThat(beside.inSession("list", "models").out())
        .contains(
            "  provided          A pool of another jar.\n",
            "                      [threads=…]: what they are called\n");

    Heddle.Answer run =
        beside.inSession(
            "run",
            "squares",
            "--preset",
            "smoke",
            "-p",
            "n=1000",
            "-p",
            "model=provided,fixed-pool",
            "--workers",
            "2",
            "--out",
            "out");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("\n  provided ", "\n  fixed-pool ");
    assertThat(Files.readString(folder.resolve("out/forks.jsonl")))
        .contains("platform thread: of another jar");

    Heddle.Answer demo =
        beside.inSession("demo", "thread-info", "--model", "provided[threads=mine]");
    assertThat(demo.exitCode()).as(demo.err()).isZero();
    assertThat(demo.out())
        .startsWith("thread-info on provided[threads=mine]: ")
        .contains("  mine-1  ");
  }

  @Tag("contract")
  @Test
  void itIsMeasuredInABuildOfHeddleToo() throws Exception {
    String jar = Heddle.home().resolve("target/heddle.jar").toString();

    Heddle.Answer run =
        beside(ModelJar.SOURCE)
            .run(Heddle.shortRun("--models", "provided", "--jar", "one=" + jar, "--out", "out"));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readString(folder.resolve("out/forks.jsonl")))
        .contains("platform thread: of another jar");
  }

  @Tag("contract")
  @Test
  void itIsMeasuredInAnEarlierStateThatIsBuiltForTheRunToo() throws Exception {
    Path jar = Heddle.home().resolve("target/heddle.jar");
    GitFolder.init(folder).commit("a state");
    Files.copy(jar, folder.resolve("bench.jar"));

    Heddle.Answer run =
        beside(ModelJar.SOURCE)
            .run(
                Heddle.shortRun(
                    "--models",
                    "provided[threads=mine]",
                    "--against",
                    "main",
                    "--jar",
                    "bench.jar",
                    "--build",
                    "cp " + jar + " bench.jar",
                    "--out",
                    "out"));

    // one fork each is too few for a verdict
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(run.err()).contains("[2/2]").doesNotContain("FAILED");
    assertThat(RunFolder.open(folder.resolve("out")).forks())
        .extracting(
            fork -> fork.row().params().get("build"),
            fork -> fork.row().params().get("model"),
            fork -> fork.notes().get("model.workers"))
        .containsExactlyInAnyOrder(
            tuple("main", "provided[threads=mine]", "platform thread: of another jar"),
            tuple("bench", "provided[threads=mine]", "platform thread: of another jar"));
  }

  @Test
  void withoutItsJarItsNameIsUnknownAndWhatWasMeasuredIsStillRead() throws Exception {
    beside(ModelJar.SOURCE)
        .run("run", "squares", "--preset", "smoke", "-p", "n=1000,model=provided", "--out", "out");

    assertRefused(heddle.run("demo", "lock", "--model", "provided"), "unknown model 'provided'");
  }

  @Tag("contract")
  @Test
  void aProviderThatThrowsIsOneLineAndHurtsNobodyWhoDoesNotAskForIt() throws Exception {
    Heddle beside =
        beside(
            ModelJar.SOURCE.replace(
                "return new Provided(\"provided\");",
                "throw new IllegalStateException(\"no\\nlicence\");"));
    String told =
        "model of other.Provider in "
            + folder.resolve("provided.jar")
            + ": java.lang.IllegalStateException: no / licence; mend";

    assertRefused(beside.inSession("list", "models"), told);
    assertRefused(beside.inSession("run", "squares", "--models", "provided"), told);
    assertRefused(beside.inSession("run", "dispatch.few", "-p", "through=provided"), told);
    assertRefused(beside.inSession("demo", "lock", "--model", "provided"), told);
    assertThat(beside.inSession("demo", "lock").exitCode()).isZero();
    assertThat(beside.inSession(Heddle.shortRun("--models", "bare", "--out", "out")).exitCode())
        .isZero();
  }

  @Test
  void aModelThatDoesNotOpenIsNoBugOfHeddle() throws Exception {
    Heddle beside =
        beside(
            ModelJar.SOURCE.replace(
                "ThreadFactory factory",
                "if (true) throw new IllegalStateException(\"shut\");\n"
                    + "ThreadFactory factory"));

    Heddle.Answer demo = beside.run("demo", "lock", "--model", "provided");

    assertThat(demo.exitCode()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(demo.err())
        .contains("demo lock on provided: did not come to its end")
        .hasLineCount(1);
  }

  @Test
  void aNameThatIsTakenIsOneLine() throws Exception {
    Heddle beside =
        beside(ModelJar.SOURCE.replace("return \"provided\";", "return \"fixed-pool\";"));

    assertRefused(
        beside.run("list", "models"),
        "model 'fixed-pool' of other.Provider in "
            + folder.resolve("provided.jar")
            + ": the name is taken by one of Heddle's own; rename it");
  }

  @Test
  void whatSharesMemoryIsRefusedToAModelWithWorkersOnOtherMachines() throws Exception {
    Heddle beside =
        beside(
            ModelJar.SOURCE.replace(
                "return Set.of();",
                "return Set.of(Trait.CROSSES_PROCESSES, Trait.CROSSES_MACHINES);"));

    assertRefused(
        beside.inSession("demo", "lock", "--model", "provided"),
        "demo lock on provided: its tasks share memory, and this has workers on other machines;"
            + " take one of sequential, ");
    assertRefused(
        beside.inSession("run", "pipeline", "--models", "provided"),
        "no row is left: pipeline provided: has workers on other machines, and the tasks here share"
            + " memory");
    assertRefused(
        beside.inSession("run", "files", "--models", "provided"), "write to a folder of this one");
  }
}
