package dev.heddle.compare;

import dev.heddle.result.Measured;
import dev.heddle.result.ResultRow;
import dev.heddle.result.Told;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What a benchmark of locks counts as JMH's further metrics: the only place where it stands in
 * JMH's own files and in runs from before forks told it as {@link Told}.
 */
final class LockCounters {

  private static final String LONGEST_WAIT = "longestWaitMicros";
  private static final String FAIRNESS = "fairnessPercent";
  private static final String LOST = "lostPercent";

  /** The metrics that it reads. */
  static final Set<String> METRICS = Set.of(LONGEST_WAIT, FAIRNESS, LOST);

  private LockCounters() {}

  /** The largest share of updates that was lost so far after an iteration, 0 to 1. */
  static OptionalDouble lost(ResultRow row) {
    OptionalDouble percent = values(row, LOST).max();
    return percent.isPresent() ? OptionalDouble.of(percent.getAsDouble() / 100) : percent;
  }

  static Optional<Told.LockService> service(ResultRow row) {
    OptionalDouble longest = values(row, LONGEST_WAIT).max();
    OptionalDouble fairness = values(row, FAIRNESS).average();
    return longest.isPresent() && fairness.isPresent()
        ? Optional.of(
            new Told.LockService(
                Duration.ofNanos(Math.round(longest.getAsDouble() * 1e3)),
                fairness.getAsDouble() / 100))
        : Optional.empty();
  }

  private static DoubleStream values(ResultRow row, String metric) {
    @Nullable Measured measured = row.secondary().get(metric);
    return measured == null
        ? DoubleStream.empty()
        : measured.forks().stream()
            .flatMap(fork -> fork.samples().iterations().stream())
            .mapToDouble(Double::doubleValue)
            .filter(value -> Double.isFinite(value) && value >= 0);
  }
}
