package dev.heddle.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line that could not be read: what, why, and what to do. */
final class UsageWords {

  private UsageWords() {}

  static String of(ParameterException e) {
    String help = "see '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'";
    return switch (e) {
      case UnmatchedArgumentException unmatched when !unmatched.getUnmatched().isEmpty() ->
          unmatched(unmatched.getUnmatched().getFirst(), e.getCommandLine(), help);
      case MissingParameterException missing when !missing.getMissing().isEmpty() ->
          missing(missing.getMissing().getFirst()) + "; " + help;
      case OverwrittenOptionException twice ->
          name(twice.getOverwritten()) + ": is given twice; give it once";
      case ParameterException wrong when wrong.getArgSpec() != null ->
          wrong(wrong.getArgSpec(), wrong) + "; " + help;
      default -> firstLine(e) + "; " + help;
    };
  }

  static String noTopic(String topic, List<String> known) {
    return "help: there is no command or topic '"
        + topic
        + "'; "
        + Nearest.of(topic, known)
            .map(name -> "did you mean '" + name + "'?")
            .orElseGet(() -> "choose from " + String.join(", ", known));
  }

  static String modelsOfDemo(String models) {
    return "--model " + models + ": a demo plays on one model; name one";
  }

  static String modelOfDemo(String why) {
    return "--model: " + why;
  }

  /** Why a demo is not played on a model, and on which it is; none where there is no other. */
  static String demoRefuses(String demo, String model, String why, List<String> others) {
    return "demo %s on %s: %s; %s"
        .formatted(
            demo,
            model,
            why,
            others.isEmpty()
                ? "there is no other way"
                : "take one of " + String.join(", ", others));
  }

  private static String unmatched(String given, CommandLine command, String help) {
    boolean option = given.startsWith("-");
    List<String> known =
        List.copyOf(
            option
                ? command.getCommandSpec().optionsMap().keySet()
                : command.getSubcommands().keySet());
    if (!option && known.isEmpty()) {
      return "'" + given + "': is a word too many; " + help;
    }
    String what = "unknown " + (option ? "option" : "command") + " '" + given + "'";
    return Nearest.of(given, known)
        .map(name -> what + ": did you mean '" + name + "'?")
        .orElseGet(
            () -> what + (option ? "; " + help : "; choose from " + String.join(", ", known)));
  }

  private static String missing(ArgSpec missing) {
    String name = name(missing);
    return missing instanceof OptionSpec option
        ? name + ": lacks its value; write " + name + " " + option.paramLabel()
        : name + ": is missing";
  }

  private static String wrong(ArgSpec arg, ParameterException e) {
    Object value = e.getValue() == null ? given(e) : e.getValue();
    String what = name(arg) + " '" + value + "': ";
    if (arg.type() == Map.class) {
      return what + "is not NAME=VALUE; write " + name(arg) + " tasks=8";
    }
    if (arg.type() == Integer.class || arg.type() == Long.class) {
      return what + "is no whole number, or too large a one; write " + name(arg) + " 3";
    }
    return arg.arity().max() == 0
        ? what + "is a value, and this takes none; write " + name(arg)
        : what + "cannot be read; write " + name(arg) + " " + arg.paramLabel();
  }

  /** What was given, where the library tells it only at the end of its sentence. */
  private static String given(ParameterException e) {
    return firstLine(e).replaceFirst(".* but was ", "");
  }

  private static String name(ArgSpec arg) {
    return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
  }

  private static String firstLine(Exception e) {
    String text = String.valueOf(e.getMessage());
    return text.lines().findFirst().orElse("").strip().replaceAll("[.:]$", "");
  }
}
