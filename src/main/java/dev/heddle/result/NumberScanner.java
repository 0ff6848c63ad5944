package dev.heddle.result;

import java.nio.charset.StandardCharsets;

/**
 * Reads numbers out of bytes.
 *
 * <p>Up to 18 digits and powers of ten up to 22 are put together in two doubles (T. J. Dekker,
 * Numerische Mathematik 18, 1971): the digits and the power are exact, and the quotient or product
 * is known to about 100 bits before it is rounded once. All others go the library's way.
 */
final class NumberScanner {

  private static final int DIGITS = 18;
  private static final double[] POWERS = new double[23];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private final byte[] text;
  private final int limit;
  private double value;
  private boolean cut;

  /** Scans the first {@code limit} bytes of {@code text}. */
  NumberScanner(byte[] text, int limit) {
    this.text = text;
    this.limit = limit;
  }

  /** The number that was scanned last. */
  double value() {
    return value;
  }

  /** Whether a number was looked at that may go on behind the limit. */
  boolean cut() {
    return cut;
  }

  /** Scans a number as JSON writes it; behind it, or negative where there is none. */
  int scan(int from) {
    int at = from;
    boolean negative = letter(at) == '-';
    at += negative ? 1 : 0;
    int begin = at;
    long digits = 0;
    int count = 0;
    while (isDigit(letter(at))) {
      digits = 10 * digits + (text[at] - '0');
      count += digits == 0 ? 0 : 1;
      at++;
    }
    if (at == begin || (text[begin] == '0' && at - begin > 1)) {
      return -1;
    }
    int exponent = 0;
    if (letter(at) == '.') {
      int point = ++at;
      while (isDigit(letter(at))) {
        digits = 10 * digits + (text[at] - '0');
        count += digits == 0 ? 0 : 1;
        at++;
      }
      exponent = point - at;
      if (exponent == 0) {
        return -1;
      }
    }
    if (letter(at) == 'e' || letter(at) == 'E') {
      at++;
      boolean small = letter(at) == '-';
      at += small || letter(at) == '+' ? 1 : 0;
      int start = at;
      int power = 0;
      while (isDigit(letter(at)) && at - start < 5) {
        power = 10 * power + (text[at] - '0');
        at++;
      }
      if (at == start || isDigit(letter(at))) {
        return -1;
      }
      exponent += small ? -power : power;
    }
    boolean easy = count <= DIGITS && Math.abs(exponent) < POWERS.length && digits != 0;
    double size =
        easy
            ? scaled(digits, exponent)
            : Double.parseDouble(new String(text, begin, at - begin, StandardCharsets.US_ASCII));
    value = negative ? -size : size;
    return at;
  }

  private static double scaled(long digits, int exponent) {
    double high = digits;
    double low = digits - (long) high;
    if (exponent >= 0) {
      double power = POWERS[exponent];
      double product = high * power;
      return product + (Math.fma(high, power, -product) + low * power);
    }
    double power = POWERS[-exponent];
    double quotient = high / power;
    double rest = Math.fma(-quotient, power, high) + low;
    return quotient + rest / power;
  }

  private int letter(int at) {
    if (at < limit) {
      return text[at];
    }
    cut = true;
    return -1;
  }

  private static boolean isDigit(int letter) {
    return letter >= '0' && letter <= '9';
  }
}
