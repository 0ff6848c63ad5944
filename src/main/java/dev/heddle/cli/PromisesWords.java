package dev.heddle.cli;

import dev.heddle.campaign.Counted;

/** What {@code heddle promises} says beside its table. */
final class PromisesWords {

  static final String EXECUTOR_TWICE = "--executor: one is given twice; give each once";

  static final String SEEN = "What was seen:";

  private PromisesWords() {}

  static String begins(int promises, String limit) {
    return "tries "
        + Counted.of(promises, "promise")
        + " in JVMs of their own; a wait ends after "
        + limit;
  }

  static String workersOutOfRange(int workers, int most) {
    return "--workers " + workers + ": is out of range; write 1 to " + most;
  }

  static String kept(long kept, int all) {
    return "keeps " + kept + " of " + all;
  }
}
