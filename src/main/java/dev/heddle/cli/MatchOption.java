package dev.heddle.cli;

import dev.heddle.compare.Threads;
import dev.heddle.result.History;
import dev.heddle.run.UnknownNameException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** By what rows are the same. */
final class MatchOption {

  private static final String ANY_THREADS = "threads=any";

  @Option(
      names = "--match",
      paramLabel = ANY_THREADS,
      description =
          "Rows of which only the number of threads differs are the same, as with -t max on another"
              + " machine.")
  private @Nullable String match;

  /** Whether the number of threads makes no difference. */
  boolean anyThreads() throws UnknownNameException {
    if (match != null && !match.equals(ANY_THREADS)) {
      throw new UnknownNameException("--match", match, List.of(ANY_THREADS));
    }
    return match != null;
  }

  /** A history, whose rows of other threads are the same where that is asked for. */
  History of(History history) throws UnknownNameException {
    return anyThreads() ? Threads.aligned(history) : history;
  }

  /** What has to be told again to one who reads the same history. */
  String words() {
    return match == null ? "" : " --match " + match;
  }
}
