package dev.heddle.workload;

/** From where to where a number may be. */
final class Range {

  private Range() {}

  /**
   * Refuses a number.
   *
   * @throws IllegalArgumentException if {@code value} is not from {@code least} to {@code most}
   */
  static void require(String what, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(WorkloadWords.outOfRange(what, value, least, most));
    }
  }
}
