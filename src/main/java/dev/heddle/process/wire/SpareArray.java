package dev.heddle.process.wire;

import org.jspecify.annotations.Nullable;

/**
 * An array for the next large payload, made while there is nothing to do: memory that was not used
 * for long takes as much time to clear as to receive.
 */
final class SpareArray {

  private static final int LARGEST = 1 << 20;

  /** How long the last large array was. */
  private int expected;

  private byte @Nullable [] ready;

  /** Makes room for another array as long as the last. */
  void prepare() {
    if (ready == null && expected > 0) {
      ready = new byte[expected];
    }
  }

  /** An array of that length; what is in it does not matter. */
  byte[] take(int length) {
    byte[] made = ready;
    if (length < Encoded.SMALLEST_PART || length > LARGEST) {
      return new byte[length];
    }
    ready = null;
    expected = length;
    return made != null && made.length == length ? made : new byte[length];
  }
}
