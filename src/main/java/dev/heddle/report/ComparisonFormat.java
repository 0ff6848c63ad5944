package dev.heddle.report;

import dev.heddle.compare.Comparison;
import dev.heddle.compare.JudgedRow;
import dev.heddle.id.Identified;
import java.util.List;
import java.util.stream.Collectors;

/** How a comparison is written. */
public enum ComparisonFormat implements Identified {
  TEXT {
    @Override
    public String write(List<Comparison> comparisons) {
      return comparisons.stream().map(ComparisonText::of).collect(Collectors.joining("\n"));
    }
  },
  MARKDOWN {
    @Override
    public String write(List<Comparison> comparisons) {
      return comparisons.stream().map(ComparisonMarkdown::of).collect(Collectors.joining("\n"));
    }
  },
  /** Markdown that fits into a comment on GitHub. */
  COMMENT {
    @Override
    public String write(List<Comparison> comparisons) {
      return ComparisonComment.of(comparisons);
    }
  },
  CSV {
    @Override
    public String write(List<Comparison> comparisons) {
      return ComparisonCsv.of(comparisons);
    }
  },
  JSON {
    @Override
    public String write(List<Comparison> comparisons) {
      return ComparisonJson.of(comparisons);
    }
  },
  JUNIT {
    @Override
    public String write(List<Comparison> comparisons) {
      return JUnitReport.of(comparisons);
    }
  },
  /** The candidate's figures for github-action-benchmark, as "customSmallerIsBetter". */
  GITHUB_ACTION_BENCHMARK {
    @Override
    public String write(List<Comparison> comparisons) {
      return DashboardReports.githubActionBenchmark(comparisons);
    }

    @Override
    public List<JudgedRow> leftOut(Comparison comparison) {
      return comparison.rows().stream().filter(row -> !DashboardReports.hasLess(row)).toList();
    }
  },
  /** The candidate's figures in Bencher Metric Format. */
  BENCHER {
    @Override
    public String write(List<Comparison> comparisons) {
      return DashboardReports.bencher(comparisons);
    }

    @Override
    public List<JudgedRow> leftOut(Comparison comparison) {
      return comparison.rows().stream().filter(row -> !DashboardReports.known(row)).toList();
    }
  };

  /**
   * All of {@code comparisons}, one a metric or one a candidate, as one text that ends with a
   * newline.
   */
  public abstract String write(List<Comparison> comparisons);

  /** One alone. */
  public String write(Comparison comparison) {
    return write(List.of(comparison));
  }

  /** The rows that have no number that this format could hold. */
  public List<JudgedRow> leftOut(Comparison comparison) {
    return List.of();
  }

  /** Whether it has the figures of one candidate, by the names of its rows. */
  public boolean ofOneCandidate() {
    return this == GITHUB_ACTION_BENCHMARK || this == BENCHER;
  }
}
