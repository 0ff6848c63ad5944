package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.ModelJar;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program beside a jar that brings an execution model. */
class ProvidedModelIT {

  @TempDir Path folder;

  private Heddle heddle;

  @BeforeEach
  void open() {
    heddle = new Heddle(folder);
  }

  @AfterEach
  void nothingRuns() throws Exception {
    heddle.assertNothingRuns();
  }

  private Heddle beside(String source) throws Exception {
    return heddle.with(ModelJar.make(folder, "provided", source));
  }

  private static void assertRefused(Heddle.Answer answer, String told) {
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.USAGE);
    assertThat(answer.err()).startsWith("heddle: ").contains(told).hasLineCount(1);
    assertThat(answer.out()).isEmpty();
  }

  @Test
  void itIsListedMeasuredAndPlayedLikeAnyOther() throws Exception {
    Heddle beside = beside(ModelJar.SOURCE);

    assertThat(beside.run("list", "models").out())
        .contains(
            "  provided          A pool of another jar.\n",
            "                      [threads=…]: what they are called\n");

    Heddle.Answer run =
        beside.run(
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

    Heddle.Answer demo = beside.run("demo", "thread-info", "--model", "provided[threads=mine]");
    assertThat(demo.exitCode()).as(demo.err()).isZero();
    assertThat(demo.out())
        .startsWith("thread-info on provided[threads=mine]: ")
        .contains("  mine-1  ");
  }

  @Test
  void withoutItsJarItsNameIsUnknownAndWhatWasMeasuredIsStillRead() throws Exception {
    beside(ModelJar.SOURCE)
        .run("run", "squares", "--preset", "smoke", "-p", "n=1000,model=provided", "--out", "out");

    assertRefused(heddle.run("demo", "lock", "--model", "provided"), "unknown model 'provided'");
  }

  @Test
  void aProviderThatThrowsIsOneLineAndHurtsNobodyWhoDoesNotAskForIt() throws Exception {
    Heddle beside =
        beside(
            ModelJar.SOURCE.replace(
                "return new Provided(\"provided\");",
                "throw new IllegalStateException(\"no\\nlicence\");"));
    String told = "model of other.Provider: java.lang.IllegalStateException: no / licence; mend";

    assertRefused(beside.run("list", "models"), told);
    assertRefused(beside.run("run", "squares", "--models", "provided"), told);
    assertRefused(beside.run("run", "dispatch.few", "-p", "through=provided"), told);
    assertRefused(beside.run("demo", "lock", "--model", "provided"), told);
    assertThat(beside.run("demo", "lock").exitCode()).isZero();
    assertThat(beside.run(Heddle.shortRun("--models", "bare", "--out", "out")).exitCode()).isZero();
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
        "model 'fixed-pool' of other.Provider: the name is taken by one of Heddle's own; call it");
  }

  @Test
  void whatSharesMemoryIsRefusedToAModelWithWorkersOnOtherMachines() throws Exception {
    Heddle beside =
        beside(
            ModelJar.SOURCE.replace(
                "return Set.of();",
                "return Set.of(Trait.CROSSES_PROCESSES, Trait.CROSSES_MACHINES);"));

    assertRefused(
        beside.run("demo", "lock", "--model", "provided"),
        "demo lock on provided: its tasks share memory, and this has workers on other machines;"
            + " take one of sequential, ");
    assertRefused(
        beside.run("run", "pipeline", "--models", "provided"),
        "no row is left: pipeline provided: has workers on other machines, and the tasks here share"
            + " memory");
    assertRefused(
        beside.run("run", "files", "--models", "provided"), "write to a folder of this one");
  }
}
