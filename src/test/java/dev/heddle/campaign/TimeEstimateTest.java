package dev.heddle.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.Fork;
import dev.heddle.result.Plan;
import dev.heddle.result.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** An estimate is near what runs on a machine with nothing else to do really took. */
class TimeEstimateTest {

  @TestFactory
  List<DynamicTest> itIsWithinThirtyPercentOfEveryReferenceRun() throws Exception {
    try (Stream<Path> runs = Files.list(Path.of("results/reference"))) {
      return runs.sorted()
          .map(run -> DynamicTest.dynamicTest(run.getFileName().toString(), () -> check(run)))
          .toList();
    }
  }

  private static void check(Path run) throws Exception {
    Plan plan = RunFolder.open(run).info().plan();
    double took = 0;
    double estimated = 0;
    for (Fork fork : RunFolder.open(run).forks()) {
      took += fork.seconds();
      // as it was measured: some are of a time when fresh JVMs were warmed up, too
      estimated +=
          ForkCost.of(fork.row(), false)
              .seconds(
                  fork.warmup().size(),
                  plan.times().warmupSeconds(),
                  fork.primary().iterations().size(),
                  plan.times().iterationSeconds());
    }
    assertThat(estimated / took).isBetween(0.7, 1.3);
  }

  @Test
  void wordsAreOfASizeThatAPersonCounts() {
    assertThat(Stream.of(0.2, 40.0, 190.0, 7_800.0).map(TimeEstimate::words))
        .containsExactly("1 s", "40 s", "3 min", "2 h 10 min");
  }
}
