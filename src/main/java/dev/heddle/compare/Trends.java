package dev.heddle.compare;

import java.util.List;

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

  /** The rows of which the newest run says that they are slower. */
  public List<TrendRow> alarms() {
    return rows.stream()
        .filter(row -> row.gate() != null && row.gate().verdict().equals("slower"))
        .toList();
  }
}
