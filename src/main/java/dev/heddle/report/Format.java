package dev.heddle.report;

import dev.heddle.advice.SweepTable;
import dev.heddle.compare.Tables;
import dev.heddle.id.Identified;
import dev.heddle.plot.SvgPlot;
import java.util.List;
import java.util.function.Supplier;

/** How tables are written. */
public enum Format implements Identified {
  TEXT,
  MARKDOWN,
  CSV,
  JSON,
  /** Plots for slides, one a table. */
  SVG;

  /** Whether a sentence between its lines would spoil it. */
  boolean ofPrograms() {
    return this != TEXT && this != MARKDOWN;
  }

  /** All of {@code tables} as one text that ends with a newline. */
  public String write(Tables tables) {
    return write(tables, List.of());
  }

  /**
   * The same where some of {@code tables} are a sweep: one table for people, all of them for
   * programs.
   */
  public String write(Tables tables, List<SweepTable> sweeps) {
    return switch (this) {
      case TEXT -> TextReport.of(TableParts.document(tables, sweeps), TextWidth.here());
      case MARKDOWN -> MarkdownReport.of(TableParts.document(tables, sweeps));
      case CSV -> CsvReport.of(tables);
      case JSON -> JsonReport.of(tables);
      case SVG -> SvgPlot.alone(SlidePlots.of(tables, sweeps));
    };
  }

  /**
   * Lists in this format, which must not be {@link #SVG}.
   *
   * @param lists CSV has room for one, the first
   * @param text what people read in place of lists
   */
  public String write(List<Listing> lists, Supplier<String> text) {
    return switch (this) {
      case TEXT -> text.get();
      case MARKDOWN -> Listing.markdown(lists);
      case CSV -> lists.getFirst().csv();
      case JSON -> Listing.json(lists);
      case SVG -> throw new IllegalArgumentException("a list has no plot");
    };
  }
}
