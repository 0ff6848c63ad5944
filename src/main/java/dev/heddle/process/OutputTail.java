package dev.heddle.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What a worker prints to one of its streams: shown as it comes, and the last of it kept. */
final class OutputTail {

  private static final int KEPT_BYTES = 1 << 13;

  private final byte[] ring = new byte[KEPT_BYTES];
  private long total;
  private final Thread drainer;

  private final ShownOutput show;

  private OutputTail(InputStream stream, String name, String who) {
    this.show = new ShownOutput(who);
    this.drainer = Thread.ofPlatform().daemon().name(name).unstarted(() -> drain(stream));
  }

  /** Starts to drain {@code stream}, the worker {@code who} at its other end, until it ends. */
  static OutputTail of(InputStream stream, String name, String who) {
    OutputTail tail = new OutputTail(stream, name, who);
    tail.drainer.start();
    return tail;
  }

  /** Waits until the stream has ended, but no longer than {@code millis}. */
  void awaitEnd(long millis) {
    try {
      drainer.join(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is kept of it; the beginning may be cut off. */
  synchronized String text() {
    int kept = (int) Math.min(total, KEPT_BYTES);
    byte[] bytes = new byte[kept];
    for (int i = 0; i < kept; i++) {
      bytes[i] = ring[(int) ((total - kept + i) % KEPT_BYTES)];
    }
    return new String(bytes, StandardCharsets.UTF_8).strip();
  }

  private void drain(InputStream stream) {
    byte[] buffer = new byte[KEPT_BYTES];
    try (stream) {
      for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
        keep(buffer, n);
        show.take(buffer, n);
      }
    } catch (IOException e) {
      // a stream that broke has ended
    }
    show.end();
  }

  private synchronized void keep(byte[] buffer, int length) {
    for (int i = 0; i < length; i++) {
      ring[(int) (total++ % KEPT_BYTES)] = buffer[i];
    }
  }
}
