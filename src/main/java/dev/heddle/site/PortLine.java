package dev.heddle.site;

import dev.heddle.jvm.OutputTail;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The first line that the site's process prints: its port. */
final class PortLine {

  private static final long LAST_WORDS_MILLIS = 1000;

  private PortLine() {}

  /** Waits for it. */
  static int await(Process process, Duration limit) throws IOException {
    OutputTail stderr = OutputTail.kept(process.getErrorStream(), "heddle-site-stderr");
    CompletableFuture<String> line = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("heddle-site-port").start(() -> read(process, line));
    try {
      return Integer.parseInt(line.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      throw failed("no answer within " + limit.toMillis() + " ms", stderr, e);
    } catch (ExecutionException | NumberFormatException e) {
      throw failed("its process gave no port", stderr, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("interrupted", stderr, e);
    }
  }

  private static void read(Process process, CompletableFuture<String> line) {
    // not closed: that would close the pipe under a process that lives
    BufferedReader out = process.inputReader();
    try {
      line.complete(String.valueOf(out.readLine()));
    } catch (IOException e) {
      line.completeExceptionally(e);
    }
  }

  private static IOException failed(String why, OutputTail stderr, Exception cause) {
    stderr.awaitEnd(LAST_WORDS_MILLIS);
    String said = String.join(" | ", stderr.text().lines().toList());
    return new IOException(
        "local site: did not start: "
            + why
            + (said.isEmpty() ? "; it said nothing" : "; it said: " + said),
        cause);
  }
}
