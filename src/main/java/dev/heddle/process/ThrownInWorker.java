package dev.heddle.process;

import dev.heddle.process.wire.ClassTableReader;
import dev.heddle.process.wire.Frame;
import dev.heddle.process.wire.GarbageException;
import dev.heddle.process.wire.Thrown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Marks an exception, as a suppressed one, with the worker that threw it. */
final class ThrownInWorker extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private ThrownInWorker(long pid, String task) {
    super("thrown in worker " + pid + " by " + task, null, false, false);
  }

  /**
   * Why {@code task} has no result, as {@code answer} of worker {@code pid} says.
   *
   * @throws GarbageException if it is the answer of no failed task
   */
  static Throwable failure(
      Frame answer, ClassTableReader inTable, @Nullable ClassLoader loader, long pid, String task)
      throws IOException {
    return switch (answer.type()) {
      case THROWN -> revive(Thrown.decode(answer.payload()), inTable, loader, pid, task);
      case REFUSED ->
          new TransferException(new String(answer.payload(), StandardCharsets.UTF_8), null);
      case RESULT, CALL, RUN, SKIPPED, LEARN, INIT ->
          throw new GarbageException("a " + answer.type() + " as an answer");
    };
  }

  /** The exception as this process sees it, marked with the worker that threw it. */
  private static Throwable revive(
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
