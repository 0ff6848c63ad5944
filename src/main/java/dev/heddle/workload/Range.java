package dev.heddle.workload;

/** From where to where a number may be. */
final class Range {

  private Range() {}

  /**
   * {@code value} itself.
   *
   * @throws IllegalArgumentException if it is not from {@code least} to {@code most}
   */
  static int require(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s %d: out of range; write %d to %d".formatted(what, value, least, most));
    }
    return value;
  }
}
