package dev.heddle.process;

/** What the exit code of a process means, in words. */
final class ExitStatus {

  private static final int SIGNALLED = 128;

  private ExitStatus() {}

  /** For a code as {@link Process#exitValue} gives it: above 128 it is a signal's number. */
  static String of(int code) {
    return switch (code - SIGNALLED) {
      case 1 -> killed("SIGHUP");
      case 2 -> killed("SIGINT");
      case 3 -> killed("SIGQUIT");
      case 4 -> killed("SIGILL");
      case 6 -> killed("SIGABRT");
      case 7 -> killed("SIGBUS");
      case 8 -> killed("SIGFPE");
      case 9 -> killed("SIGKILL");
      case 11 -> killed("SIGSEGV");
      case 13 -> killed("SIGPIPE");
      case 15 -> killed("SIGTERM");
      default -> "exited with code " + code;
    };
  }

  private static String killed(String signal) {
    return "was killed by " + signal;
  }
}
