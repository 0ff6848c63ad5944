package dev.heddle.report;

import dev.heddle.compare.Tables;
import dev.heddle.id.Identified;

/** How tables are written. */
public enum Format implements Identified {
  TEXT,
  MARKDOWN,
  CSV,
  JSON;

  /** All of {@code tables} as one text that ends with a newline. */
  public String write(Tables tables) {
    return switch (this) {
      case TEXT -> TextReport.of(tables, TextWidth.here());
      case MARKDOWN -> MarkdownReport.of(tables);
      case CSV -> CsvReport.of(tables);
      case JSON -> JsonReport.of(tables);
    };
  }
}
