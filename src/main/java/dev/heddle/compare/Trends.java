package dev.heddle.compare;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a history says.
 *
 * @param runs how many runs there are
 * @param newest the newest run: its name, time and commit
 * @param rows a series for each row and condition, changed ones in no special place
 * @param unjudged the rows of which the newest run says nothing, or not what it said before
 * @param promise how seldom a build without a change is red
 * @param skipped what was passed over, and why
 * @param threshold the smallest change that counts, as a share
 * @param moved what rulers say of a machine that was not as before for the newest run
 */
public record Trends(
    int runs,
    String newest,
    List<TrendRow> rows,
    List<Unjudged> unjudged,
    Promise promise,
    List<String> skipped,
    double threshold,
    List<Footnote> moved) {

  /** The rows of which the newest run says that they are slower, and no rerun says otherwise. */
  public List<TrendRow> alarms() {
    return rows.stream().filter(row -> row.gate() != null && row.gate().alarms()).toList();
  }

  /** Whether any row of the newest run is, whether by how much can be said or not. */
  public boolean slower() {
    return !alarms().isEmpty() || !unjudged(Unjudged.Kind.STOPPED).isEmpty();
  }

  /** How many rows of the newest run could be held against something. */
  public int judged() {
    return (int) rows.stream().filter(row -> row.gate() != null).count();
  }

  /** How many rows of the newest run could not. */
  public int notJudged() {
    Set<String> judged =
        rows.stream()
            .filter(row -> row.gate() != null)
            .map(TrendRow::fullName)
            .collect(Collectors.toSet());
    return (int)
        unjudged.stream()
            .filter(each -> each.kind() != Unjudged.Kind.MISSING)
            .filter(each -> !judged.contains(each.fullName()))
            .count();
  }

  /** What is the matter with some rows in one way. */
  public List<Unjudged> unjudged(Unjudged.Kind kind) {
    return unjudged.stream().filter(each -> each.kind() == kind).toList();
  }

  /** The same with other words on some rows, by their series. */
  public Trends with(Map<TrendRow, TrendRow> others) {
    return new Trends(
        runs,
        newest,
        rows.stream().map(row -> others.getOrDefault(row, row)).toList(),
        unjudged,
        promise,
        skipped,
        threshold,
        moved);
  }
}
