package dev.heddle.benchmarks;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.fork.Params;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.ExecutionException;

/** Something that is started again and again to see how long it takes: a worker, or less. */
sealed interface Launch extends Closeable permits HelloJvm, ModelLaunch, WorkerLaunch {

  /** Makes what all starts need, such as a cache, so that none of them does. */
  static Launch of(String worker) throws IOException {
    if (worker.equals(Params.LIMIT)) {
      return HelloJvm.open();
    }
    ExecutionModel provided = ModelLaunch.model(worker);
    return provided == null ? WorkerLaunch.of(Starter.of(worker)) : new ModelLaunch(provided);
  }

  /** Gets ready for a start. */
  void prepare() throws IOException;

  /** Starts it and waits until it could do something. */
  boolean ready() throws IOException, ExecutionException, InterruptedException;

  /** Starts it and waits until it has added up the first squares. */
  long firstSum() throws IOException, ExecutionException, InterruptedException;

  /** Ends what was started, and waits for that. */
  void end() throws IOException;
}
