package dev.heddle.site;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long the site waits before it answers: always the same, or long-tailed about a median.
 *
 * <p>The long tail is a log-normal distribution with σ = {@value #SIGMA}: half of the answers take
 * less than the median, one in a hundred more than 10 times as much; none takes more than 54.6
 * times as much (4 σ). Written {@code 5ms} or {@code tail-5ms}, with {@code us}, {@code ms} or
 * {@code s}.
 *
 * @param tail whether it is long-tailed
 * @param typical the latency itself, or the median of the long-tailed one; 0 to 60 s
 */
public record Latency(boolean tail, Duration typical) {

  static final double SIGMA = 1;
  private static final double CUT = 4;
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Pattern WRITTEN = Pattern.compile("(tail-)?(\\d{1,8})(us|ms|s)");

  public Latency {
    if (typical.isNegative() || typical.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "latency " + typical.toMillis() + "ms: out of range; write 0ms to 60s");
    }
  }

  /**
   * Reads a latency.
   *
   * @throws IllegalArgumentException if {@code text} is none
   */
  public static Latency of(String text) {
    Matcher matcher = WRITTEN.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "latency '" + text + "': not a latency; write 5ms or tail-5ms");
    }
    long amount = Long.parseLong(matcher.group(2));
    Duration typical =
        switch (matcher.group(3)) {
          case "us" -> Duration.ofNanos(1000 * amount);
          case "ms" -> Duration.ofMillis(amount);
          default -> Duration.ofSeconds(amount);
        };
    return new Latency(matcher.group(1) != null, typical);
  }

  /** The mean: for the log-normal distribution, its median times e^(σ²/2). */
  public Duration mean() {
    return tail
        ? Duration.ofNanos((long) (typical.toNanos() * Math.exp(SIGMA * SIGMA / 2)))
        : typical;
  }

  /**
   * The delay of one answer, in nanoseconds: the same for the same arguments.
   *
   * @param index which page
   * @param number how often that page was asked for before
   */
  long nanos(long seed, int index, long number) {
    if (!tail) {
      return typical.toNanos();
    }
    // odd constants keep neighbours apart; the generator mixes the rest
    long mixed =
        seed * 0x9E3779B97F4A7C15L + index * 0xD1B54A32D192ED03L + number * 0x8CB92BA72F3D8DD7L;
    double normal = new SplittableRandom(mixed).nextGaussian();
    return (long) (typical.toNanos() * Math.exp(SIGMA * Math.clamp(normal, -CUT, CUT)));
  }

  /** The latency as {@link #of} reads it. */
  @Override
  public String toString() {
    return (tail ? "tail-" : "") + amount();
  }

  private String amount() {
    long micros = typical.toNanos() / 1000;
    return micros % 1000 == 0 ? micros / 1000 + "ms" : micros + "us";
  }
}
