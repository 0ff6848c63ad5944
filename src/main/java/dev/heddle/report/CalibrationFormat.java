package dev.heddle.report;

import dev.heddle.compare.Sensitivities;
import dev.heddle.id.Identified;
import java.util.List;

/** How a calibration is written. */
public enum CalibrationFormat implements Identified {
  TEXT,
  MARKDOWN,
  CSV,
  JSON;

  /** All of {@code found} as one text that ends with a newline. */
  public String write(Sensitivities found) {
    return switch (this) {
      case TEXT -> TextReport.of(document(found), TextWidth.here());
      case MARKDOWN -> MarkdownReport.of(document(found));
      case CSV -> CalibrationData.csv(found);
      case JSON -> CalibrationData.json(found);
    };
  }

  private static Document document(Sensitivities found) {
    String heading = CalibrationSheet.heading(found);
    Sheet sheet = CalibrationSheet.of(found);
    return new Document(
        heading,
        List.of(
            new DocumentPart.Answers(List.of(heading)), new DocumentPart.Figures(sheet, 1, false)));
  }
}
