package dev.heddle.site;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** What the site records about its answers; control requests are not counted. */
final class SiteLog {

  /** An answer that comes later than intended by more than this is late. */
  static final Duration LATE = Duration.ofMillis(1);

  private final LongAdder requests = new LongAdder();
  private final LongAdder connections = new LongAdder();
  private final LongAdder intended = new LongAdder();
  private final LongAdder answers = new LongAdder();
  private final LongAdder late = new LongAdder();
  private final Delays actual = new Delays();
  // the start of the JVM is not part of answering
  private volatile Duration cpuBefore = cpu();

  void connection() {
    connections.increment();
  }

  void request() {
    requests.increment();
  }

  /** An answer that should have begun after {@code meant} and did after {@code took}, in ns. */
  void answer(long meant, long took) {
    answers.increment();
    intended.add(meant);
    actual.add(took);
    if (took - meant > LATE.toNanos()) {
      late.increment();
    }
  }

  void clear() {
    requests.reset();
    connections.reset();
    intended.reset();
    answers.reset();
    late.reset();
    actual.clear();
    cpuBefore = cpu();
  }

  SiteReport report() {
    return new SiteReport(
        requests.sum(),
        connections.sum(),
        Duration.ofNanos(intended.sum() / Math.max(1, answers.sum())),
        Duration.ofNanos(actual.quantile(0.5)),
        Duration.ofNanos(actual.quantile(0.99)),
        late.sum(),
        cpu().minus(cpuBefore));
  }

  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
