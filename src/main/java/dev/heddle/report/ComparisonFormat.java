package dev.heddle.report;

import dev.heddle.compare.Comparison;
import dev.heddle.compare.JudgedRow;
import dev.heddle.id.Identified;
import dev.heddle.plot.SvgPlot;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How a comparison is written. */
public enum ComparisonFormat implements Identified {
  TEXT,
  MARKDOWN,
  /** Markdown that fits into a comment on GitHub. */
  COMMENT,
  CSV,
  JSON,
  /** A page. */
  HTML,
  JUNIT,
  /** A plot for slides. */
  SVG,
  /** The candidate's figures for github-action-benchmark, as "customSmallerIsBetter". */
  GITHUB_ACTION_BENCHMARK,
  /** The candidate's figures in Bencher Metric Format. */
  BENCHER;

  /**
   * All of {@code comparisons}, one a metric or one a candidate, as one text that ends with a
   * newline.
   */
  public String write(List<Comparison> comparisons) {
    return switch (this) {
      case TEXT -> each(comparisons, each -> ComparisonText.of(each, TextWidth.here()));
      case MARKDOWN -> each(comparisons, ComparisonMarkdown::of);
      case COMMENT -> ComparisonComment.of(comparisons);
      case CSV -> ComparisonCsv.of(comparisons);
      case JSON -> ComparisonJson.of(comparisons);
      case HTML -> HtmlReport.of(ComparisonParts.document(comparisons));
      case JUNIT -> JUnitReport.of(comparisons);
      case SVG -> SvgPlot.alone(comparisons.stream().map(ComparisonPlots::of).toList());
      case GITHUB_ACTION_BENCHMARK -> DashboardReports.githubActionBenchmark(comparisons);
      case BENCHER -> DashboardReports.bencher(comparisons);
    };
  }

  private static String each(List<Comparison> comparisons, Function<Comparison, String> format) {
    return comparisons.stream().map(format).collect(Collectors.joining("\n"));
  }

  /** A single comparison in this format. */
  public String write(Comparison comparison) {
    return write(List.of(comparison));
  }

  /** The rows that have no number that this format could hold. */
  public List<JudgedRow> leftOut(Comparison comparison) {
    return switch (this) {
      case GITHUB_ACTION_BENCHMARK -> without(comparison, DashboardReports::hasLess);
      case BENCHER -> without(comparison, DashboardReports::known);
      case TEXT, MARKDOWN, COMMENT, CSV, JSON, HTML, JUNIT, SVG -> List.of();
    };
  }

  private static List<JudgedRow> without(Comparison comparison, Predicate<JudgedRow> held) {
    return comparison.rows().stream().filter(held.negate()).toList();
  }

  /** Whether it has the figures of one candidate, by the names of its rows. */
  public boolean ofOneCandidate() {
    return this == GITHUB_ACTION_BENCHMARK || this == BENCHER;
  }
}
