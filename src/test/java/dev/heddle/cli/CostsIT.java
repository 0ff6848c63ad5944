package dev.heddle.cli;

import static dev.heddle.cli.CostChecks.assertFigure;
import static dev.heddle.cli.CostChecks.assertNone;
import static dev.heddle.cli.CostChecks.costs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.result.Cost;
import dev.heddle.result.Fork;
import dev.heddle.result.RunFolder;
import dev.heddle.result.Told;
import dev.heddle.result.Told.Costs.Bounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What rows are said to cost: of short forks, of JVMs that end, and where the system tells little.
 */
class CostsIT {

  /** For runs of which it does not matter how their process starts. */
  @AutoClose private static Heddle going;

  @TempDir static Path place;
  @TempDir Path folder;
  private Heddle heddle;

  @BeforeAll
  static void begin() {
    going = new Heddle(place);
  }

  @BeforeEach
  void open() {
    heddle = new Heddle(folder);
  }

  private String out() {
    return folder.resolve("out").toString();
  }

  private List<Fork> forks() throws Exception {
    return RunFolder.open(folder.resolve("out")).forks();
  }

  @Tag("contract")
  @Test
  void theHeapsOfWorkersAreCountedAsLongAsTheyLive() throws Exception {
    Heddle.Answer answer =
        going.inSession(
            "run",
            "GarbageBenchmark.done",
            "--models",
            "process-pool",
            "--workers",
            "2",
            "-p",
            "rate=1",
            "--rounds",
            "1",
            "--warmup",
            "1x300ms",
            "--iterations",
            "2x500ms",
            "--out",
            out());

    assertThat(answer.exitCode()).as(answer.err() + answer.out()).isEqualTo(ExitCode.OK);
    Told.Costs costs = costs(forks().getFirst());
    // 1 GB/s for 1 ms; where few are done, the fork's own part of each is larger
    assertFigure(costs, Cost.ALLOC, 950_000, 1_800_000);
    assertFigure(costs, Cost.GC, 0, 1_000_000);
  }

  @Tag("contract")
  @Test
  void theHeapsOfJvmsThatEndAreSaidToBeUnknown() throws Exception {
    Heddle.Answer answer =
        going.inSession(
            Heddle.shortRun("--models", "process-per-task", "-p", "tasks=16", "--out", out()));

    assertThat(answer.exitCode()).as(answer.err() + answer.out()).isEqualTo(ExitCode.OK);
    Told.Costs costs = costs(forks().getFirst());
    assertNone(costs, Cost.ALLOC, "worker JVMs started or ended");
    assertNone(costs, Cost.GC, "worker JVMs started or ended");
  }

  @Tag("contract")
  @Test
  void theShortestForkIsNotWatchedForMoreThanItsShare() throws Exception {
    Heddle.Answer answer =
        heddle.run(
            Heddle.shortRun(
                "--models",
                "fixed-pool,process-pool",
                "--warmup",
                "0",
                "--iterations",
                "1x10ms",
                "--out",
                "out"));

    assertThat(answer.exitCode()).as(answer.err() + answer.out()).isEqualTo(ExitCode.OK);
    assertThat(forks()).hasSize(2).allSatisfy(fork -> assertThat(costs(fork)).isNotNull());
  }

  /** As somebody to whom the system shows no processes but his own. */
  @Tag("contract")
  @Test
  void whoSeesOnlyHisOwnProcessesHasCostsAllTheSame() throws Exception {
    String hide =
        "mount -t proc -o hidepid=2 proc /proc && exec setpriv --reuid 65534 --regid 65534"
            + " --clear-groups -- ";
    String[] alone = {"unshare", "-m", "sh", "-c", hide + "\"$@\"", "sh"};
    Path home = Heddle.home();
    String[] look = {
      "sh", "-c", "test ! -d /proc/1 && test -r \"$0\"", home + "/target/heddle.jar"
    };
    List<String> words = new ArrayList<>(List.of(alone));
    words.addAll(List.of(look));
    assumeTrue(isPossible(words), "no leave to hide processes, or to read the program as nobody");
    for (Path each : List.of(folder, Files.createDirectories(folder.resolve("tmp")))) {
      Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    Heddle.Answer answer =
        heddle
            .startedBy(alone)
            .run(
                Heddle.shortRun(
                    "--models", "process-pool", "--iterations", "2x1s", "--out", "out"));

    assertThat(answer.exitCode()).as(answer.err() + answer.out()).isEqualTo(ExitCode.OK);
    Told.Costs costs = costs(forks().getFirst());
    assertFigure(costs, Cost.CPU, 1, 1e9);
    assertFigure(costs, Cost.IO_READ, 1, 1e9);
    assertFigure(costs, Cost.MEMORY_HWM, 1, 1e6);
    assertFigure(costs, Cost.ALLOC, 1, 1e9);
    assertFigure(costs, Cost.PROCESSES, 3, 3);
  }

  private static boolean isPossible(List<String> words) throws Exception {
    try {
      Process tried =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return tried.waitFor() == 0;
    } catch (IOException e) {
      return false; // no such tools
    }
  }

  @Test
  void whereTheSystemTellsNothingRowsSayWhy() throws Exception {
    Heddle.Answer answer =
        heddle
            .startedBy("env", "JAVA_TOOL_OPTIONS=-Dheddle.linux=off")
            .run(
                Heddle.shortRun(
                    "--models", "fixed-pool", "--iterations", "1x500ms", "--out", "out"));

    assertThat(answer.exitCode()).as(answer.err() + answer.out()).isEqualTo(ExitCode.OK);
    Told.Costs costs = costs(forks().getFirst());
    assertThat(costs.measured()).isEmpty();
    assertThat(costs.missing()).hasSize(Cost.values().length);
    assertNone(costs, Cost.CPU, "there is no /proc: cannot be listed");
    assertNone(costs, Cost.MEMORY_PEAK, "there is no /proc");
    assertThat(forks().getFirst().secondary()).isEmpty();
  }

  @Tag("contract")
  @Test
  void theFolderOfARunMayBeNamedAfterAValue() throws Exception {
    Heddle.Answer answer =
        going.inSession(Heddle.shortRun("--models", "fixed-pool", "--out", out() + "/workers=4"));

    assertThat(answer.exitCode()).as(answer.err() + answer.out()).isEqualTo(ExitCode.OK);
    List<Fork> forks = RunFolder.open(folder.resolve("out/workers=4")).forks();
    assertThat(costs(forks.getFirst()).bounds()).isEqualTo(Bounds.FORK);
  }

  @Test
  void costsCanBeSwitchedOff() throws Exception {
    Heddle.Answer answer =
        going.inSession(Heddle.shortRun("--models", "fixed-pool", "--no-costs", "--out", out()));

    assertThat(answer.exitCode()).as(answer.err() + answer.out()).isEqualTo(ExitCode.OK);
    assertThat(forks().getFirst().told(Told.Costs.class)).isEmpty();
    assertThat(forks().getFirst().secondary()).isEmpty();
  }
}
