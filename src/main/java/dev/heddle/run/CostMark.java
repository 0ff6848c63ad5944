package dev.heddle.run;

import dev.heddle.fork.IterationMarks;
import java.util.Optional;

/** What is heard of a fork while it is measured. */
sealed interface CostMark {

  /**
   * What only the JVM of the fork can find out; negative where it does not know.
   *
   * @param collectedMillis the time of the collectors of garbage, of the fork and of those other
   *     JVMs that say so
   * @param allocatedBytes what was allocated in all these
   * @param threadsStarted how many threads were started in the fork
   * @param threadsAlive how many of them live
   * @param otherJvms how many other JVMs said so
   * @param changes a number that is the same where those are the same
   */
  record Figures(
      long collectedMillis,
      long allocatedBytes,
      long threadsStarted,
      long threadsAlive,
      long otherJvms,
      long changes) {

    /** Where nobody tells. */
    static final Figures NONE =
        new Figures(
            IterationMarks.UNKNOWN,
            IterationMarks.UNKNOWN,
            IterationMarks.UNKNOWN,
            IterationMarks.UNKNOWN,
            0,
            0);
  }

  /** The fork is there, and is process {@code pid}. */
  record There(long pid) implements CostMark {}

  /** An iteration begins. */
  record Begin(boolean measured, Figures figures) implements CostMark {}

  /**
   * An iteration has ended.
   *
   * @param last whether it is the last one of the warm-up, or of those measured
   */
  record End(boolean measured, boolean last, Figures figures) implements CostMark {}

  /** So many operations were made in the iteration that ended last. */
  record Operations(long count) implements CostMark {}

  /** Whether the fork waits for an answer. */
  default boolean waits() {
    return !(this instanceof Operations);
  }

  /** What a line of {@link IterationMarks} means; empty where it means nothing. */
  static Optional<CostMark> of(String line, String token) {
    String[] words = line.split(" ", -1);
    try {
      return switch (words[0]) {
        case "begin" -> Optional.of(new Begin(measured(words[1]), figures(words, 3)));
        case "end" ->
            Optional.of(
                new End(measured(words[1]), Boolean.parseBoolean(words[2]), figures(words, 3)));
        case "ops" -> Optional.of(new Operations(Long.parseLong(words[1])));
        default ->
            words[0].equals(token)
                ? Optional.of(new There(Long.parseLong(words[1])))
                : Optional.empty();
      };
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static boolean measured(String type) {
    return type.equals("MEASUREMENT");
  }

  private static Figures figures(String[] words, int from) {
    return new Figures(
        Long.parseLong(words[from]),
        Long.parseLong(words[from + 1]),
        Long.parseLong(words[from + 2]),
        Long.parseLong(words[from + 3]),
        later(words, from + 4),
        later(words, from + 5));
  }

  /** What benchmarks that were built with an earlier version of the agent do not tell. */
  private static long later(String[] words, int at) {
    return at < words.length ? Long.parseLong(words[at]) : 0;
  }
}
