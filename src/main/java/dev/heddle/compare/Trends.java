package dev.heddle.compare;

import java.util.List;
import java.util.Map;

/**
 * What a history says.
 *
 * @param runs how many runs there are
 * @param newest the newest run: its name, time and commit
 * @param rows a series for each row and condition, changed ones in no special place
 * @param skipped what was passed over, and why
 * @param threshold the smallest change that counts, as a share
 */
public record Trends(
    int runs, String newest, List<TrendRow> rows, List<String> skipped, double threshold) {

  /** The rows of which the newest run says that they are slower, and no rerun says otherwise. */
  public List<TrendRow> alarms() {
    return rows.stream().filter(row -> row.gate() != null && row.gate().alarms()).toList();
  }

  /** The same with what measuring some rows once more said of them. */
  public Trends with(Map<TrendRow, Rerun> reruns) {
    List<TrendRow> told =
        rows.stream()
            .map(row -> {
              Rerun rerun = reruns.get(row);
              return rerun == null ? row : row.with(rerun);
            })
            .toList();
    return new Trends(runs, newest, told, skipped, threshold);
  }
}
