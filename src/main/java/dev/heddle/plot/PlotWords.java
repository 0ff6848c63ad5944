package dev.heddle.plot;

/** What plots say beside what they are given. */
final class PlotWords {

  static final String NO_VALUE = "no value";

  static final String NOTHING = "There is nothing to draw: none of its rows has a value.";

  static final String INTERVAL = "interval";

  static final String POINTS = "single values";

  private PlotWords() {}

  /** A guide that has no room in its plot. */
  static String outside(String guide) {
    return guide + " (beyond the edge)";
  }

  /** What a mark of such a look is in {@code plot}. */
  static String of(Plot.Look look, Plot plot) {
    return switch (look) {
      case PLAIN ->
          plot.values().scale() == Plot.Scale.RATIO
              ? "differs, neither better nor worse"
              : "measured";
      case BASELINE -> "baseline";
      case CONTROL -> "control";
      case PEER -> "other runtime";
      case BEST -> "best";
      case BETTER -> "better";
      case WORSE -> "worse";
      case SAME -> "no change that counts";
      case UNSURE -> "not sure";
      case IDEAL -> "ideal";
    };
  }
}
