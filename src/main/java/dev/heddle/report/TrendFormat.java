package dev.heddle.report;

import dev.heddle.compare.Trends;
import java.util.Locale;

/** How a trend is written. */
public enum TrendFormat {
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

  /** The word for it on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
