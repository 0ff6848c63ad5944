package dev.heddle.campaign;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * All that is said of rows that look slower and are measured once more, or are not, in one place.
 * Reasons follow a row's name.
 */
final class RerunWords {

  static final String NOT_ASKED_FOR = "--no-rerun was given";

  static final String FILE_SAYS_NOT_HOW =
      "a JMH file does not say what it measured, nor where (--jar does, on the same machine)";

  static final String NOT_IN_NEWEST = "the newest run does not have it";

  static final String INTERRUPTED = "it was interrupted";

  static final String TOOK_LONGER = "measuring it again took longer than --budget";

  private RerunWords() {}

  static String begins(int rows, int rounds, double seconds, Path folder) {
    return "slower than expected: "
        + Counted.of(rows, "row")
        + " once more, "
        + Counted.of(rounds, "round")
        + ", about "
        + TimeEstimate.words(seconds)
        + "; results go to "
        + folder;
  }

  static String wouldTakeTooLong(double seconds, double budget) {
    return "it would take about "
        + TimeEstimate.words(seconds)
        + ", more than is left of --budget "
        + Durations.words(budget);
  }

  static String runSaysItself(String run) {
    return "--jar: the newest run, " + run + ", says itself what it measured; omit --jar";
  }

  static String noJava(@Nullable String java) {
    return "the java that it ran on is not here"
        + (java == null ? "" : ", " + java)
        + " (--jvm names another)";
  }

  static String inTrouble(String trouble) {
    return "when it was measured again it " + trouble;
  }

  static String hasNo(String metric) {
    return "measured again it has no " + metric;
  }

  static String cannotBeWritten(Path folder, String why) {
    return folder + " cannot be written: " + why;
  }

  static String cannotBeKept(Path file, String why) {
    return "what that says cannot be kept in " + file + " (" + why + ")";
  }

  static String explainsNoFile(Path file) {
    return file
        + " is a file, which does not say with which build it was measured; name the folder of a"
        + " run";
  }
}
