package dev.heddle.workload;

import java.io.Serializable;

/**
 * What of a traffic came to one receiver.
 *
 * @param count how many numbers
 * @param sum their sum
 * @param squares the sum of their squares, modulo 2^64
 * @param ordered whether those of each sender came in its order, none of them twice
 */
public record Takings(long count, long sum, long squares, boolean ordered) implements Serializable {

  /** Of nothing. */
  static final Takings NONE = new Takings(0, 0, 0, true);

  /** Both of them. */
  Takings plus(Takings other) {
    return new Takings(
        count + other.count, sum + other.sum, squares + other.squares, ordered && other.ordered);
  }
}
