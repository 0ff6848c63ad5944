package dev.heddle.benchmarks;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a length of time as a person writes it: {@code 500us}, {@code 100ms} or {@code 2s}. */
final class Time {

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})(us|ms|s)");

  private Time() {}

  /**
   * Reads the time of parameter {@code name}.
   *
   * @throws IllegalArgumentException if {@code text} is none
   */
  static Duration of(String name, String text) {
    Matcher matcher = WRITTEN.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("%s '%s': not a time; write 100ms".formatted(name, text));
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "us" -> Duration.ofNanos(1000 * amount);
      case "ms" -> Duration.ofMillis(amount);
      default -> Duration.ofSeconds(amount);
    };
  }
}
