package dev.heddle.result;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/** How JMH makes one figure of the values of all iterations of a metric. */
public enum Aggregation {
  MEAN,
  SUM,
  MAX,
  MIN;

  /** Scores are written in full: what is further apart was not computed so. */
  private static final double ROUNDING = 1e-9;

  private static final Pattern PERCENTILE = Pattern.compile(".*\\.p[01]\\.\\d+");

  /** The figure of {@code values}; NaN of none. */
  public double of(double... values) {
    DoubleStream all = Arrays.stream(values);
    return switch (this) {
      case MEAN -> all.average().orElse(Double.NaN);
      case SUM -> values.length == 0 ? Double.NaN : all.sum();
      case MAX -> all.max().orElse(Double.NaN);
      case MIN -> all.min().orElse(Double.NaN);
    };
  }

  /**
   * What was done to a metric: JMH does not write it, but its score shows it. Where there is no
   * score, the name and the unit of its own profilers tell.
   */
  public static Aggregation of(String name, Measured measured) {
    if (!Double.isFinite(measured.score())) {
      return of(name, measured.unit());
    }
    double[] values =
        measured.forks().stream()
            .flatMapToDouble(fork -> Arrays.stream(fork.samples().array()))
            .toArray();
    for (Aggregation each : values()) {
      double figure = each.of(values);
      if (Math.abs(figure - measured.score()) <= ROUNDING * Math.abs(measured.score())) {
        return each;
      }
    }
    return MEAN;
  }

  /** What JMH's profilers and counters of events do. */
  public static Aggregation of(String name, String unit) {
    if (unit.equals("counts") || unit.equals("#")) {
      return SUM;
    }
    boolean percentile = PERCENTILE.matcher(name).matches();
    if (percentile || name.endsWith(".avg")) {
      return name.endsWith(".p0.00") ? MIN : name.endsWith(".p1.00") ? MAX : MEAN;
    }
    boolean time = List.of("gc.time", "compiler.time.profiled", "pauses").contains(name);
    if (time || (name.startsWith("safepoints.") && unit.equals("ms"))) {
      return SUM;
    }
    boolean level = name.startsWith("mempool.") && name.endsWith(".used");
    return level || name.equals("compiler.time.total") ? MAX : MEAN;
  }
}
