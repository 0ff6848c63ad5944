package dev.heddle.cli;

import static dev.heddle.cli.CostChecks.assertFigure;
import static dev.heddle.cli.CostChecks.assertNone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.result.Cost;
import dev.heddle.result.Fork;
import dev.heddle.result.RunFolder;
import dev.heddle.result.Told;
import dev.heddle.result.Told.Costs.Bounds;
import dev.heddle.testing.StandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rows of other runtimes cost: the same figures as those of the JVM have. */
class PeerCostsIT {

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

  private List<Fork> measured(String... more) throws Exception {
    List<String> words = new ArrayList<>(List.of("run", "--workers", "2", "--rounds", "1"));
    words.addAll(List.of("--warmup", "1x500ms", "--iterations", "2x1s", "--out", "out"));
    words.addAll(List.of(more));
    Heddle.Answer answer = heddle.run(words.toArray(String[]::new));
    assertThat(answer.exitCode()).as(answer.err() + answer.out()).isEqualTo(ExitCode.OK);
    return RunFolder.open(folder.resolve("out")).forks();
  }

  private static Told.Costs costs(List<Fork> forks, String model) {
    return forks.stream()
        .filter(fork -> fork.row().params().getOrDefault("model", "").startsWith(model))
        .findFirst()
        .orElseThrow()
        .told(Told.Costs.class)
        .orElseThrow();
  }

  private static void require(String program) {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(":", -1))
            .anyMatch(place -> Files.isExecutable(Path.of(place, program))),
        () -> "left out: no " + program + " here");
  }

  @Tag("contract")
  @Test
  void ofARunnerOfOursTheWholeTreeIsReadAtTheEndsOfIterations() throws Exception {
    require("python3");
    require("node");

    List<Fork> forks =
        measured("squares", "--models", "fixed-pool,python:Pool,node:worker_threads");

    assertThat(forks).hasSize(3);
    Told.Costs jvm = costs(forks, "fixed-pool");
    Told.Costs python = costs(forks, "python:Pool");
    Told.Costs node = costs(forks, "node:worker_threads");
    for (Told.Costs each : List.of(python, node)) {
      assertThat(each.bounds()).isEqualTo(Bounds.FORK);
      assertFigure(each, Cost.CPU, 1, 1e12);
      assertFigure(each, Cost.IO_READ, 0, 1e12);
      assertFigure(each, Cost.MEMORY_PSS, 1, 1e6);
      assertFigure(each, Cost.MEMORY_HWM, 1, 1e6);
      assertNone(each, Cost.ALLOC, "only JVMs tell what their heaps take");
      assertNone(each, Cost.GC, "only JVMs tell what their heaps take");
      // its own group is as good as that of the JVM
      String peak = jvm.missing().getOrDefault(Cost.MEMORY_PEAK, "");
      if (peak.isEmpty()) {
        assertFigure(each, Cost.MEMORY_PEAK, 1, 1e6);
      } else if (!peak.startsWith("left out: ")) {
        assertNone(each, Cost.MEMORY_PEAK, peak);
      }
    }
    assertFigure(python, Cost.PROCESSES, 3, 3);
    assertFigure(node, Cost.PROCESSES, 1, 1);
    // each at its largest, with what several share in each
    python
        .of(Cost.MEMORY_PSS)
        .ifPresent(
            now -> assertThat(python.of(Cost.MEMORY_HWM).orElse(now + 1)).isGreaterThan(now));
  }

  @Tag("contract")
  @Test
  void whoDoesNotWaitIsReadAsItGoesAndTheMemoryAtItsEndIsSaidToBeUnknown() throws Exception {
    Path runner =
        StandIn.in(
            folder,
            StandIn.DESCRIPTION,
            "for i in 1 2 3; do sleep 1; "
                + StandIn.says(StandIn.ITERATION)
                + "done\n"
                + StandIn.says(StandIn.END));

    List<Fork> forks =
        measured("squares", "--models", "fixed-pool,other:crew", "--with", "other=" + runner);

    Told.Costs costs = costs(forks, "other:crew");
    assertThat(costs.bounds()).isEqualTo(Bounds.JMH);
    assertThat(costs.missing().get(Cost.MEMORY_PSS)).startsWith("the runner does not wait");
  }
}
