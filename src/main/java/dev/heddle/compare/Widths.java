package dev.heddle.compare;

import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.stats.Estimate;
import dev.heddle.stats.Width;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How well the rows of a run are known. */
public final class Widths {

  private Widths() {}

  /**
   * The rows of which the score is not known to {@code share} to either side, and how well it is.
   *
   * @param share half of the 95 % interval over forks, as a share of the score
   */
  public static Map<RowId, String> wider(ResultSet set, double share) {
    Width asked = new Width(share);
    Map<RowId, String> wide = new LinkedHashMap<>();
    Metric score = new Metric.Score();
    for (ResultRow row : set.rows()) {
      RowSample figures = RowSample.of(set, row, score);
      Estimate known = figures == null ? Estimate.bare(Double.NaN) : figures.score();
      int forks = figures == null ? 0 : figures.values().size();
      if (!asked.reached(known, forks)) {
        wide.put(row.id(), words(known, forks));
      }
    }
    return wide;
  }

  private static String words(Estimate known, int forks) {
    return forks < Width.FEWEST
        ? forks + (forks == 1 ? " fork" : " forks")
        : String.format(Locale.ROOT, "%.1f%%", known.halfWidth() * 100);
  }
}
