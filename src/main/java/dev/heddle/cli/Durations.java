package dev.heddle.cli;

import java.math.BigDecimal;
import java.math.MathContext;

/** Durations as a person writes them. */
final class Durations {

  private Durations() {}

  /** {@code 300 ms}, {@code 1 s}, {@code 2.5 s}. */
  static String words(double seconds) {
    boolean small = seconds < 1;
    BigDecimal number =
        new BigDecimal(small ? seconds * 1e3 : seconds, new MathContext(3)).stripTrailingZeros();
    return number.toPlainString() + (small ? " ms" : " s");
  }
}
