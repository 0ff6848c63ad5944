package dev.heddle.compare;

import java.math.BigDecimal;
import java.math.MathContext;

/** Figures inside sentences. */
final class SentenceDigits {

  private SentenceDigits() {}

  /** Three significant digits, without an exponent where that can be read. */
  static String plain(double value) {
    if (!Double.isFinite(value) || value == 0) {
      return value == 0 ? "0" : Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(3));
    boolean extreme = Math.abs(value) < 1e-6 || Math.abs(value) >= 1e12;
    return extreme ? rounded.toString() : rounded.stripTrailingZeros().toPlainString();
  }

  /** A share of 1 in percent. */
  static String percent(double share) {
    return plain(100 * share) + " %";
  }

  /** A time in microseconds, in milliseconds where it is one or more. */
  static String micros(double micros) {
    return micros < 1e3 ? plain(micros) + " µs" : plain(micros / 1e3) + " ms";
  }
}
