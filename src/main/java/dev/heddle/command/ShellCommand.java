package dev.heddle.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a shell is told a command with an input: the input is a parameter of the shell, and in the
 * text stands {@code "$1"}, so that no letter of an input is ever part of what the shell reads.
 */
final class ShellCommand {

  private static final Path USUAL = Path.of("/bin/sh");

  private ShellCommand() {}

  /** The shell. */
  static String shell() {
    return Files.isExecutable(USUAL) ? USUAL.toString() : "sh";
  }

  /** The words that start it. */
  static List<String> words(String text, @Nullable CommandInput input) {
    List<String> words = new ArrayList<>(List.of(shell(), "-c", input == null ? text : in(text)));
    words.add("heddle"); // what the shell calls itself in its errors
    if (input != null) {
      OwnCommand.OF_INPUT.forEach(place -> words.add(input.in(place)));
    }
    return words;
  }

  /**
   * The text with parameters in the places of an input: in quotes of their own, or within the
   * double quotes that are there.
   *
   * @throws IllegalArgumentException where that cannot be: in single quotes a shell replaces
   *     nothing, and within another command in double quotes it would part the input
   */
  static String in(String text) {
    StringBuilder told = new StringBuilder();
    char quote = 0;
    int nested = 0;
    boolean unclear = false;
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      String place = place(text, at);
      if (place != null) {
        if (quote == '\'' || nested > 0 || unclear) {
          throw new IllegalArgumentException(CommandWords.placeInQuotes(place));
        }
        int number = 1 + OwnCommand.OF_INPUT.indexOf(place);
        told.append(quote == 0 ? "\"${" + number + "}\"" : "${" + number + "}");
        at += place.length() - 1;
        continue;
      }
      told.append(letter);
      if (letter == '\\' && quote != '\'' && at + 1 < text.length()) {
        told.append(text.charAt(++at));
      } else if (quote == 0 && (letter == '\'' || letter == '"')) {
        quote = letter;
      } else if (letter == quote) {
        quote = 0;
      } else if (quote == '"') {
        nested += letter == '$' && text.startsWith("(", at + 1) ? 1 : 0;
        unclear |= letter == '`';
      }
      // quotes within a command in double quotes are its own: where it ends is for a shell to say
      unclear |= nested > 0 && (letter == '\'' || letter == '"');
      if (letter == ')' && nested > 0) {
        nested--;
      }
    }
    return told.toString();
  }

  private static @Nullable String place(String text, int at) {
    return OwnCommand.OF_INPUT.stream()
        .filter(each -> text.startsWith(each, at))
        .findFirst()
        .orElse(null);
  }
}
