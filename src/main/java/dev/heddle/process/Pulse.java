package dev.heddle.process;

import java.io.RandomAccessFile;
import java.nio.ByteBuffer;

/**
 * A thread of a worker that counts on, where the other side sees it: it stands still when the
 * process does, or waits for memory or a garbage collection. It does not ask whether a task runs:
 * one that is still on its way, because it is large, would pass for stuck.
 */
final class Pulse extends Thread {

  /** The property that says how often, in milliseconds. */
  static final String PERIOD = "heddle.pulse";

  private final String ledger;
  private final long millis;

  private Pulse(String ledger, long millis) {
    super("heddle-pulse");
    this.ledger = ledger;
    this.millis = millis;
    setDaemon(true);
  }

  /** Begins, if the pool wants to know. */
  static void begin(String ledger) {
    Long millis = Long.getLong(PERIOD);
    if (millis != null) {
      new Pulse(ledger, millis).start();
    }
  }

  @Override
  public void run() {
    try (RandomAccessFile file = new RandomAccessFile(ledger, "rw")) {
      ByteBuffer word = ByteBuffer.allocate(Long.BYTES);
      for (long count = 1; ; count++) {
        word.putLong(0, count);
        file.seek(Ledger.PULSE);
        file.write(word.array());
        Thread.sleep(millis);
      }
    } catch (Exception e) {
      // who cannot say that it lives is taken for stuck, which is told
    }
  }
}
