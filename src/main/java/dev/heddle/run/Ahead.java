package dev.heddle.run;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Something that is found out in a thread of its own, while a run is made ready. */
final class Ahead<T> {

  private final FutureTask<T> found;

  private Ahead(FutureTask<T> found) {
    this.found = found;
  }

  /** Begins to find it out, in a thread of that name. */
  static <T> Ahead<T> find(String thread, Callable<T> what) {
    FutureTask<T> found = new FutureTask<>(what);
    Thread.ofPlatform().daemon().name(thread).start(found);
    return new Ahead<>(found);
  }

  /**
   * What was found, for which this waits.
   *
   * @throws IOException if it could not be found out
   */
  T get() throws IOException {
    try {
      return found.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(ForkWords.INTERRUPTED);
    } catch (ExecutionException e) {
      throw new IOException(e);
    }
  }
}
