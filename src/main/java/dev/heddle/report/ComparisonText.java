package dev.heddle.report;

import dev.heddle.compare.Comparison;
import dev.heddle.compare.Tables;
import java.util.List;

/** A comparison for a terminal, without colours. */
final class ComparisonText {

  private ComparisonText() {}

  static String of(Comparison comparison) {
    TextReport report = new TextReport();
    int width = Math.max(comparison.baseName().length(), comparison.candidateName().length());
    side(report, comparison.baseName(), width, comparison.base());
    side(report, comparison.candidateName(), width, comparison.candidate());
    Sheet sheet = ComparisonSheet.of(comparison);
    report.gap();
    report.sheet(sheet, sheet.columns().size());
    return report.text();
  }

  private static void side(TextReport report, String name, int width, List<Tables.Run> runs) {
    String before = name + " ".repeat(width - name.length());
    for (Tables.Run run : runs) {
      String about = run.about().isEmpty() ? run.name() : run.name() + ": " + run.about();
      report.line(before + "  " + about);
      run.notes().forEach(note -> report.line(" ".repeat(width) + "  " + note.sentence()));
      before = " ".repeat(width);
    }
  }
}
