package dev.heddle.cli;

/** What the program's exit code means. */
final class ExitCode {

  /** Fine. */
  static final int OK = 0;

  /** Our bug; a stack trace was printed. */
  static final int BUG = 1;

  /** Wrong usage or unreadable input: nothing was started. */
  static final int USAGE = 2;

  /** Not whole: nothing measured, rows failed or missing, an output that could not be written. */
  static final int NOT_WHOLE = 4;

  /** Ended by Ctrl-C. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
