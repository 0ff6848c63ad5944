package dev.heddle.report;

/** A series as a few characters, the lowest and the highest value at the edges. */
final class Sparkline {

  private static final String BARS = "▁▂▃▄▅▆▇█";
  private static final int MOST = 40;

  private Sparkline() {}

  /** The last values, on a logarithmic scale that is at least {@code narrowest} high. */
  static String of(double[] values, double narrowest) {
    int from = Math.max(0, values.length - MOST);
    double least = Double.MAX_VALUE;
    for (int i = from; i < values.length; i++) {
      least = values[i] > 0 ? Math.min(least, values[i]) : least;
    }
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = from; i < values.length; i++) {
      low = Math.min(low, Math.log(Math.max(least, values[i])));
      high = Math.max(high, Math.log(Math.max(least, values[i])));
    }
    double range = Math.max(high - low, narrowest);
    double bottom = (low + high - range) / 2;
    StringBuilder line = new StringBuilder();
    for (int i = from; i < values.length; i++) {
      double share = (Math.log(Math.max(least, values[i])) - bottom) / range;
      int bar = Math.clamp((long) (share * BARS.length()), 0, BARS.length() - 1);
      line.append(BARS.charAt(bar));
    }
    return line.toString();
  }
}
