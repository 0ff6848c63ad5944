package dev.heddle.report;

import dev.heddle.stats.Estimate;
import dev.heddle.stats.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Writes numbers with as many digits as the interval around them bears out. */
final class Digits {

  /** Without an interval nobody knows; three are usual. */
  private static final int WITHOUT_INTERVAL = 3;

  private static final int FEWEST = 2;
  private static final int MOST = 4;

  /** A ratio is for judging at a glance. */
  private static final int MOST_OF_RATIO = 3;

  private static final double[] POWERS = {1, 10, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

  /** So many times a power of ten a number is off by less than a millionth of its last digit. */
  private static final double EXACT = 1e8;

  private static final double HALFWAY = 1e-6;

  private Digits() {}

  /**
   * The digits after the point that an estimate deserves; negative where even tens are unsure. The
   * half width of the interval gets one digit, or two where it begins with 1 or 2.
   */
  static int decimals(Estimate estimate) {
    return decimals(estimate, MOST);
  }

  /** The same for a ratio. */
  static int decimalsOfRatio(Estimate estimate) {
    return decimals(estimate, MOST_OF_RATIO);
  }

  private static int decimals(Estimate estimate, int most) {
    double value = Math.abs(estimate.value());
    if (!(value > 0) || Double.isInfinite(value)) {
      return 0;
    }
    int magnitude = magnitude(value);
    Interval interval = estimate.interval();
    if (interval == null || !Double.isFinite(interval.high() - interval.low())) {
      return WITHOUT_INTERVAL - 1 - magnitude;
    }
    double half = (interval.high() - interval.low()) / 2;
    if (half <= 0) {
      return most - 1 - magnitude;
    }
    int place = magnitude(half);
    int decimals = half / Math.pow(10, place) < 3 ? 1 - place : -place;
    return Math.clamp(decimals, FEWEST - 1 - magnitude, most - 1 - magnitude);
  }

  /** A number with these decimals, and at least one digit that is not 0, and at most four. */
  static String of(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "–" : value > 0 ? "∞" : "-∞";
    }
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    if (size < 1e-6 || size >= 1e12) {
      return new BigDecimal(value).round(new MathContext(WITHOUT_INTERVAL)).toString();
    }
    int enough = Math.clamp(decimals, -magnitude(size), MOST - 1 - magnitude(size));
    String near = near(value, enough);
    return near.isEmpty()
        ? grouped(new BigDecimal(value).setScale(enough, RoundingMode.HALF_EVEN).toPlainString())
        : grouped(near);
  }

  /**
   * The same by whole numbers, for tables of many thousands; empty where that could round the other
   * way, or cannot be done.
   */
  private static String near(double value, int decimals) {
    if (decimals < 0 || decimals >= POWERS.length) {
      return "";
    }
    double scaled = Math.abs(value) * POWERS[decimals];
    long whole = (long) scaled;
    double rest = scaled - whole;
    if (scaled >= EXACT || Math.abs(rest - 0.5) < HALFWAY) {
      return "";
    }
    String digits = Long.toString(rest > 0.5 ? whole + 1 : whole);
    if (digits.equals("0")) {
      return "";
    }
    StringBuilder text = new StringBuilder(value < 0 ? "-" : "");
    int point = digits.length() - decimals;
    text.append(point > 0 ? digits.substring(0, point) : "0");
    if (decimals > 0) {
      text.append('.').append("0".repeat(Math.max(0, -point)));
      text.append(digits, Math.max(0, point), digits.length());
    }
    return text.toString();
  }

  /** A number rounded to so many digits, without zeros at the end. */
  static String significant(double value, int digits) {
    double size = Math.abs(value);
    if (size >= 1e-3 && size < 1e7) {
      String near = near(value, digits - 1 - magnitude(size));
      if (!near.isEmpty()) {
        return near.indexOf('.') < 0 ? near : bare(near);
      }
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
    return size < 1e-6 || size >= 1e12 ? rounded.toString() : rounded.toPlainString();
  }

  /** Without the zeros at the end of a fraction. */
  private static String bare(String number) {
    int end = number.length();
    while (number.charAt(end - 1) == '0') {
      end--;
    }
    return number.substring(0, number.charAt(end - 1) == '.' ? end - 1 : end);
  }

  /** Thousands apart, from five digits on. */
  private static String grouped(String plain) {
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    int first = whole.startsWith("-") ? 1 : 0;
    if (whole.length() - first < 5) {
      return plain;
    }
    StringBuilder grouped = new StringBuilder(plain);
    for (int at = whole.length() - 3; at > first; at -= 3) {
      grouped.insert(at, ',');
    }
    return grouped.toString();
  }

  private static int magnitude(double value) {
    return (int) Math.floor(Math.log10(value));
  }
}
