package dev.heddle.run;

/** All that is said of costs that are not known, in one place: why not. */
final class CostWords {

  /** Of costs that nothing was said of. */
  static final String NOBODY_TOLD = "nobody told";

  // the watching itself

  static final String DID_NOT_END = "the watching did not end";

  static final String INTERRUPTED = "interrupted";

  // what the fork did not say

  static final String NO_OPERATIONS = "the fork did not tell how many operations it made";

  static final String NO_LAST_END = "the fork did not say when its last iteration ended";

  static final String FORK_SILENT = "the fork did not tell";

  static final String RUNNER_DOES_NOT_WAIT =
      "the runner does not wait where an iteration ends ('ready' in RUNNERS.md)";

  static final String NO_JVM = "only JVMs tell what their heaps take";

  static final String FROM_JAVA_21 = "JVMs tell it from Java 21 on";

  // what other JVMs and threads took along

  static final String FORK_ALONE = "of the fork alone it is known, and other JVMs may have run";

  static final String WORKERS_CHANGED =
      "worker JVMs started or ended in the measured iterations, and took their figures along";

  static final String PROCESSES_ENDED =
      "processes ended in the measured iterations, and may have been JVMs";

  private CostWords() {}

  static String brokeOff(Exception why) {
    return "the watching broke off: " + why;
  }

  /** What takes too long to be read, as in "all processes". */
  static String tooLong(String what) {
    return "left out: to read it of "
        + what
        + " would take more than a hundredth of the fork's time";
  }

  static String silent(long jvms, long silent) {
    return "of %s other JVMs %s do not tell it".formatted(jvms, silent);
  }

  /** {@code who} is processes or threads. */
  static String countGone(String who) {
    return who + " ended in the measured iterations, and took their count along";
  }
}
