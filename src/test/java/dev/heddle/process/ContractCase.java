package dev.heddle.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What tests of the contract share, and the proof after each that nothing is left of its pools. */
abstract class ContractCase {

  @Parameter
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Wiring wiring;

  @TempDir Path folder;

  ProcessPool open(int workers) throws IOException {
    return ProcessPool.open(wiring.options(workers));
  }

  /** A task that notes its name and runs until the gate opens. */
  static Task<Long> holding(Tally tally, String name, Gate gate) {
    return new InFlightWindowTest.Holds(tally, name, gate);
  }

  /** Submits a task that runs until the gate opens, and waits until it does run. */
  Future<Long> occupy(ProcessPool pool, Gate gate) throws Exception {
    Tally tally = Tally.in(folder);
    Future<Long> running = Pools.submit(pool, holding(tally, "runs", gate));
    tally.await("runs");
    return running;
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    Eventually.isTrue("no worker is left", () -> Pools.processes() == 0);
    Eventually.isTrue("no thread of ours is left", () -> ownThreads().isEmpty());
    assertThat(Pools.folders()).isEmpty();
    assertThat(Pools.mappedFiles()).isEmpty();
  }

  private static List<String> ownThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("heddle-"))
        .toList();
  }
}
