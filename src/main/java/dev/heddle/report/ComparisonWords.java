package dev.heddle.report;

import dev.heddle.compare.Cell;
import dev.heddle.compare.Change;
import dev.heddle.compare.Comparison;
import dev.heddle.compare.GeometricMean;
import dev.heddle.compare.JudgedRow;
import dev.heddle.compare.Rule;
import dev.heddle.compare.Verdict;
import dev.heddle.stats.Estimate;
import dev.heddle.stats.Interval;
import dev.heddle.stats.Power;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts the figures of a comparison into words. */
final class ComparisonWords {

  /** From here on a change is told as a factor. */
  private static final double FACTOR = 2;

  /** Percentages beyond are written as large numbers are. */
  private static final double LARGEST = 1e5;

  private static final List<String> VERDICTS =
      List.of("regressed", "improved", "differs", "inconclusive", "insufficient", "equivalent");

  private ComparisonWords() {}

  /** A side's score, on a scale that fits both sides. */
  static String score(Cell cell, Cell beside) {
    Estimate score = cell.score();
    if (Double.isNaN(score.value())) {
      return CellWords.NOTHING;
    }
    Scale scale = Scale.of(cell.unit(), beside.score().value());
    Estimate shown = scale.apply(score, cell.unit());
    String number = Digits.of(shown.value(), Digits.decimals(shown));
    String unit = scale.text(cell.unit());
    return unit.isEmpty() ? number : number + " " + unit;
  }

  /** The change with its interval: in percent, or as a factor where it is large. */
  static String change(Estimate ratio) {
    double value = ratio.value();
    if (Double.isNaN(value)) {
      return CellWords.NOTHING;
    }
    if (value >= FACTOR || value <= 1 / FACTOR) {
      int decimals = Digits.decimalsOfRatio(ratio);
      Interval ends = ratio.interval();
      String between =
          ends == null
              ? ""
              : " ("
                  + Digits.of(ends.low(), decimals)
                  + " – "
                  + Digits.of(ends.high(), decimals)
                  + ")";
      return Digits.of(value, decimals) + "x" + between;
    }
    Interval interval = ratio.interval();
    int decimals = interval == null ? 1 : decimals(100 * (interval.high() - interval.low()) / 2);
    String between =
        interval == null
            ? ""
            : " ("
                + percent(interval.low(), decimals)
                + " – "
                + percent(interval.high(), decimals)
                + ")";
    return percent(value, decimals) + " %" + between;
  }

  private static int decimals(double half) {
    return half >= 10 ? 0 : half >= 0.3 ? 1 : half >= 0.03 ? 2 : 3;
  }

  private static String percent(double ratio, int decimals) {
    double percent = 100 * (ratio - 1);
    if (Math.abs(percent) >= LARGEST) {
      return (percent > 0 ? "+" : "") + Digits.of(percent, 0);
    }
    return fixed(percent, decimals);
  }

  /**
   * A number with its sign, 0 without; by hand, as a large comparison has tens of thousands of them
   * and a formatter is their greatest cost.
   */
  private static String fixed(double value, int decimals) {
    long scale = (long) Math.pow(10, decimals);
    if (!Double.isFinite(value)) {
      return String.format(Locale.ROOT, "%+." + decimals + "f", value);
    }
    long whole = Math.round(Math.abs(value) * scale);
    String digits = Long.toString(whole / scale);
    if (decimals > 0) {
      String rest = Long.toString(scale + whole % scale);
      digits = digits + "." + rest.substring(1);
    }
    return whole == 0 ? digits : (value < 0 ? "-" : "+") + digits;
  }

  /** How likely chance alone is. */
  static String p(Change change) {
    double p = change.adjusted();
    if (Double.isNaN(p)) {
      return CellWords.NOTHING;
    }
    return p < 0.001 ? "<0.001" : fixed(p, 3).substring(1);
  }

  static String forks(JudgedRow row) {
    return row.base().forks().size() + " + " + row.candidate().forks().size();
  }

  /** The verdict, and what goes with it. */
  static String verdict(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Inconclusive open ->
          open.word()
              + (open.forksNeeded().isPresent()
                  ? " (" + open.forksNeeded().getAsInt() + " forks)"
                  : " (>" + Power.MOST + " forks)");
      case Verdict.Insufficient little -> little.word() + ": " + little.why();
      case Verdict.Regressed _, Verdict.Improved _, Verdict.Differs _, Verdict.Equivalent _ ->
          verdict.word();
    };
  }

  /** How many rows have which verdict. */
  static String counts(Comparison comparison) {
    List<String> counts = new ArrayList<>();
    for (String word : VERDICTS) {
      long count = comparison.count(word);
      if (count > 0) {
        counts.add(count + " " + word);
      }
    }
    int rows = comparison.rows().size();
    String all = rows + (rows == 1 ? " row" : " rows");
    return counts.isEmpty() ? all : all + ": " + String.join(", ", counts);
  }

  static String rule(Rule rule) {
    String level = plain(100 * rule.alpha()) + " %";
    String correction =
        switch (rule.correction()) {
          case BH -> "at " + level + " among all rows (Benjamini-Hochberg)";
          case NONE -> "at " + level + " a row, without correction for the number of rows";
        };
    return rule.threshold() == 0
        ? "changed: significant " + correction
        : "changed: more than "
            + plain(100 * rule.threshold())
            + " % apart, and significant "
            + correction;
  }

  static String mean(GeometricMean mean) {
    String better =
        switch (mean.direction()) {
          case MORE -> "more is better";
          case LESS -> "less is better";
          case NONE -> "the unit does not say what is better";
        };
    return "geometric mean of "
        + mean.rows()
        + (mean.rows() == 1 ? " row: " : " rows: ")
        + change(mean.ratio())
        + ", "
        + better;
  }

  static String heading(Rule rule) {
    return rule.correction() == Rule.Correction.BH ? "p, adjusted" : "p";
  }

  private static String plain(double value) {
    String text = String.format(Locale.ROOT, "%.3f", value);
    return text.replaceAll("\\.?0+$", "");
  }
}
