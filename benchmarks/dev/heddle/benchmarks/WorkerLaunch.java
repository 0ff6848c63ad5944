package dev.heddle.benchmarks;

import dev.heddle.fork.ForkNotes;
import dev.heddle.result.Told;
import dev.heddle.workload.SumOfSquares;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** A worker behind an executor, which starts it when the first task comes. */
final class WorkerLaunch implements Launch {

  private static final SumOfSquares SMALL = new SumOfSquares(1, StartBenchmark.NUMBERS);

  private final Starter starter;
  private @Nullable ExecutorService executor;

  private WorkerLaunch(Starter starter) {
    this.starter = starter;
  }

  static WorkerLaunch of(Starter starter) throws IOException {
    starter.open().close();
    return new WorkerLaunch(starter);
  }

  @Override
  public void prepare() throws IOException {
    executor = starter.open();
  }

  /** Where its tasks go. */
  ExecutorService executor() {
    if (executor == null) {
      throw new IllegalStateException("start: nothing was prepared");
    }
    return executor;
  }

  @Override
  public boolean ready() throws IOException, ExecutionException, InterruptedException {
    return Starter.ready(executor());
  }

  @Override
  public long firstSum() throws ExecutionException, InterruptedException {
    return executor().submit(SMALL).get();
  }

  @Override
  public void end() {
    try (ExecutorService used = executor()) {
      executor = null;
      ForkNotes.tell(new Told.Starts(starter.startedFrom(used)));
    }
  }

  @Override
  public void close() {
    if (executor != null) {
      executor.close();
    }
  }
}
