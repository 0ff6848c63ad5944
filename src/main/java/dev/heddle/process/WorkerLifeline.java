package dev.heddle.process;

import dev.heddle.process.link.Quietly;
import dev.heddle.process.worker.WorkerOrders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * The standard input of a worker: its token comes by it first, then what the pool says to it beside
 * tasks, and its end is the end of the worker.
 */
final class WorkerLifeline {

  private static final long DUMP_NANOS = 500_000_000;
  private static final long PAUSE_NANOS = 1_000_000;

  private final Process process;
  private final Path dump;
  private volatile String threads = "";

  /** Of {@code process}, which writes to {@code dump} what its threads are at. */
  WorkerLifeline(Process process, Path dump) {
    this.process = process;
    this.dump = dump;
  }

  synchronized void say(byte[] said) {
    try {
      process.getOutputStream().write(said);
      process.getOutputStream().flush();
    } catch (IOException e) {
      // it has ended already: whoever waits for it sees that, and says why
    }
  }

  /** Asks for an interrupt of the {@code number}-th task of the {@code thread}-th worker. */
  void interrupt(int thread, long number) {
    say(
        ByteBuffer.allocate(1 + WorkerOrders.WHICH_BYTES)
            .put(WorkerOrders.INTERRUPT)
            .putInt(thread)
            .putLong(number)
            .array());
  }

  /** Asks what the worker's threads are at, and waits a moment for the answer. */
  void hearThreads() {
    say(new byte[] {WorkerOrders.DUMP});
    long end = System.nanoTime() + DUMP_NANOS;
    while (System.nanoTime() - end < 0 && process.isAlive()) {
      try {
        String text = Files.readString(dump);
        if (text.endsWith(WorkerOrders.DUMP_END)) {
          threads = text.substring(0, text.length() - WorkerOrders.DUMP_END.length());
          return;
        }
      } catch (IOException e) {
        // not there yet
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** What was heard; empty if the worker was not asked, or did not answer in time. */
  String threads() {
    return threads;
  }

  /** Lets go of it: a worker that lives ends by that. */
  void cut() {
    Quietly.close(process.getOutputStream());
  }
}
