package dev.heddle.compare;

import java.math.BigDecimal;
import java.math.MathContext;

/** Figures inside sentences. */
final class Digits {

  private Digits() {}

  /** Three significant digits, without an exponent. */
  static String plain(double value) {
    if (!Double.isFinite(value) || value == 0) {
      return value == 0 ? "0" : Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(3));
    return rounded.stripTrailingZeros().toPlainString();
  }

  /** A share of 1 in percent. */
  static String percent(double share) {
    return plain(100 * share) + " %";
  }
}
