package dev.heddle.report;

import dev.heddle.compare.Unit;
import dev.heddle.stats.Estimate;

/** A single figure as a table would show it. */
public final class Figure {

  private Figure() {}

  /** {@code value}, in {@code unit} as JMH writes it, with the digits and the scale of tables. */
  public static String of(double value, String unit) {
    Unit own = Unit.of(unit);
    Scale scale = Scale.of(own, value);
    Estimate shown = scale.apply(Estimate.bare(value), own);
    String number = Digits.of(shown.value(), Digits.decimals(shown));
    String words = scale.text(own) + (own.kind() == Unit.Kind.TIME_PER_OPERATION ? "/op" : "");
    return words.isEmpty() ? number : number + " " + words;
  }
}
