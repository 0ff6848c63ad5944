package dev.heddle.report;

import dev.heddle.compare.Comparison;
import dev.heddle.compare.GeometricMean;
import dev.heddle.compare.JudgedRow;
import dev.heddle.compare.Unit;
import dev.heddle.stats.Estimate;
import dev.heddle.stats.Interval;
import java.util.Locale;

/**
 * Puts a change into words: in percent, or as a factor where it is large, and which way it goes.
 *
 * @param more the word where there is more of the figure; empty without a direction
 * @param less the word where there is less of it; empty without a direction
 * @param direction which of the two is better
 */
record ChangeWords(String more, String less, Unit.Direction direction) {

  /** From here on a change is written as a factor. */
  private static final double FACTOR = 2;

  /** Percentages beyond are written as large numbers are. */
  private static final double LARGEST = 1e5;

  /** The words for changes of {@code row}. */
  static ChangeWords of(JudgedRow row) {
    return of(row.base().unit().direction(), row.base().unit().kind() != Unit.Kind.OTHER);
  }

  /** The words for the mean of all rows of {@code comparison}. */
  static ChangeWords of(GeometricMean mean, Comparison comparison) {
    return of(
        mean.direction(),
        comparison.rows().stream().noneMatch(row -> row.base().unit().kind() == Unit.Kind.OTHER));
  }

  private static ChangeWords of(Unit.Direction direction, boolean timed) {
    String better = timed ? "faster" : "better";
    String worse = timed ? "slower" : "worse";
    return switch (direction) {
      case MORE -> new ChangeWords(better, worse, direction);
      case LESS -> new ChangeWords(worse, better, direction);
      case NONE -> new ChangeWords("", "", direction);
    };
  }

  /** The change with its interval and its word. */
  String change(Estimate ratio) {
    double value = ratio.value();
    if (direction == Unit.Direction.NONE) {
      return bare(ratio);
    }
    if (value <= 1 / FACTOR && value > 0) {
      // the word says which way, and a factor below 1 would say it once more
      return bare(ratio.inverse()) + " " + less;
    }
    String told = bare(ratio);
    String word =
        value >= FACTOR || told.startsWith("+")
            ? " " + more
            : told.startsWith("-") ? " " + less : "";
    return told + word;
  }

  /** The same in a sentence, where the word alone says which way. */
  String sentence(Estimate ratio) {
    double value = ratio.value();
    if (direction == Unit.Direction.NONE || value >= FACTOR || !(value > 1 / FACTOR)) {
      return change(ratio);
    }
    Interval ends = ratio.interval();
    Estimate upwards =
        value >= 1
            ? ratio
            : ends == null
                ? Estimate.bare(2 - value)
                : new Estimate(2 - value, new Interval(2 - ends.high(), 2 - ends.low()));
    String told = bare(upwards);
    return told.startsWith("+")
        ? told.replace("+", "") + " " + (value >= 1 ? more : less)
        : change(ratio);
  }

  /** How far apart two values are, in {@code unit}, where there is no ratio. */
  String difference(double value, Unit unit) {
    Scale scale = Scale.of(unit, Math.abs(value));
    Estimate shown = scale.apply(Estimate.bare(value), unit);
    String number = Digits.of(shown.value(), Digits.decimals(shown));
    String brief = number.contains(".") ? number.replaceAll("\\.?0+$", "") : number;
    String told = ((value > 0 ? "+" : "") + brief + " " + scale.text(unit)).strip();
    return (told + " " + (value > 0 ? more : value < 0 ? less : "")).strip();
  }

  /** The change with its interval. */
  static String bare(Estimate ratio) {
    double value = ratio.value();
    if (Double.isNaN(value)) {
      return CellWords.NOTHING;
    }
    if (value >= FACTOR || value <= 1 / FACTOR) {
      return factor(ratio);
    }
    Interval interval = ratio.interval();
    int decimals = interval == null ? 1 : decimals(100 * (interval.high() - interval.low()) / 2);
    String told = percent(value, decimals);
    String between =
        interval == null
            ? ""
            : " ("
                + percent(interval.low(), decimals)
                + " – "
                + percent(interval.high(), decimals)
                + ")";
    return told + " %" + between;
  }

  private static String factor(Estimate ratio) {
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
    return Digits.of(ratio.value(), decimals) + "x" + between;
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
  static String fixed(double value, int decimals) {
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
}
