package dev.heddle.workload;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many send and how many receive, as a person writes it: {@code 2x2}.
 *
 * @param senders from 1 to {@value #MOST}
 * @param receivers from 1 to {@value #MOST}
 */
public record Shape(int senders, int receivers) implements Serializable {

  /** The most of each. */
  public static final int MOST = 64;

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,4})x(\\d{1,4})");

  public Shape {
    if (senders < 1 || senders > MOST || receivers < 1 || receivers > MOST) {
      throw wrong(senders + "x" + receivers);
    }
  }

  /**
   * Reads a shape.
   *
   * @throws IllegalArgumentException if {@code text} is none
   */
  public static Shape of(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    if (!matcher.matches()) {
      throw wrong(text);
    }
    return new Shape(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** How many there are of both. */
  public int workers() {
    return senders + receivers;
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(WorkloadWords.noShape(text, MOST));
  }

  @Override
  public String toString() {
    return senders + "x" + receivers;
  }
}
