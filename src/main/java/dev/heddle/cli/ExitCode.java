package dev.heddle.cli;

/** What the program's exit code means. */
final class ExitCode {

  /** Fine. */
  static final int OK = 0;

  /** Our bug; a stack trace was printed. */
  static final int BUG = 1;

  /** Wrong usage or unreadable input: nothing was started. */
  static final int USAGE = 2;

  /** A row regressed. */
  static final int REGRESSION = 3;

  /** Not whole: nothing measured, rows failed or missing, an output that could not be written. */
  static final int NOT_WHOLE = 4;

  /** Rows without a verdict, where that was asked to count. */
  static final int INCONCLUSIVE = 5;

  /** Ended by Ctrl-C. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}

  /** The one to end with of two: 3 before 4 before 5, and any before 0. */
  static int worse(int one, int other) {
    return one == OK ? other : other == OK ? one : Math.min(one, other);
  }
}
