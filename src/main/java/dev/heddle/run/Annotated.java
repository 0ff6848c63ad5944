package dev.heddle.run;

import dev.heddle.result.RunInfo.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What the class of a benchmark says of how it is measured, in annotations; each part is null where
 * it says nothing.
 *
 * @param forks how many forks
 * @param warmupIterations iterations before measuring
 * @param warmupSeconds length of each
 * @param iterations measured iterations
 * @param iterationSeconds length of each
 */
public record Annotated(
    @Nullable Integer forks,
    @Nullable Integer warmupIterations,
    @Nullable Double warmupSeconds,
    @Nullable Integer iterations,
    @Nullable Double iterationSeconds) {

  static final Annotated NOTHING = new Annotated(null, null, null, null, null);

  static Annotated of(BenchmarkListEntry entry) {
    return new Annotated(
        orNull(entry.getForks()),
        orNull(entry.getWarmupIterations()),
        seconds(orNull(entry.getWarmupTime())),
        orNull(entry.getMeasurementIterations()),
        seconds(orNull(entry.getMeasurementTime())));
  }

  private static <T> @Nullable T orNull(org.openjdk.jmh.util.Optional<T> value) {
    return value.hasValue() ? value.get() : null;
  }

  private static @Nullable Double seconds(@Nullable TimeValue time) {
    return time == null ? null : time.convertTo(TimeUnit.NANOSECONDS) / 1e9;
  }

  /** Whether it says nothing at all. */
  public boolean nothing() {
    return equals(NOTHING);
  }

  /** What it says, and {@code otherwise} where it says nothing. */
  public Times times(Schedule otherwise) {
    return new Times(
        // without a fork JMH measures in its own JVM, once; here that is a fork
        Math.max(1, Objects.requireNonNullElse(forks, otherwise.rounds())),
        Objects.requireNonNullElse(warmupIterations, otherwise.warmupIterations()),
        Objects.requireNonNullElse(warmupSeconds, otherwise.warmupSeconds()),
        Math.max(1, Objects.requireNonNullElse(iterations, otherwise.iterations())),
        Objects.requireNonNullElse(iterationSeconds, otherwise.iterationSeconds()));
  }

  /** In words: {@code 5 forks, 3 x 2s warm-up, 5 x 1s}. */
  public String words() {
    List<String> words = new ArrayList<>();
    if (forks != null) {
      words.add(forks + (forks == 1 ? " fork" : " forks"));
    }
    String warmup = iterations(warmupIterations, warmupSeconds);
    if (!warmup.isEmpty()) {
      words.add(warmup + " warm-up");
    }
    String measured = iterations(iterations, iterationSeconds);
    if (!measured.isEmpty()) {
      words.add(measured + " measured");
    }
    return String.join(", ", words);
  }

  private static String iterations(@Nullable Integer number, @Nullable Double seconds) {
    String time = seconds == null ? "" : plain(seconds) + "s";
    return number == null ? time : time.isEmpty() ? "" + number : number + " x " + time;
  }

  private static String plain(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds).replaceAll("\\.?0+$", "");
  }
}
