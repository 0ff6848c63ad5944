package dev.heddle.process;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the exit code of a process means, in words. */
final class ExitStatus {

  private static final int SIGNALLED = 128;

  private static final Pattern REPORT =
      Pattern.compile("# A fatal error has been detected by the Java .*\\R#\\R#  (SIG[A-Z]+) ");

  private ExitStatus() {}

  /**
   * For a code as {@link Process#exitValue} gives it, where above 128 it is a signal's number, and
   * for what HotSpot printed if it saw the signal first and exited in its own way.
   */
  static String of(int code, String printed) {
    Matcher report = REPORT.matcher(printed);
    return report.find() ? killed(report.group(1)) : of(code);
  }

  private static String of(int code) {
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
