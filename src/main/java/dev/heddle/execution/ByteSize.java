package dev.heddle.execution;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of bytes as a person writes it: {@code 512B}, {@code 16KiB}, {@code 1MiB}, {@code 2GiB}
 * or a bare number.
 *
 * @param bytes the amount, 0 or more
 */
public record ByteSize(long bytes) {

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,12})\\s*(B|KiB|MiB|GiB|)");

  public ByteSize {
    if (bytes < 0) {
      throw new IllegalArgumentException(ModelWords.negativeSize(bytes));
    }
  }

  /**
   * Reads a size.
   *
   * @throws IllegalArgumentException if {@code text} is none
   */
  public static ByteSize of(String text) {
    Matcher matcher = WRITTEN.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(ModelWords.noSize(text));
    }
    return new ByteSize(Long.parseLong(matcher.group(1)) << shift(matcher.group(2)));
  }

  /** The size in the largest unit that holds it without a fraction; {@link #of} reads it again. */
  @Override
  public String toString() {
    for (String unit : new String[] {"GiB", "MiB", "KiB"}) {
      int shift = shift(unit);
      if (bytes != 0 && bytes == bytes >> shift << shift) {
        return String.format(Locale.ROOT, "%d%s", bytes >> shift, unit);
      }
    }
    return bytes + "B";
  }

  private static int shift(String unit) {
    return switch (unit) {
      case "KiB" -> 10;
      case "MiB" -> 20;
      case "GiB" -> 30;
      default -> 0;
    };
  }
}
