package dev.heddle.report;

import dev.heddle.compare.Sensitivities;
import dev.heddle.id.Identified;

/** How a calibration is written. */
public enum CalibrationFormat implements Identified {
  TEXT,
  MARKDOWN,
  CSV,
  JSON;

  /** All of {@code found} as one text that ends with a newline. */
  public String write(Sensitivities found) {
    return switch (this) {
      case TEXT -> text(found, TextWidth.here());
      case MARKDOWN -> markdown(found);
      case CSV -> CalibrationData.csv(found);
      case JSON -> CalibrationData.json(found);
    };
  }

  static String text(Sensitivities found, int width) {
    TextReport report = new TextReport(width);
    report.line(CalibrationSheet.heading(found));
    report.gap();
    Sheet sheet = CalibrationSheet.of(found);
    report.sheet(sheet);
    return report.text();
  }

  private static String markdown(Sensitivities found) {
    StringBuilder text = new StringBuilder("- ");
    text.append(MarkdownReport.escaped(CalibrationSheet.heading(found))).append('\n');
    MarkdownReport.sheet(text, CalibrationSheet.of(found));
    return text.toString();
  }
}
