package dev.heddle.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * How numbers lie along an edge.
 *
 * @param powers whether by powers, so that equal ratios are equally far apart
 * @param low the number at its beginning
 * @param high the number at its end, above {@code low}
 */
record Spread(boolean powers, double low, double high) {

  /** Beyond these, differences and ratios overflow. */
  private static final double LEAST = 1e-250;

  private static final double MOST = 1e250;

  /** So much of its length is free at an end where values may come close. */
  private static final double ROOM = 0.04;

  /** A ratio's edge goes at least so far. */
  private static final double LEAST_RATIO = 1.05;

  private static final double LN_10 = Math.log(10);

  /**
   * A spread on which all of {@code values} have a place, and those of {@code ends} that are not so
   * far off that the others would lie on one another.
   *
   * @param values the values; what has no place on such a scale is passed over
   * @param ends ends of intervals, and guides
   * @param widths how wide the intervals are: differences, or ratios where it is by powers
   */
  static Spread of(Plot.Scale scale, List<Double> values, List<Double> ends, List<Double> widths) {
    boolean powers = scale == Plot.Scale.LOG || scale == Plot.Scale.RATIO;
    List<Double> seen = new ArrayList<>();
    values.stream().filter(value -> holds(powers, value)).forEach(v -> seen.add(put(powers, v)));
    List<Double> further = new ArrayList<>();
    ends.stream().filter(value -> holds(powers, value)).forEach(v -> further.add(put(powers, v)));
    if (seen.isEmpty()) {
      seen.addAll(further);
    }
    if (seen.isEmpty()) {
      seen.add(powers ? 0.0 : 1.0);
    }
    double least = seen.stream().mapToDouble(v -> v).min().orElse(0);
    double most = seen.stream().mapToDouble(v -> v).max().orElse(1);
    if (scale == Plot.Scale.FROM_ZERO) {
      least = Math.min(0, least);
      most = Math.max(0, most);
    }
    double reach = 2 * Math.max(most - least, middle(powers, widths));
    if (!(reach > 0)) {
      reach = powers ? Math.log(2) : Math.max(1e-3, Math.abs(most));
    }
    double from = least;
    double to = most;
    for (double end : further) {
      if (end >= from - reach && end <= to + reach) {
        least = Math.min(least, end);
        most = Math.max(most, end);
      }
    }
    if (scale == Plot.Scale.FROM_ZERO && from >= 0) {
      // what is measured is never below, whatever an interval says
      least = 0;
    }
    return switch (scale) {
      case RATIO -> ratios(Math.max(-least, most));
      case LOG -> logs(least, most);
      case FROM_ZERO, LINEAR, NAMES -> linear(least, most);
    };
  }

  private static Spread ratios(double furthest) {
    double edge = Math.max(Math.log(LEAST_RATIO), furthest) * (1 + ROOM);
    return new Spread(true, Math.exp(-edge), Math.exp(edge));
  }

  private static Spread logs(double least, double most) {
    double room = Math.max((most - least) * ROOM, 0.05);
    return new Spread(true, Math.exp(least - room), Math.exp(most + room));
  }

  private static Spread linear(double least, double most) {
    double room = (most - least) * ROOM;
    if (!(room > Math.ulp(Math.max(Math.abs(least), Math.abs(most))) * 8)) {
      room = Math.max(Math.abs(most) * ROOM, most == 0 ? 1 : LEAST);
    }
    return new Spread(
        false, least == 0 ? 0 : least - room, most == 0 && least < 0 ? 0 : most + room);
  }

  private static double middle(boolean powers, List<Double> widths) {
    List<Double> known =
        widths.stream()
            .filter(width -> Double.isFinite(width) && width > 0 && width < MOST)
            .map(width -> powers ? Math.log(width) : width)
            .sorted()
            .toList();
    double middle = known.isEmpty() ? 0 : known.get(known.size() / 2);
    // an interval over many powers of ten, as of two forks, would put all values on one line
    return powers ? Math.min(middle, LN_10) : middle;
  }

  private static boolean holds(boolean powers, double value) {
    return Double.isFinite(value) && Math.abs(value) < MOST && (!powers || value > LEAST);
  }

  private static double put(boolean powers, double value) {
    return powers ? Math.log(value) : value;
  }

  /** Whether {@code value} has a place on such a scale, be it beyond an end. */
  boolean holds(double value) {
    return holds(powers, value);
  }

  /** Whether {@code value} lies beyond an end. */
  boolean beyond(double value) {
    return !holds(value) || value < low || value > high;
  }

  /** How far along {@code value} is, 0 to 1; what is beyond an end is at that end. */
  double share(double value) {
    if (Double.isNaN(value)) {
      return 0;
    }
    if (!holds(value)) {
      return value > 0 && value > low ? 1 : 0;
    }
    double from = put(powers, low);
    double share = (put(powers, value) - from) / (put(powers, high) - from);
    return Math.clamp(share, 0, 1);
  }

  /** Numbers that read well, from the least to the greatest, about {@code wanted} of them. */
  List<Double> ticks(int wanted) {
    if (!powers) {
      return even(wanted);
    }
    int first = (int) Math.ceil(Math.log(low) / LN_10 - 1e-9);
    int last = (int) Math.floor(Math.log(high) / LN_10 + 1e-9);
    if (last - first >= 2) {
      List<Double> ticks = new ArrayList<>();
      int stride = Math.max(1, Math.ceilDiv(last - first, Math.max(1, wanted)));
      // so that 1 stays among them
      for (int power = Math.ceilDiv(first, stride) * stride; power <= last; power += stride) {
        ticks.add(power(power));
      }
      return ticks;
    }
    List<Double> ticks = new ArrayList<>();
    for (int power = first - 1; power <= last; power++) {
      for (int lead : new int[] {1, 2, 5}) {
        double tick = lead * power(power);
        if (tick >= low && tick <= high) {
          ticks.add(tick);
        }
      }
    }
    return ticks.size() >= 3 ? ticks : even(wanted);
  }

  private List<Double> even(int wanted) {
    double step = step(wanted);
    long first = (long) Math.ceil(low / step - 1e-9);
    long last = (long) Math.floor(high / step + 1e-9);
    List<Double> ticks = new ArrayList<>();
    for (long at = first; at <= last && ticks.size() <= 4L * wanted; at++) {
      ticks.add(PlotNumbers.times(at, step));
    }
    return ticks;
  }

  /** The distance of even ticks: 1, 2 or 5 times a power of ten. */
  private double step(int wanted) {
    double rough = (high - low) / Math.max(1, wanted);
    int power = (int) Math.floor(Math.log10(rough));
    double lead = rough / power(power);
    // the nearest by ratio
    return lead < Math.sqrt(2)
        ? power(power)
        : lead < Math.sqrt(10)
            ? 2 * power(power)
            : lead < Math.sqrt(50) ? 5 * power(power) : power(power + 1);
  }

  private static double power(int power) {
    return PlotNumbers.power(power);
  }
}
