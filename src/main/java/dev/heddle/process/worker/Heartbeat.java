package dev.heddle.process.worker;

import dev.heddle.process.link.StartRegister;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A thread of a worker that counts on, where the other side sees it, while the worker is at a task:
 * it stands still when the process does, or waits for memory or a garbage collection.
 *
 * <p>A worker is at a task from its first byte on: one that is still on its way, because it is
 * large, would pass for stuck else. It is at none when its answer is written; then the count is
 * negative, so that an answer that nobody has read yet does not pass for a task.
 */
public final class Heartbeat extends Thread {

  /** The property that says how often, in milliseconds. */
  public static final String PERIOD = "heddle.pulse";

  private final RandomAccessFile file;
  private final long millis;
  private final ByteBuffer word = ByteBuffer.allocate(Long.BYTES);
  private long count;
  private boolean busy;

  /** Whether it is written that the worker is at nothing. */
  private boolean resting;

  private Heartbeat(RandomAccessFile file, long millis) {
    super("heddle-pulse");
    this.file = file;
    this.millis = millis;
    setDaemon(true);
  }

  /** Lets it begin, if the pool wants to know; null if not. */
  static @Nullable Heartbeat start(String register) throws IOException {
    Long millis = Long.getLong(PERIOD);
    if (millis == null) {
      return null;
    }
    Heartbeat pulse = new Heartbeat(new RandomAccessFile(register, "rw"), millis);
    pulse.start();
    return pulse;
  }

  /** The worker is at a task from now on. */
  synchronized void begin() {
    busy = true;
    if (resting) {
      // by who begins, so that it is there before the task is seen to have started
      beat();
      notifyAll();
    }
  }

  /** The worker is at nothing. */
  synchronized void rest() {
    busy = false;
  }

  @Override
  public synchronized void run() {
    try {
      while (true) {
        beat();
        while (resting) {
          wait();
        }
        wait(millis);
      }
    } catch (InterruptedException e) {
      // nobody interrupts it but a task's own code: whoever does not count is told of
    }
  }

  private void beat() {
    count++;
    resting = !busy;
    try {
      word.putLong(0, busy ? count : -count);
      file.seek(StartRegister.PULSE);
      file.write(word.array());
    } catch (IOException e) {
      // whoever cannot say that it lives is taken for stuck, which is told
    }
  }
}
