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

  private final Trends trends;
  private final boolean again;
  private final boolean since;

  private NewestSheet(Trends trends) {
    this.trends = trends;
    List<TrendRow> told = trends.rows().stream().filter(NewestSheet::told).toList();
    this.again = told.stream().anyMatch(row -> row.gate() != null && row.gate().rerun() != null);
    this.since = told.stream().anyMatch(row -> !since(row).isEmpty());
  }

  static Sheet of(Trends trends) {
    return new NewestSheet(trends).sheet();
  }

  private Sheet sheet() {
    List<List<String>> rows = new ArrayList<>();
    int other = 0;
    for (TrendRow row : trends.rows()) {
      Gate gate = row.gate();
      if (gate != null && told(row)) {
        rows.add(cells(row, gate));
        other += gate.verdict().equals("expected") ? 0 : 1;
      }
    }
    List<String> notes = notes(!rows.isEmpty());
    List<Sheet.Column> columns = rows.isEmpty() ? List.of() : columns();
    return new Sheet(title(other), columns, rows, rows.size(), notes);
  }

  private String title(int other) {
    int judged = trends.judged();
    int not = trends.notJudged();
    return judged == 0
        ? "newest run: 0 of " + not + (not == 1 ? " row" : " rows") + " could be judged"
        : "newest run: %s of %s rows as expected".formatted(judged - other, judged)
            + (not > 0 ? ", " + not + " could not be judged" : "");
  }

  private List<Sheet.Column> columns() {
    List<Sheet.Column> columns = new ArrayList<>();
    columns.add(new Sheet.Column("row", false));
    columns.add(new Sheet.Column("expected", true));
    columns.add(new Sheet.Column("newest", true));
    columns.add(new Sheet.Column("change", true));
    columns.add(new Sheet.Column("verdict", false));
    if (since) {
      columns.add(new Sheet.Column("since", false));
    }
    if (again) {
      columns.add(new Sheet.Column("measured again", false));
    }
    return columns;
  }

  private List<String> cells(TrendRow row, Gate gate) {
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
    cells.add(
        Double.isNaN(gate.difference())
            ? ChangeWords.bare(Estimate.bare(gate.ratio()))
            : TrendSheets.difference(gate.difference(), row.unit()));
    cells.add(gate.verdict() + (gate.accepted() ? ", accepted" : ""));
    if (since) {
      cells.add(since(row));
    }
    if (again) {
      cells.add(rerun(gate.rerun()));
    }
    return cells;
  }

  private List<String> notes(boolean rows) {
    List<String> notes = new ArrayList<>();
    trends.moved().forEach(note -> notes.add(note.sentence()));
    if (trends.judged() > 0) {
      notes.add(LegendWords.promise(trends.promise()));
    }
    if (trends.rows().stream()
        .anyMatch(row -> row.gate() != null && row.gate().verdict().equals("differs"))) {
      notes.add(LegendWords.DIFFERS);
    }
    if (rows && since) {
      notes.add(LegendWords.SINCE);
    }
    if (rows && again) {
      notes.add(LegendWords.MEASURED_AGAIN);
    }
    trends.unjudged().forEach(each -> notes.add(LegendWords.unjudged(each)));
    return notes;
  }

  private static boolean told(TrendRow row) {
    Gate gate = row.gate();
    return gate != null && (!gate.verdict().equals("expected") || gate.accepted());
  }

  /** Where a row is slower for longer than the newest run. */
  private static String since(TrendRow row) {
    Gate gate = row.gate();
    String since = gate == null ? null : gate.since();
    return since == null
            || (gate != null && !gate.standing() && since.equals(row.points().getLast().id()))
        ? ""
        : TrendSheets.shortened(since);
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
