package dev.heddle.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What two sides say when they are compared.
 *
 * @param metric the name of the metric compared
 * @param rule when a difference counted
 * @param baseName what the base is called
 * @param candidateName what the candidate is called
 * @param base the runs of the base
 * @param candidate the runs of the candidate
 * @param settings what all rows have in common, by name
 * @param rows the rows of both, in the base's order
 * @param missing rows that only the base has measured
 * @param added rows that only the candidate has measured
 * @param mean all rows together; null where no row has a ratio
 * @param notes what a reader must know of all of it
 */
public record Comparison(
    String metric,
    Rule rule,
    String baseName,
    String candidateName,
    List<Tables.Run> base,
    List<Tables.Run> candidate,
    Map<String, String> settings,
    List<JudgedRow> rows,
    List<LoneRow> missing,
    List<LoneRow> added,
    @Nullable GeometricMean mean,
    List<Footnote> notes) {

  /** The rows for a reader: regressed ones first, the largest change first, unchanged ones last. */
  public List<JudgedRow> changedFirst() {
    return rows.stream()
        .sorted(
            Comparator.comparingInt((JudgedRow row) -> rank(row.verdict()))
                .thenComparingDouble(row -> row.verdict().changed() ? -size(row.verdict()) : 0))
        .toList();
  }

  /** The rows that became worse, the largest change first. */
  public List<JudgedRow> regressed() {
    return changedFirst().stream()
        .filter(row -> row.verdict() instanceof Verdict.Regressed)
        .toList();
  }

  /** How many rows have verdicts with this word. */
  public long count(String word) {
    return rows.stream().filter(row -> row.verdict().word().equals(word)).count();
  }

  /** Whether there is not one row of which something could be said. */
  public boolean nothingJudged() {
    return rows.stream().allMatch(row -> row.verdict() instanceof Verdict.Insufficient);
  }

  private static int rank(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Regressed _ -> 0;
      case Verdict.Improved _ -> 1;
      case Verdict.Differs _ -> 2;
      case Verdict.Inconclusive _ -> 3;
      case Verdict.Insufficient _ -> 4;
      case Verdict.Equivalent _ -> 5;
    };
  }

  private static double size(Verdict verdict) {
    return Math.abs(Math.log(verdict.change().ratio().value()));
  }
}
