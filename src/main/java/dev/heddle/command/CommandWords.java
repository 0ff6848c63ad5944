package dev.heddle.command;

import dev.heddle.jvm.Failures;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** All that is said of a person's own commands: what is wrong with them, and how they ended. */
final class CommandWords {

  static final String EMPTY = "is empty; write a program and its arguments";

  private static final int SHOWN = 60;

  private CommandWords() {}

  private static String shown(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() > SHOWN ? line.substring(0, SHOWN) + " …" : line;
  }

  // how it is written: what follows the option and the text

  /** What is wrong with a command, after what it was given by. */
  static String wrong(String option, String text, String why) {
    String shown = shown(text.replace('\0', ' '));
    return shown.isEmpty() ? option + ": " + why : "%s '%s': %s".formatted(option, shown, why);
  }

  static String openQuote(char quote) {
    return "a %s is not closed; close it, or write \\%s for itself".formatted(quote, quote);
  }

  static final String ENDS_IN_BACKSLASH = "ends in a backslash; write \\\\ for itself";

  static final String HAS_NUL = "has a NUL, which no program can be given; take it out";

  static String placeInQuotes(String place) {
    return place
        + " stands where the shell would not take it as one word; write \"$1\" there (the input; $2"
        + " its base name, $3 without extension, $4 its folder)";
  }

  static String twice(String text) {
    return "--command '%s': is given twice; give it once, or two that differ"
        .formatted(shown(text));
  }

  // what it starts

  static String notOnPath(String option, String program) {
    return "%s '%s': is no program in a folder of PATH; correct the name, give its path, or write --shell for what only a shell knows"
        .formatted(option, shown(program));
  }

  static String notThere(String option, String program) {
    return "%s '%s': there is no such file; correct the path".formatted(option, shown(program));
  }

  static String isFolder(String option, String program) {
    return "%s '%s': is a folder; name the program in it".formatted(option, shown(program));
  }

  static String notExecutable(String option, String program) {
    return "%s '%s': is not executable; chmod +x it, or name what runs it, as in 'sh FILE'"
        .formatted(option, shown(program));
  }

  static String noSyntax(String option, String text, String said) {
    return "%s '%s': the shell cannot read it: %s; correct it".formatted(option, shown(text), said);
  }

  static String noShell(String option) {
    return option + ": this system has no 'sh'; omit --shell";
  }

  // inputs

  static String noInputFile(Path file) {
    return "--inputs " + file + ": there is no such file; name one with an input on each line";
  }

  static String inputsAreFolder(Path file) {
    return "--inputs %s: is a folder; write its files into one: ls -d %s/* > files.txt"
        .formatted(file, file);
  }

  static String inputsUnreadable(Path file, IOException why) {
    return "--inputs %s: cannot be read: %s; name another file"
        .formatted(file, Failures.words(why));
  }

  static String inputsAreNoText(Path file) {
    return "--inputs " + file + ": is not text in UTF-8; write an input on each line";
  }

  static String noInputs(Path file) {
    return "--inputs " + file + ": has no inputs; write one on each line";
  }

  static String emptyInput(Path file, int line) {
    return "--inputs %s: line %s is empty, and an empty input means nothing; delete it"
        .formatted(file, line);
  }

  static String windowsLines(Path file) {
    return ("--inputs %s: its lines end in CR LF, and the CR would be a part of each input;"
            + " convert it, as with: tr -d '\\r' <%s")
        .formatted(file, file);
  }

  static String tooManyInputs(Path file, int most) {
    return "--inputs %s: has more than %s inputs, or 16 MiB; take a part of them"
        .formatted(file, most);
  }

  // how it ended

  static String cannotStart(String program, String why) {
    return "'%s' cannot be started: %s".formatted(shown(program), why);
  }

  static String exitCode(int code, String said) {
    return "exit code " + code + (said.isEmpty() ? "" : ": " + said);
  }

  static String late(Duration limit) {
    return "did not end within %s; allow more by --limit or, where that is not given, by --timeout"
        .formatted(seconds(limit));
  }

  static String ofInput(CommandInput input, String what) {
    return "input " + shown(input.text()) + ": " + what;
  }

  /** How many of an operation's commands failed, by their exit codes. */
  static String counted(long failed, long all, Map<Integer, Long> codes) {
    return " (%s of %s failed; exit codes: %s)"
        .formatted(
            failed,
            all,
            codes.entrySet().stream()
                .map(each -> each.getValue() + " x " + each.getKey())
                .collect(Collectors.joining(", ")));
  }

  static String prepare(String what) {
    return "--prepare: " + what;
  }

  static final String NO_COMMAND =
      "measures a command of yours; name it with 'heddle run --command COMMAND'";

  static String unreadableSheet(Path file, Exception why) {
    return "%s: what the run wrote for its forks cannot be read: %s; begin the run anew"
        .formatted(file, Failures.words(why));
  }

  private static String seconds(Duration time) {
    String number =
        String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9).replaceAll("\\.?0+$", "");
    return number + " s";
  }
}
