package dev.heddle.benchmarks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many send and how many receive, as a person writes it: {@code 4x2}. */
record Staffing(int senders, int receivers) {

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})x(\\d{1,6})");

  /**
   * Reads a shape.
   *
   * @throws IllegalArgumentException if {@code text} is none
   */
  static Staffing of(String text) {
    Matcher matcher = WRITTEN.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "shape '" + text + "': not a shape; write 4x2 for 4 producers and 2 consumers");
    }
    return new Staffing(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }
}
