package dev.heddle.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a JVM that we started prints to one of its streams: drained, so that it never waits for us,
 * shown as it comes if that is wanted, and the last of it kept.
 */
public final class OutputTail {

  private static final int KEPT_BYTES = 1 << 13;
  private static final int LONGEST_LINE = 160;

  private final byte[] ring = new byte[KEPT_BYTES];
  private long total;
  private final Thread drainer;
  private final @Nullable ShownOutput show;

  private OutputTail(InputStream stream, String thread, @Nullable ShownOutput show) {
    this.show = show;
    this.drainer = Thread.ofPlatform().daemon().name(thread).unstarted(() -> drain(stream));
  }

  /**
   * Drains {@code stream} until it ends, and shows it.
   *
   * @param thread the name of the thread that does it
   * @param who under which name it is shown
   */
  public static OutputTail shown(InputStream stream, String thread, String who) {
    return new OutputTail(stream, thread, new ShownOutput(who)).start();
  }

  /** Drains {@code stream} until it ends, and shows nothing of it. */
  public static OutputTail kept(InputStream stream, String thread) {
    return new OutputTail(stream, thread, null).start();
  }

  private OutputTail start() {
    drainer.start();
    return this;
  }

  /** Waits until the stream has ended, but no longer than {@code millis}. */
  public void awaitEnd(long millis) {
    try {
      drainer.join(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is kept of it; the beginning may be cut off. */
  public synchronized String text() {
    int kept = (int) Math.min(total, KEPT_BYTES);
    byte[] bytes = new byte[kept];
    for (int i = 0; i < kept; i++) {
      bytes[i] = ring[(int) ((total - kept + i) % KEPT_BYTES)];
    }
    return new String(bytes, StandardCharsets.UTF_8).strip();
  }

  /**
   * The last line of it that is not blank, after a wait for its end of at most {@code millis}:
   * programs say last why they end. Cut where it is long, and harmless for a terminal; empty where
   * there is none.
   */
  public String lastLine(long millis) {
    awaitEnd(millis);
    String last =
        text()
            .lines()
            .map(line -> line.strip().replaceAll("\\p{Cntrl}", "?"))
            .filter(line -> !line.isEmpty())
            .reduce("", (_, later) -> later);
    return last.length() > LONGEST_LINE ? last.substring(0, LONGEST_LINE) + " …" : last;
  }

  private void drain(InputStream stream) {
    byte[] buffer = new byte[KEPT_BYTES];
    try (stream) {
      for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
        keep(buffer, n);
        if (show != null) {
          show.take(buffer, n);
        }
      }
    } catch (IOException e) {
      // a stream that broke has ended
    }
    if (show != null) {
      show.end();
    }
  }

  private synchronized void keep(byte[] buffer, int length) {
    for (int i = 0; i < length; i++) {
      ring[(int) (total++ % KEPT_BYTES)] = buffer[i];
    }
  }
}
