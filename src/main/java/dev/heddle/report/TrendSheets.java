package dev.heddle.report;

import dev.heddle.compare.LevelChange;
import dev.heddle.compare.TrendPoint;
import dev.heddle.compare.TrendRow;
import dev.heddle.compare.Trends;
import dev.heddle.compare.Unit;
import dev.heddle.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts a trend into three sheets: the newest run, what changed, and every row's history. */
final class TrendSheets {

  private final Trends trends;

  private TrendSheets(Trends trends) {
    this.trends = trends;
  }

  static Document document(Trends trends) {
    TrendSheets sheets = new TrendSheets(trends);
    List<DocumentPart> parts = new ArrayList<>();
    parts.add(new DocumentPart.Lead(sheets.title()));
    sheets.all().forEach(sheet -> parts.add(new DocumentPart.Figures(sheet, 1, false)));
    return new Document(sheets.title(), parts);
  }

  /** A page of the trends of several metrics, by their names. */
  static Document page(Map<String, Trends> trends) {
    List<DocumentPart> parts = new ArrayList<>();
    trends.forEach((metric, trend) -> {
      TrendSheets sheets = new TrendSheets(trend);
      String of = metric.isEmpty() ? "" : metric + ": ";
      List<DocumentPart> first = new ArrayList<>();
      if (sheets.hasNewest()) {
        first.add(new DocumentPart.Answers(List.of(NewestSheet.of(trend).title())));
      }
      first.addAll(TrendPlots.parts(trend));
      parts.add(new DocumentPart.Chapter(of + PictureWords.HISTORIES, first));
      for (Sheet sheet : sheets.all()) {
        parts.add(
            new DocumentPart.Chapter(
                of + sheet.title(), List.of(new DocumentPart.Figures(sheet, 1, false))));
      }
    });
    Trends first = trends.values().iterator().next();
    return new Document(new TrendSheets(first).title(), parts);
  }

  private String title() {
    String runs = trends.runs() + (trends.runs() == 1 ? " run" : " runs");
    String skipped = trends.skipped().isEmpty() ? "" : ", " + trends.skipped().size() + " skipped";
    return trends.newest().isEmpty()
        ? runs + skipped
        : runs + skipped + ", the newest of " + trends.newest();
  }

  private boolean hasNewest() {
    return trends.judged() + trends.unjudged().size() > 0;
  }

  private List<Sheet> all() {
    List<Sheet> sheets = new ArrayList<>();
    if (hasNewest()) {
      sheets.add(NewestSheet.of(trends));
    }
    if (trends.rows().stream().anyMatch(row -> !row.changes().isEmpty())) {
      sheets.add(changes());
    }
    sheets.add(courses());
    return sheets;
  }

  private Sheet changes() {
    List<List<String>> rows = new ArrayList<>();
    for (TrendRow row : trends.rows()) {
      for (LevelChange change : row.changes()) {
        double ratio = change.after().value() / change.before().value();
        rows.add(
            List.of(
                row.name(),
                commits(row, change),
                day(row.points().get(change.at())),
                level(row, change.before()),
                level(row, change.after()),
                ratio > 0 && Double.isFinite(ratio)
                    ? ChangeWords.bare(Estimate.bare(ratio))
                    : difference(change.after().value() - change.before().value(), row.unit()),
                change.pointsBefore() + " + " + change.pointsAfter(),
                change.verdict() + (change.accepted() ? ", accepted" : "")));
      }
    }
    return new Sheet(
        "changes of level",
        List.of(
            new Sheet.Column("row", false),
            new Sheet.Column("after commit .. by commit", false),
            new Sheet.Column("about", false),
            new Sheet.Column("before", true),
            new Sheet.Column("after", true),
            new Sheet.Column("change", true),
            new Sheet.Column("points", true),
            new Sheet.Column("verdict", false)),
        rows,
        rows.size(),
        List.of(LegendWords.LEVELS, LegendWords.ACCEPT));
  }

  private Sheet courses() {
    List<List<String>> rows = new ArrayList<>();
    boolean conditions =
        trends.rows().stream().map(TrendRow::fullName).distinct().count() < trends.rows().size();
    for (TrendRow row : trends.rows()) {
      double[] values = row.points().stream().mapToDouble(point -> point.score().value()).toArray();
      List<String> words = new ArrayList<>();
      words.add(row.name());
      words.add(Sparkline.of(values, Math.log1p(trends.threshold())));
      words.add(Integer.toString(values.length));
      words.add(score(row, row.points().getLast().score()));
      if (conditions) {
        words.add(row.conditions());
      }
      rows.add(words);
    }
    List<Sheet.Column> columns = new ArrayList<>();
    columns.add(new Sheet.Column("row", false));
    columns.add(new Sheet.Column("history", false));
    columns.add(new Sheet.Column("points", true));
    columns.add(new Sheet.Column("last", true));
    if (conditions) {
      columns.add(new Sheet.Column("measured on", false));
    }
    return new Sheet("all rows", columns, rows, rows.size(), List.of());
  }

  private static String commits(TrendRow row, LevelChange change) {
    TrendPoint last = row.points().get(Math.max(0, change.earliest() - 1));
    TrendPoint first = row.points().get(change.latest());
    return shortened(last.commit()) + ".." + shortened(first.commit());
  }

  static String shortened(String commit) {
    return commit.isEmpty() ? "?" : TrendPoint.shortened(commit);
  }

  private static String day(TrendPoint point) {
    return point.hasTime() ? point.time().toString().substring(0, "2026-01-31".length()) : "?";
  }

  /** How far two values are apart, where a ratio would say nothing. */
  static String difference(double value, Unit unit) {
    Scale scale = Scale.of(unit, Math.abs(value));
    Estimate shown = scale.apply(Estimate.bare(value), unit);
    String number = Digits.of(shown.value(), Digits.decimals(shown));
    return ((value > 0 ? "+" : "") + number + " " + scale.text(unit)).strip();
  }

  private static String level(TrendRow row, Estimate level) {
    Scale scale = scale(row);
    Estimate shown = scale.apply(level, row.unit());
    int decimals = Digits.decimals(shown);
    String number = Digits.of(shown.value(), decimals) + " " + scale.text(row.unit());
    return shown.interval() == null
        ? number
        : number
            + " ("
            + Digits.of(shown.interval().low(), decimals)
            + " – "
            + Digits.of(shown.interval().high(), decimals)
            + ")";
  }

  private static String score(TrendRow row, Estimate score) {
    Scale scale = scale(row);
    Estimate shown = scale.apply(Estimate.bare(score.value()), row.unit());
    String unit = scale.text(row.unit());
    return String.format(
            Locale.ROOT, "%s %s", Digits.of(shown.value(), Digits.decimals(shown)), unit)
        .strip();
  }

  static Scale scale(TrendRow row) {
    Unit unit = row.unit();
    return Scale.of(unit, row.points().getFirst().score().value());
  }
}
