package dev.heddle.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JVM flags that came in one word, cut at white space as a shell cuts: quotes, also inside of a
 * flag, keep what is between them together, and a backslash keeps the character after it.
 */
final class Flags {

  /** What a backslash keeps within double quotes; before anything else it is itself. */
  private static final String KEPT_IN_QUOTES = "\"\\$`";

  private final String option;
  private final String text;
  private final List<String> flags = new ArrayList<>();
  private @Nullable StringBuilder flag;
  private int at;

  private Flags(String option, String text) {
    this.option = option;
    this.text = text;
  }

  /**
   * The flags in {@code text}.
   *
   * @param option where it was given
   * @throws UsageException where a quote has no end
   */
  static List<String> of(String option, String text) throws UsageException {
    Flags flags = new Flags(option, text);
    while (flags.at < text.length()) {
      flags.next(text.charAt(flags.at++));
    }
    flags.end();
    return List.copyOf(flags.flags);
  }

  private void next(char c) throws UsageException {
    switch (c) {
      case '\'' -> quoted('\'');
      case '"' -> quoted('"');
      case '\\' -> begun().append(at < text.length() ? text.charAt(at++) : c);
      default -> {
        if (Character.isWhitespace(c)) {
          end();
        } else {
          begun().append(c);
        }
      }
    }
  }

  private void quoted(char quote) throws UsageException {
    StringBuilder to = begun();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == quote) {
        return;
      }
      boolean keeps =
          c == '\\'
              && quote == '"'
              && at < text.length()
              && KEPT_IN_QUOTES.indexOf(text.charAt(at)) >= 0;
      to.append(keeps ? text.charAt(at++) : c);
    }
    throw new UsageException(RunOptionWords.openQuote(option, text, quote));
  }

  private StringBuilder begun() {
    if (flag == null) {
      flag = new StringBuilder();
    }
    return flag;
  }

  private void end() {
    if (flag != null) {
      flags.add(flag.toString());
      flag = null;
    }
  }
}
