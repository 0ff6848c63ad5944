package dev.heddle.compare;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a percentile, as people write it or as JMH does: {@code p99} is in percent, {@code
 * p0.99} and {@code p1.00} are shares, which JMH writes with a point always.
 *
 * @param of the method in {@code method·p0.99} (before JMH 1.37) or {@code method:p0.99}; else
 *     empty
 * @param percent which percentile, from 0 to 100
 */
record PercentileName(String of, double percent) {

  private static final Pattern NAME =
      Pattern.compile("(?:(.*)[·:])?p(?:(0\\.\\d+|1\\.0+)|(\\d{1,3}(?:\\.\\d+)?))");

  /** Reads a name; null where it is none of a percentile. */
  static @Nullable PercentileName of(String name) {
    Matcher words = NAME.matcher(name);
    if (!words.matches()) {
      return null;
    }
    String of = words.group(1) == null ? "" : words.group(1);
    BigDecimal percent =
        words.group(2) == null
            ? new BigDecimal(words.group(3))
            : new BigDecimal(words.group(2)).movePointRight(2);
    return percent.compareTo(BigDecimal.valueOf(100)) > 0
        ? null
        : new PercentileName(of, percent.doubleValue());
  }
}
