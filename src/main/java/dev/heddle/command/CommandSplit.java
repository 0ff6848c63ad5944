package dev.heddle.command;

import java.util.ArrayList;
import java.util.List;

/**
 * Parts a command into words as a shell does, by blanks and quotes, and does nothing else that a
 * shell does: no variable, no wildcard, no pipe.
 */
final class CommandSplit {

  private final String text;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean begun;
  private int at;

  private CommandSplit(String text) {
    this.text = text;
  }

  /**
   * The words of {@code text}.
   *
   * @throws IllegalArgumentException where a quote is not closed
   */
  static List<String> words(String text) {
    CommandSplit split = new CommandSplit(text);
    while (split.at < text.length()) {
      split.next();
    }
    split.end();
    return split.words;
  }

  private void next() {
    char letter = text.charAt(at++);
    if (Character.isWhitespace(letter)) {
      end();
      return;
    }
    begun = true;
    switch (letter) {
      case '\'' -> asItIs();
      case '"' -> inQuotes();
      case '\\' -> word.append(escaped());
      default -> word.append(letter);
    }
  }

  private void asItIs() {
    int end = text.indexOf('\'', at);
    if (end < 0) {
      throw new IllegalArgumentException(CommandWords.openQuote('\''));
    }
    word.append(text, at, end);
    at = end + 1;
  }

  /** As in a shell, a backslash means something here only before a quote, or before another. */
  private void inQuotes() {
    while (at < text.length()) {
      char letter = text.charAt(at++);
      if (letter == '"') {
        return;
      }
      boolean escape =
          letter == '\\' && at < text.length() && "\"\\$`".indexOf(text.charAt(at)) >= 0;
      word.append(escape ? text.charAt(at++) : letter);
    }
    throw new IllegalArgumentException(CommandWords.openQuote('"'));
  }

  private char escaped() {
    if (at == text.length()) {
      throw new IllegalArgumentException(CommandWords.ENDS_IN_BACKSLASH);
    }
    return text.charAt(at++);
  }

  private void end() {
    if (begun) {
      words.add(word.toString());
    }
    word.setLength(0);
    begun = false;
  }
}
