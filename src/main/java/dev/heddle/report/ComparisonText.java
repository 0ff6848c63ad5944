package dev.heddle.report;

import dev.heddle.compare.Comparison;
import dev.heddle.compare.Tables;
import java.util.List;

/** A comparison for a terminal, without colours. */
final class ComparisonText {

  private ComparisonText() {}

  static String of(Comparison comparison, int width) {
    TextReport report = new TextReport(width);
    int names = Math.max(comparison.baseName().length(), comparison.candidateName().length());
    side(report, comparison.baseName(), names, comparison.base());
    side(report, comparison.candidateName(), names, comparison.candidate());
    Sheet sheet = ComparisonSheet.of(comparison);
    report.gap();
    report.sheet(sheet);
    return report.text();
  }

  private static void side(TextReport report, String name, int width, List<Tables.Run> runs) {
    String before = name + " ".repeat(width - name.length());
    for (Tables.Run run : runs) {
      String about = run.about().isEmpty() ? run.name() : run.name() + ": " + run.about();
      report.line(before + "  " + about, " ".repeat(width + 4));
      run.notes().forEach(note -> report.line(" ".repeat(width) + "  " + note.sentence()));
      before = " ".repeat(width);
    }
  }
}
