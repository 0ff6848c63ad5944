package dev.heddle.run;

import dev.heddle.result.Peer;
import dev.heddle.result.RowId;
import java.util.List;

/**
 * All that is said of forks, in one place: why one has no result, what JMH's own command line did
 * not do, what other programs did not answer, and what the log has of forks without JMH.
 */
final class ForkWords {

  private ForkWords() {}

  // how forks fail

  static final String NO_RESULT_OF_ONE_FORK = "JMH gave no result of one fork";

  static final String DID_NOT_END = "JMH closed its output and did not end";

  static final String INTERRUPTED = "interrupted";

  static String noResult(double seconds) {
    return "no result within " + seconds + " s; raise --timeout";
  }

  static String jmhEnded(int code) {
    return "JMH ended with exit code " + code;
  }

  static String otherThreads(int measured, int asked) {
    return "JMH measured with " + measured + " threads and not with " + asked;
  }

  static String unreadable(String why) {
    return "JMH's result cannot be read: " + why;
  }

  /** Where an error was thrown that says nothing itself, to follow its name. */
  static String thrownIn(String place) {
    return ", thrown without a message by " + place;
  }

  static String endedEarly(String lastWords) {
    return "the fork ended early: " + lastWords;
  }

  // JMH's own command line

  static final String LOCK_LOST = "JMH's lock was lost";

  static final String NO_MATCH = "no benchmark matches these words; 'heddle jmh -l' lists them all";

  static String unknownToJmh(String what) {
    return what + ": JMH does not know that; see 'heddle jmh -h'";
  }

  static String jmhCannotBegin(String why) {
    return why + ": JMH cannot begin; correct its arguments";
  }

  static String seeProfilers(String why) {
    return why + "; 'heddle jmh -lprof' lists the profilers";
  }

  static String forksFailed(boolean all) {
    return (all ? "nothing was measured" : "not all was measured") + ": forks failed";
  }

  static String nameAnotherFile(String file, String why) {
    return file + ": cannot be written: " + why + "; name another file";
  }

  // what other programs do not answer

  static String noAnswer(int seconds) {
    return "no answer within " + seconds + " s";
  }

  static final String ANSWER_UNREADABLE = "its answer cannot be read";

  static String exitCode(int code) {
    return "exit code " + code;
  }

  // forks of other runtimes, in the log

  static String peerFork(Peer peer, RowId row) {
    return "# %s %s, %s: %s".formatted(peer.runtime(), peer.version(), peer.program(), row);
  }

  static String peerValues(List<Double> warmup, List<Double> measured, String unit) {
    return "# warm-up %s, measured %s %s".formatted(warmup, measured, unit);
  }
}
