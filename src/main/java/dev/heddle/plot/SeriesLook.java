package dev.heddle.plot;

/** How series, guides and their keys look. */
final class SeriesLook {

  /** So many colours there are. */
  static final int COLOURS = 8;

  private SeriesLook() {}

  /** The class of a series, by its number from 0 on. */
  static String style(int series) {
    return "plot-" + series % COLOURS;
  }

  /** Names a guide in a legend; of one that is beyond the edge it says so. */
  static void guide(Legend legend, Plot.Guide guide, boolean outside) {
    String words = outside ? PlotWords.outside(guide.label()) : guide.label();
    if (PlotFrame.isLine(guide)) {
      legend.line(words, "plot-guide");
    } else {
      legend.band(words, "plot-band");
    }
  }
}
