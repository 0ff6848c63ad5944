package dev.heddle.execution;

import java.io.IOException;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/**
 * A task of nothing, sent over and over: so that the way to fresh worker JVMs and back is compiled
 * on both sides before anything is measured.
 */
record WarmUp() implements Callable<Integer>, Serializable {

  private static final int AT_ONCE = 32;
  private static final int ROUNDS = 64;
  private static final long LIMIT_NANOS = 500_000_000;

  /** Warms the way to {@code workers} JVMs, for half a second at most. */
  static void of(Workforce jvms, int workers) throws IOException {
    List<WarmUp> tasks = Collections.nCopies(AT_ONCE * workers, new WarmUp());
    long start = System.nanoTime();
    try {
      for (int i = 0; i < ROUNDS && System.nanoTime() - start < LIMIT_NANOS; i++) {
        jvms.callAll(tasks);
      }
    } catch (ExecutionException e) {
      throw new IOException("workers: cannot do a task of nothing: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("workers: interrupted while they were warmed", e);
    }
  }

  @Override
  public Integer call() {
    return 0;
  }
}
