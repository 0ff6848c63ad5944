package dev.heddle.report;

import dev.heddle.compare.Cell;
import dev.heddle.compare.Change;
import dev.heddle.compare.Comparison;
import dev.heddle.compare.GeometricMean;
import dev.heddle.compare.JudgedRow;
import dev.heddle.compare.Rule;
import dev.heddle.compare.Unit;
import dev.heddle.compare.Verdict;
import dev.heddle.stats.Estimate;
import dev.heddle.stats.Power;
import java.util.stream.Collectors;

/** Puts the figures of a comparison into words. */
final class ComparisonWords {

  /** Why a row has no verdict whose forks are not steady. */
  static final String NOT_STEADY = "not steady";

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

  /**
   * The change that a reader should see, with its interval and which way it goes; where a side is
   * 0, how far the other is from that.
   */
  static String change(JudgedRow row) {
    Change change = row.verdict().change();
    ChangeWords words = ChangeWords.of(row);
    boolean judged = !(row.verdict() instanceof Verdict.Insufficient);
    if (row.ofIterations() != null) {
      // square brackets, as what forks differ by is not in it
      return words.change(row.ofIterations()).replace('(', '[').replace(')', ']');
    }
    return Double.isNaN(change.shown().value()) && judged
        ? words.difference(change.difference(), row.base().unit())
        : words.change(change.shown());
  }

  /** How likely chance alone is. */
  static String p(Change change) {
    double p = change.adjusted();
    if (Double.isNaN(p)) {
      return CellWords.NOTHING;
    }
    return p < 0.001 ? "<0.001" : ChangeWords.fixed(p, 3).substring(1);
  }

  static String forks(JudgedRow row) {
    return row.base().forks().size() + " + " + row.candidate().forks().size();
  }

  /** The verdict, and what goes with it. */
  static String verdict(Comparison comparison, JudgedRow row) {
    String word = comparison.word(row);
    return switch (row.verdict()) {
      case Verdict.Inconclusive _ when row.unsteady() -> word + ": " + NOT_STEADY;
      case Verdict.Inconclusive open ->
          word
              + (open.forksNeeded().isPresent()
                  ? " (" + open.forksNeeded().getAsInt() + " forks)"
                  : " (>" + Power.MOST + " forks)");
      case Verdict.Insufficient little -> word + ": " + little.why();
      case Verdict.Regressed _, Verdict.Improved _, Verdict.Differs _, Verdict.Equivalent _ -> word;
    };
  }

  /** How many rows have which verdict. */
  static String counts(Comparison comparison) {
    String counts =
        comparison.words().entrySet().stream()
            .map(word -> word.getValue() + " " + word.getKey())
            .collect(Collectors.joining(", "));
    int rows = comparison.rows().size();
    String all = rows + (rows == 1 ? " row" : " rows");
    return counts.isEmpty() ? all : all + ": " + counts;
  }

  static String mean(GeometricMean mean, Comparison comparison) {
    return "geometric mean of "
        + mean.rows()
        + (mean.rows() == 1 ? " row: " : " rows: ")
        + ChangeWords.of(mean, comparison).sentence(mean.ratio())
        + (mean.direction() == Unit.Direction.NONE ? ", the unit does not say what is better" : "");
  }

  static String heading(Rule rule) {
    return rule.correction() == Rule.Correction.BH ? "p, adjusted" : "p";
  }
}
