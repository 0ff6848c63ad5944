package dev.heddle.site;

import dev.heddle.jvm.Child;
import dev.heddle.jvm.HiddenFlags;
import dev.heddle.jvm.JvmRefusal;
import dev.heddle.jvm.OutputTail;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The first line that the site's process prints: its port. */
final class PortLine {

  private static final long LAST_WORDS_MILLIS = 1000;
  private static final String PORT = "\\d{1,5}";

  /** So many of a process that is no site are read. */
  private static final int MOST_LINES = 20;

  private PortLine() {}

  /** Waits for it. */
  static int await(Child process, Duration limit) throws IOException {
    OutputTail stderr = process.keepErrors("heddle-site-stderr");
    Future<String> line = process.read(PortLine::first);
    try {
      String said = line.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (said.matches(PORT)) {
        return Integer.parseInt(said);
      }
      stderr.awaitEnd(LAST_WORDS_MILLIS);
      Optional<JvmRefusal> refusal = JvmRefusal.of(said + "\n" + stderr.text());
      if (refusal.isPresent()) {
        throw new IOException(refused(refusal.get()));
      }
      throw failed("its process gave no port", stderr, null);
    } catch (TimeoutException e) {
      throw failed("no answer within " + limit.toMillis() + " ms", stderr, e);
    } catch (ExecutionException e) {
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
    String first = String.valueOf(lines.readLine());
    return first.matches(PORT)
        ? first
        : Stream.concat(Stream.of(first), lines.lines().limit(MOST_LINES))
            .collect(Collectors.joining("\n"));
  }

  private static String refused(JvmRefusal refusal) {
    return "local site: did not start: its JVM refuses its flags: "
        + refusal.why()
        + HiddenFlags.variable(System.getenv())
            .map(variable -> "; unset " + variable + ", whose flags it has too")
            .orElse("");
  }

  private static IOException failed(String why, OutputTail stderr, @Nullable Exception cause) {
    stderr.awaitEnd(LAST_WORDS_MILLIS);
    String said = String.join(" | ", stderr.text().lines().toList());
    return new IOException(
        "local site: did not start: "
            + why
            + (said.isEmpty() ? "; it said nothing" : "; it said: " + said),
        cause);
  }
}
