package dev.heddle.site;

import dev.heddle.jvm.Child;
import dev.heddle.jvm.OutputTail;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The first line that the site's process prints: its port. */
final class PortLine {

  private static final long LAST_WORDS_MILLIS = 1000;

  private PortLine() {}

  /** Waits for it. */
  static int await(Child process, Duration limit) throws IOException {
    OutputTail stderr = process.keepErrors("heddle-site-stderr");
    Future<String> line = process.read(PortLine::first);
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

  private static String first(InputStream output) throws IOException {
    // not closed: that would close the pipe under a process that lives
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(output, StandardCharsets.US_ASCII));
    return String.valueOf(lines.readLine());
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
