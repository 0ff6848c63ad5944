package dev.heddle.report;

import dev.heddle.compare.Trends;
import dev.heddle.id.Identified;
import dev.heddle.plot.Plot;
import dev.heddle.plot.SvgPlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a trend is written. */
public enum TrendFormat implements Identified {
  TEXT,
  MARKDOWN,
  JSON,
  /** A page. */
  HTML,
  /** Plots for slides, one a row. */
  SVG;

  /** All of {@code trends} as one text that ends with a newline. */
  public String write(Trends trends) {
    return switch (this) {
      case TEXT -> TextReport.of(TrendSheets.document(trends), TextWidth.here());
      case MARKDOWN -> MarkdownReport.of(TrendSheets.document(trends));
      case JSON -> TrendJson.of(trends);
      case HTML -> HtmlReport.of(TrendSheets.page(Map.of("", trends)));
      case SVG -> SvgPlot.alone(TrendPlots.of(trends));
    };
  }

  /** The trends of several metrics, by their names. */
  public String write(Map<String, Trends> trends) {
    if (trends.size() == 1) {
      return write(trends.values().iterator().next());
    }
    if (this == JSON) {
      return TrendJson.of(trends);
    }
    if (this == HTML) {
      return HtmlReport.of(TrendSheets.page(trends));
    }
    if (this == SVG) {
      List<Plot> plots = new ArrayList<>();
      trends.values().forEach(trend -> plots.addAll(TrendPlots.of(trend)));
      return SvgPlot.alone(plots);
    }
    List<String> texts = new ArrayList<>();
    trends.forEach((metric, trend) ->
        texts.add(
            (this == MARKDOWN
                    ? "## " + MarkdownReport.escaped(metric)
                    : "metric: " + Inert.of(metric))
                + "\n\n"
                + write(trend)));
    return String.join("\n", texts);
  }
}
