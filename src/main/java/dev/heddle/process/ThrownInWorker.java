package dev.heddle.process;

import dev.heddle.process.wire.ClassTableReader;
import dev.heddle.process.wire.Thrown;
import org.jspecify.annotations.Nullable;

/** Marks an exception, as a suppressed one, with the worker that threw it. */
final class ThrownInWorker extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private ThrownInWorker(long pid, String task) {
    super("thrown in worker " + pid + " by " + task, null, false, false);
  }

  /** The exception as this process sees it, marked with the worker that threw it. */
  static Throwable revive(
      Thrown thrown,
      ClassTableReader inTable,
      @Nullable ClassLoader loader,
      long pid,
      String task) {
    Throwable failure;
    try {
      failure =
          thrown.serialized().length > 0
                  && inTable.decode(thrown.serialized(), loader) instanceof Throwable real
              ? real
              : new RemoteFailure(thrown.text());
    } catch (Throwable unreadable) {
      failure = new RemoteFailure(thrown.text());
    }
    try {
      failure.addSuppressed(new ThrownInWorker(pid, task));
    } catch (RuntimeException e) {
      // an exception whose own code fails still is the outcome
    }
    return failure;
  }
}
