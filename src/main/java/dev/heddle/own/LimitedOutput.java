package dev.heddle.own;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;

/** What several streams pass on together before they refuse to. */
final class LimitedOutput {

  private final long most;
  private final AtomicLong bytes = new AtomicLong();

  /**
   * Nothing is written yet.
   *
   * @param most how many bytes
   */
  LimitedOutput(long most) {
    this.most = most;
  }

  /** A stream before {@code out}. */
  OutputStream before(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(int b) throws IOException {
        add(1);
        out.write(b);
      }

      @Override
      public void write(byte[] all, int from, int length) throws IOException {
        add(length);
        out.write(all, from, length);
      }
    };
  }

  private void add(int length) {
    bytes.addAndGet(length);
    check();
  }

  /**
   * Looks whether all was passed on.
   *
   * @throws OwnTaskException where it was too much
   */
  void check() {
    if (bytes.get() > most) {
      throw new OwnTaskException(OwnWords.printed(most));
    }
  }
}
