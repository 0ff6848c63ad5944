package dev.heddle.report;

import dev.heddle.compare.Tables;
import dev.heddle.id.Identified;

/** How tables are written. */
public enum Format implements Identified {
  TEXT {
    @Override
    public String write(Tables tables) {
      return TextReport.of(tables);
    }
  },
  MARKDOWN {
    @Override
    public String write(Tables tables) {
      return MarkdownReport.of(tables);
    }
  },
  CSV {
    @Override
    public String write(Tables tables) {
      return CsvReport.of(tables);
    }
  },
  JSON {
    @Override
    public String write(Tables tables) {
      return JsonReport.of(tables);
    }
  };

  /** All of {@code tables} as one text that ends with a newline. */
  public abstract String write(Tables tables);
}
