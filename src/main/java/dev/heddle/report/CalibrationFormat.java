package dev.heddle.report;

import dev.heddle.compare.Sensitivities;
import dev.heddle.id.Identified;

/** How a calibration is written. */
public enum CalibrationFormat implements Identified {
  TEXT {
    @Override
    public String write(Sensitivities found) {
      TextReport report = new TextReport();
      report.line(CalibrationSheet.heading(found));
      report.gap();
      Sheet sheet = CalibrationSheet.of(found);
      report.sheet(sheet, sheet.columns().size());
      return report.text();
    }
  },
  MARKDOWN {
    @Override
    public String write(Sensitivities found) {
      StringBuilder text = new StringBuilder("- ");
      text.append(MarkdownReport.escaped(CalibrationSheet.heading(found))).append('\n');
      MarkdownReport.sheet(text, CalibrationSheet.of(found));
      return text.toString();
    }
  },
  CSV {
    @Override
    public String write(Sensitivities found) {
      return CalibrationData.csv(found);
    }
  },
  JSON {
    @Override
    public String write(Sensitivities found) {
      return CalibrationData.json(found);
    }
  };

  /** All of {@code found} as one text that ends with a newline. */
  public abstract String write(Sensitivities found);
}
