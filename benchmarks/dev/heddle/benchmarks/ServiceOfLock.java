package dev.heddle.benchmarks;

import dev.heddle.fork.ForkNotes;
import dev.heddle.result.Told;
import dev.heddle.workload.TimedContention;
import java.time.Duration;
import java.util.List;
import org.openjdk.jmh.runner.IterationType;

/**
 * How a lock served its workers in the measured iterations of a fork, which tells it at its end.
 */
final class ServiceOfLock {

  private long longestNanos;
  private double percents;
  private int iterations;

  /** What each worker got after one more iteration; that of the warm-up does not count. */
  void add(List<TimedContention.Served> served, IterationType of) {
    if (of == IterationType.WARMUP) {
      return;
    }
    long longest = served.stream().mapToLong(TimedContention.Served::longestWait).max().orElse(0);
    longestNanos = Math.max(longestNanos, longest);
    percents += TimedContention.fairnessPercent(served);
    iterations++;
  }

  /** Tells it, if there is anything to tell. */
  void tell() {
    if (iterations > 0) {
      ForkNotes.tell(
          new Told.LockService(Duration.ofNanos(longestNanos), percents / iterations / 100));
    }
  }
}
