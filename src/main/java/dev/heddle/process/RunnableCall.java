package dev.heddle.process;

import java.io.Serializable;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A runnable as a callable that can cross to a worker, as {@code Executors.callable} gives none.
 */
record RunnableCall<T extends @Nullable Object>(Runnable runnable, T result)
    implements Callable<T>, Serializable {

  @Override
  public T call() {
    runnable.run();
    return result;
  }
}
