package dev.heddle.demo;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.Workforce;
import dev.heddle.workload.Task;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** What JVMs that stay do before the curtain rises: meet, and tell something for the first time. */
record WarmUpTask(Narrator teller) implements Task<Boolean> {

  /** Rehearses with all workers; nobody listens. */
  static void of(ExecutionModel model, Workforce workforce, int workers)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    try (DemoStage stage = DemoStage.open(model, workforce, _ -> {})) {
      stage.together(Collections.nCopies(workers, new WarmUpTask(stage.teller())));
    }
  }

  @Override
  public Boolean call() throws Exception {
    teller.tellSince(0, "ready", nanos -> "is ready after " + Events.millis(nanos), Map.of());
    return true;
  }
}
