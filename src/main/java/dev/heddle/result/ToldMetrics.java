package dev.heddle.result;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a fork tells beside its times that is a secondary metric of its row, one value a fork: how
 * late tasks were that came at a fixed rate, how many were lost, and what a short program took.
 */
public final class ToldMetrics {

  /** Within how long all tasks were done; every fork has it that tells of lateness. */
  public static final String LONGEST = "latency.max";

  /** How many tasks failed because their worker died. */
  public static final String LOST = "lost";

  /** What a task of its first thousand took in a short program, and one of the next. */
  public static final String FIRST_THOUSAND = "cold.first-thousand";

  public static final String SECOND_THOUSAND = "cold.second-thousand";

  /** The processor time of such a program for each of its tasks, the start of workers included. */
  public static final String COLD_CPU = "cold.cpu";

  private static final String COLD = "cold.";
  private static final double THOUSAND = 1e3;
  private static final String LATENCY = "latency.p";
  private static final String BEGUN = "latency.begun.p";

  private static final String TIME = "us/op";
  private static final double BEYOND = 10;
  private static final double ALL = 100;

  private ToldMetrics() {}

  /** Whether a metric is called like one of these. */
  public static boolean isNamed(String metric) {
    return metric.startsWith(LATENCY)
        || metric.startsWith(BEGUN)
        || metric.equals(LONGEST)
        || metric.startsWith(COLD)
        || metric.equals(LOST);
  }

  /** Those of a fork with such notes. */
  public static Map<String, Samples> of(Map<String, String> notes) {
    Map<String, Samples> metrics = new TreeMap<>();
    for (Told told : ToldNotes.read(notes)) {
      if (told instanceof Told.Latency late) {
        late(late, metrics);
      } else if (told instanceof Told.Crashes crashes) {
        metrics.put(LOST, Samples.of("tasks", List.of((double) crashes.tasksLost())));
      } else if (told instanceof Told.Cold cold) {
        metrics.put(FIRST_THOUSAND, micros(cold.first(), THOUSAND));
        metrics.put(SECOND_THOUSAND, micros(cold.second(), THOUSAND));
        metrics.put(COLD_CPU, micros(cold.cpu(), 2 * THOUSAND));
      }
    }
    return metrics;
  }

  private static void late(Told.Latency late, Map<String, Samples> metrics) {
    long samples = late.samples();
    time(LATENCY, 50, samples, late.median(), metrics);
    time(LATENCY, 99, samples, late.p99(), metrics);
    time(LATENCY, 99.9, samples, late.p999(), metrics);
    time(BEGUN, 50, samples, late.begunMedian(), metrics);
    time(BEGUN, 99, samples, late.begunP99(), metrics);
    metrics.put(LONGEST, micros(late.longest()));
  }

  private static void time(
      String of, double percent, long samples, Duration time, Map<String, Samples> metrics) {
    if (enough(percent, samples)) {
      metrics.put(of + words(percent), micros(time));
    }
  }

  private static Samples micros(Duration time) {
    return micros(time, 1);
  }

  private static Samples micros(Duration time, double operations) {
    return Samples.of(TIME, List.of(time.toNanos() / 1e3 / operations));
  }

  /**
   * The metric that holds such a percentile of how late tasks were, where a fork had enough.
   *
   * @param percent 0 to 100
   */
  public static String latency(double percent) {
    return percent == ALL ? LONGEST : LATENCY + words(percent);
  }

  private static String words(double percent) {
    return percent == Math.rint(percent)
        ? Long.toString(Math.round(percent))
        : Double.toString(percent);
  }

  /**
   * Whether a percentile of so many samples says something: ten of them lie beyond it. The smallest
   * and the largest are what they are.
   */
  public static boolean enough(double percent, long samples) {
    // a tenth of a thousand is not quite that in binary
    return percent <= 0 || percent >= ALL || samples >= Math.round(BEYOND / (1 - percent / ALL));
  }

  /**
   * Whether a row has a metric that so many of its forks have: a percentile only where every one
   * had enough samples.
   */
  public static boolean has(String metric, int those, int forks) {
    return those == forks || !(metric.startsWith(LATENCY) || metric.startsWith(BEGUN));
  }
}
