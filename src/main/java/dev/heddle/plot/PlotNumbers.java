package dev.heddle.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers of plots as words: of axes, of values and of places in a drawing. */
final class PlotNumbers {

  /** A value is told with so many digits. */
  private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);

  /** From so many digits before or after the point on, powers are shorter. */
  private static final int LONG = 6;

  private static final int SMALL = -5;

  private PlotNumbers() {}

  /** A power of ten, exactly where there is such a number. */
  static double power(int power) {
    return Double.parseDouble("1e" + power);
  }

  /** {@code count * step} without what binary fractions add to it. */
  static double times(long count, double step) {
    double product = count * step;
    return product == 0 ? 0 : new BigDecimal(product).round(new MathContext(12)).doubleValue();
  }

  /** A number at an axis. */
  static String tick(double value) {
    if (value == 0) {
      return "0";
    }
    return words(new BigDecimal(value).round(new MathContext(10)).stripTrailingZeros());
  }

  /** A value with three digits. */
  static String value(double value) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal number = new BigDecimal(value).round(DIGITS);
    int missing = DIGITS.getPrecision() - number.precision();
    return words(missing > 0 ? number.setScale(number.scale() + missing) : number);
  }

  private static String words(BigDecimal number) {
    int power = number.precision() - number.scale() - 1;
    if (power >= LONG || power < SMALL) {
      BigDecimal lead = number.movePointLeft(power).stripTrailingZeros();
      return lead.toPlainString() + "e" + power;
    }
    BigDecimal plain = number.scale() < 0 ? number.setScale(0) : number;
    return plain.toPlainString();
  }

  /** A place in a drawing, with a digit after the point at the most. */
  static String place(double place) {
    if (!Double.isFinite(place)) {
      throw new IllegalArgumentException("no place in a drawing: " + place);
    }
    long tenths = Math.round(place * 10);
    if (tenths % 10 == 0) {
      return Long.toString(tenths / 10);
    }
    String sign = tenths < 0 ? "-" : "";
    long size = Math.abs(tenths);
    return sign + (size < 10 ? "" : size / 10) + "." + size % 10;
  }
}
