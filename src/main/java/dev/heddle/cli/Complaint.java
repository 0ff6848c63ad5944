package dev.heddle.cli;

import dev.heddle.execution.ModelProviderException;
import dev.heddle.id.UnknownIdException;
import dev.heddle.project.ProjectException;
import dev.heddle.promise.PromiseException;
import dev.heddle.report.Inert;
import dev.heddle.result.UnreadableException;
import dev.heddle.run.PlanException;
import dev.heddle.run.UnknownNameException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Errors for people: one line {@code heddle: what: why; what to do}, and the exit code. */
final class Complaint {

  /** A list of more characters is read by nobody. */
  private static final int LONGEST = 400;

  private Complaint() {}

  /** Tells what is wrong with a command line that could not be read. */
  static int aboutUsage(ParameterException e, String[] args) {
    print(e.getCommandLine(), UsageWords.of(e));
    return ExitCode.USAGE;
  }

  /** Tells why a command did not work. */
  static int aboutExecution(Exception e, CommandLine command, ParseResult result) {
    @Nullable String line = line(e);
    if (line == null) {
      command.getErr().println("heddle: a bug in heddle; please report what follows");
      e.printStackTrace(command.getErr());
      return ExitCode.BUG;
    }
    print(command, line);
    return ExitCode.USAGE;
  }

  /** What to tell of an error that is not our bug; null if it is. */
  private static @Nullable String line(Exception e) {
    return switch (e) {
      case UnknownNameException unknown ->
          unknown.getMessage() + choices(unknown.given(), unknown.known());
      case UnknownIdException unknown ->
          "unknown "
              + unknown.kind()
              + " '"
              + unknown.given()
              + "'"
              + choices(unknown.given(), unknown.known());
      case ModelProviderException provider -> provider.getMessage();
      case PromiseException promise -> promise.getMessage();
      case PlanException plan -> plan.getMessage();
      case UnreadableException unreadable -> unreadable.getMessage();
      case ProjectException project -> project.getMessage();
      case UsageException usage -> usage.getMessage();
      default -> null;
    };
  }

  /** What else could have been meant: the nearest name, or all of them. */
  static String choices(String given, List<String> known) {
    return Nearest.of(given, known)
        .map(name -> ": did you mean '" + name + "'?")
        .orElseGet(
            () -> known.isEmpty() ? ": there is none to choose" : "; " + fewOf(given, known));
  }

  /** All of them; of many the least unlike. */
  private static String fewOf(String given, List<String> known) {
    String all = String.join(", ", known);
    return all.length() <= LONGEST
        ? "choose from " + all
        : "the nearest of " + known.size() + " is '" + Nearest.leastUnlike(given, known) + "'";
  }

  /** Prints {@code line} as ours, on one line, with nothing in it that steers a terminal. */
  static void print(CommandLine command, String line) {
    String one = line.lines().map(String::strip).collect(Collectors.joining(" / "));
    command.getErr().println("heddle: " + Inert.of(one));
  }
}
