package dev.heddle.report;

import dev.heddle.compare.Comparison;
import dev.heddle.compare.JudgedRow;
import java.util.List;
import java.util.Locale;

/** How a comparison is written. */
public enum ComparisonFormat {
  TEXT {
    @Override
    public String write(Comparison comparison) {
      return ComparisonText.of(comparison);
    }
  },
  MARKDOWN {
    @Override
    public String write(Comparison comparison) {
      return ComparisonMarkdown.of(comparison);
    }
  },
  CSV {
    @Override
    public String write(Comparison comparison) {
      return ComparisonCsv.of(comparison);
    }
  },
  JSON {
    @Override
    public String write(Comparison comparison) {
      return ComparisonJson.of(comparison);
    }
  },
  JUNIT {
    @Override
    public String write(Comparison comparison) {
      return JUnitReport.of(comparison);
    }
  },
  /** The candidate's figures for github-action-benchmark, as "customSmallerIsBetter". */
  GITHUB_ACTION_BENCHMARK {
    @Override
    public String write(Comparison comparison) {
      return DashboardReports.githubActionBenchmark(comparison);
    }

    @Override
    public List<JudgedRow> leftOut(Comparison comparison) {
      return comparison.rows().stream().filter(row -> !DashboardReports.hasLess(row)).toList();
    }
  },
  /** The candidate's figures in Bencher Metric Format. */
  BENCHER {
    @Override
    public String write(Comparison comparison) {
      return DashboardReports.bencher(comparison);
    }

    @Override
    public List<JudgedRow> leftOut(Comparison comparison) {
      return comparison.rows().stream().filter(row -> !DashboardReports.known(row)).toList();
    }
  };

  /** All of {@code comparison} as one text that ends with a newline. */
  public abstract String write(Comparison comparison);

  /** The rows that have no number that this format could hold. */
  public List<JudgedRow> leftOut(Comparison comparison) {
    return List.of();
  }

  /** The word for it on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
