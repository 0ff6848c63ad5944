package dev.heddle.campaign;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as a person writes them. */
public final class Durations {

  private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|min|h)?");

  private Durations() {}

  /** {@code 300 ms}, {@code 1 s}, {@code 2.5 s}. */
  public static String words(double seconds) {
    boolean small = seconds < 1;
    BigDecimal number =
        new BigDecimal(small ? seconds * 1e3 : seconds, new MathContext(3)).stripTrailingZeros();
    return number.toPlainString() + (small ? " ms" : " s");
  }

  /** The seconds of {@code 300ms}, {@code 5s}, {@code 2m}, {@code 1h}, {@code 5}; or none. */
  public static OptionalDouble seconds(String text) {
    Matcher words = DURATION.matcher(text.toLowerCase(Locale.ROOT));
    if (!words.matches()) {
      return OptionalDouble.empty();
    }
    String unit = words.group(2) == null ? "s" : words.group(2);
    return OptionalDouble.of(
        Double.parseDouble(words.group(1))
            * switch (unit) {
              case "ms" -> 1e-3;
              case "m", "min" -> 60;
              case "h" -> 3600;
              default -> 1;
            });
  }
}
