package dev.heddle.report;

import dev.heddle.compare.Gate;
import dev.heddle.compare.Rerun;
import dev.heddle.compare.TrendRow;
import dev.heddle.compare.Trends;
import dev.heddle.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the newest run of a history says, and what measuring some of its rows again said. */
final class NewestSheet {

  private NewestSheet() {}

  /** What is said where there is nothing to list. */
  private static Sheet empty(String title, List<String> notes) {
    return new Sheet(title, List.of(), List.of(), 0, notes);
  }

  static Sheet of(Trends trends) {
    List<List<String>> rows = new ArrayList<>();
    int gated = 0;
    boolean again =
        trends.rows().stream().anyMatch(row -> row.gate() != null && row.gate().rerun() != null);
    for (TrendRow row : trends.rows()) {
      Gate gate = row.gate();
      gated += gate == null ? 0 : 1;
      if (gate != null && !gate.verdict().equals("expected")) {
        Estimate expected = new Estimate(row.points().getLast().score().value(), gate.expected());
        Scale scale = TrendSheets.scale(row);
        Estimate shown = scale.apply(expected, row.unit());
        int decimals = Digits.decimals(shown);
        List<String> cells = new ArrayList<>();
        cells.add(row.name());
        cells.add(
            Digits.of(gate.expected().low() * factor(scale, row), decimals)
                + " – "
                + Digits.of(gate.expected().high() * factor(scale, row), decimals));
        cells.add(Digits.of(shown.value(), decimals) + " " + scale.text(row.unit()));
        cells.add(ChangeWords.bare(Estimate.bare(gate.ratio())));
        cells.add(gate.verdict());
        if (again) {
          cells.add(rerun(gate.rerun()));
        }
        rows.add(cells);
      }
    }
    String title = "newest run: %d of %d rows as expected".formatted(gated - rows.size(), gated);
    List<String> notes = new ArrayList<>();
    notes.add(
        "expected from the last 5 to 10 points, so that a run without a change has a slower row"
            + " at most once in 100 runs");
    if (rows.isEmpty()) {
      return empty(title, notes);
    }
    List<Sheet.Column> columns = new ArrayList<>();
    columns.add(new Sheet.Column("row", false));
    columns.add(new Sheet.Column("expected", true));
    columns.add(new Sheet.Column("newest", true));
    columns.add(new Sheet.Column("change", true));
    columns.add(new Sheet.Column("verdict", false));
    if (again) {
      columns.add(new Sheet.Column("measured again", false));
      notes.add(
          "measured again: confirmed where that is slower, too, at the 5 % level for all such rows"
              + " together; what is not confirmed is no regression, and what could not be measured"
              + " again counts as one");
    }
    return new Sheet(title, columns, rows, rows.size(), notes);
  }

  private static String rerun(@Nullable Rerun rerun) {
    return switch (rerun) {
      case null -> "–";
      case Rerun.Confirmed done -> ChangeWords.bare(Estimate.bare(done.ratio())) + ", confirmed";
      case Rerun.Refuted done -> ChangeWords.bare(Estimate.bare(done.ratio())) + ", not confirmed";
      case Rerun.NotDone _ -> "no";
    };
  }

  private static double factor(Scale scale, TrendRow row) {
    return row.unit().fits(scale.unit()) ? row.unit().in(scale.unit()) : 1;
  }
}
