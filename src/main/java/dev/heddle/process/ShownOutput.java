package dev.heddle.process;

import java.nio.charset.StandardCharsets;

/**
 * Shows on this process's standard error what a worker prints, line by line under the worker's
 * name: the first of it, made harmless for a terminal.
 */
final class ShownOutput {

  private static final int MOST_LINES = 100;
  private static final int LONGEST_LINE = 200;

  private final String who;
  private final StringBuilder line = new StringBuilder();
  private int shown;

  /** For the output of {@code who}; nothing is shown of one without a name. */
  ShownOutput(String who) {
    this.who = who;
    this.shown = who.isEmpty() ? MOST_LINES + 1 : 0;
  }

  /** Takes the next bytes of the stream. */
  void take(byte[] bytes, int length) {
    if (shown > MOST_LINES) {
      return;
    }
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    for (int i = 0; i < text.length() && shown <= MOST_LINES; i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        end();
      } else if (line.length() < LONGEST_LINE && c != '\r') {
        line.append(Character.isISOControl(c) && c != '\t' ? '?' : c);
      }
    }
  }

  /** Shows what is left without an end of line. */
  void end() {
    if (line.isEmpty() || shown > MOST_LINES) {
      return;
    }
    System.err.println(who + ": " + (shown < MOST_LINES ? line : "it prints more than is shown"));
    line.setLength(0);
    shown++;
  }
}
