package dev.heddle.process;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** Worker JVMs as an executor. */
@SuppressWarnings("DoNotCallSuggester")
public final class ProcessPool extends AbstractExecutorService {

  private ProcessPool() {}

  /** Opens a pool; its workers start with the first tasks, or with {@link #startAll}. */
  public static ProcessPool open(PoolOptions options) throws IOException {
    throw new IOException("not written yet: " + options);
  }

  /** Starts all workers and waits until they are ready. */
  public void startAll() throws IOException {
    throw new IOException("not written yet");
  }

  /** The workers that live now. */
  public List<WorkerJvm> workers() {
    return List.of();
  }

  @Override
  public void shutdown() {}

  @Override
  public List<Runnable> shutdownNow() {
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return false;
  }

  @Override
  public boolean isTerminated() {
    return false;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return false;
  }

  @Override
  public void execute(Runnable command) {}
}
