package dev.heddle.report;

import dev.heddle.compare.Trends;
import dev.heddle.id.Identified;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a trend is written. */
public enum TrendFormat implements Identified {
  TEXT {
    @Override
    public String write(Trends trends) {
      return TrendSheets.text(trends);
    }
  },
  MARKDOWN {
    @Override
    public String write(Trends trends) {
      return TrendSheets.markdown(trends);
    }
  },
  JSON {
    @Override
    public String write(Trends trends) {
      return TrendJson.of(trends);
    }
  };

  /** All of {@code trends} as one text that ends with a newline. */
  public abstract String write(Trends trends);

  /** The trends of several metrics, by their names. */
  public String write(Map<String, Trends> trends) {
    if (trends.size() == 1) {
      return write(trends.values().iterator().next());
    }
    if (this == JSON) {
      return TrendJson.of(trends);
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
