package dev.heddle.report;

/** What pages say of the time before anything is measured. */
final class StartWords {

  static final String CHAPTER = "Start-up: what came before the measuring";

  static final String ROW = "row";

  static final String UNTIL_FIRST = "time from the start of a fork to its first iteration";

  static final String CPU_UNTIL_FIRST =
      "processor time of all processes until the first iteration of a fork";

  static final String LEGEND =
      "means over forks; start: the JVM of the fork, what the benchmark sets up, and the workers"
          + " with their own warm-up; warm-up: the iterations that are not counted; measured: those"
          + " whose figures stand in the tables; end: what is closed; CPU: processor time of all"
          + " processes";

  static final String WARM_UP_IN_START =
      "of forks that did not say when their warm-up began, the processor time of the start has it"
          + " in it";

  private StartWords() {}

  /** Of rows that are in the tables and not here. */
  static String silent(int rows) {
    return rows == 1
        ? "1 more row does not tell what it took before"
        : rows + " more rows do not tell what they took before";
  }

  static String title(String table) {
    return table + ": start-up";
  }

  /** Why a page does not have it. */
  static String tooMany(int most) {
    return "Left out, so that the page stays small: more than "
        + most
        + " rows tell it, and of so many it is in forks.jsonl alone.";
  }

  /** A part of what a fork took. */
  enum Part {
    START("start"),
    CPU_START("CPU of the start"),
    WARM_UP("warm-up"),
    CPU_WARM_UP("CPU of the warm-up"),
    MEASURED("measured"),
    CPU_MEASURED("CPU measured"),
    AFTER("end");

    private final String heading;

    Part(String heading) {
      this.heading = heading;
    }

    String heading() {
      return heading;
    }
  }
}
