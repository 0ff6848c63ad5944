package dev.heddle.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What every drawing has around its marks: the sizes, an axis along the bottom, guides. */
final class PlotFrame {

  /** How wide a drawing is, in its own units. */
  static final double WIDTH = 440;

  /** The size of letters in them. */
  static final double FONT = 13;

  /** The size of small letters. */
  static final double SMALL = 12;

  /** So many times as wide as others are bold letters. */
  static final double BOLD = 1.13;

  /** How far below an axis its numbers stand, and its heading below these. */
  private static final double NUMBERS = 15;

  private static final double HEADING = 18;

  private PlotFrame() {}

  /** The spread of a plot's values. */
  static Spread values(Plot plot) {
    List<Double> values = new ArrayList<>();
    List<Double> ends = new ArrayList<>();
    List<Double> widths = new ArrayList<>();
    boolean ratios =
        plot.values().scale() == Plot.Scale.LOG || plot.values().scale() == Plot.Scale.RATIO;
    for (Plot.Series series : plot.series()) {
      for (Plot.Mark mark : series.marks()) {
        if (mark.there()) {
          values.add(mark.value());
          ends.addAll(mark.points());
          if (mark.hasInterval()) {
            ends.add(mark.low());
            ends.add(mark.high());
            widths.add(ratios ? mark.high() / mark.low() : mark.high() - mark.low());
          }
        }
      }
    }
    plot.guides().forEach(guide -> ends.addAll(List.of(guide.low(), guide.high())));
    return Spread.of(plot.values().scale(), values, ends, widths);
  }

  /** The heading of an axis with its unit. */
  static String heading(Plot.Axis axis) {
    return axis.unit().isEmpty()
        ? axis.heading()
        : axis.heading().isEmpty() ? axis.unit() : axis.heading() + ", " + axis.unit();
  }

  /** A number on an axis and its place. */
  record Tick(String words, double place) {}

  /** The ticks of a spread whose numbers do not meet between {@code left} and {@code right}. */
  static List<Tick> ticks(Spread spread, double left, double right) {
    for (int wanted = 6; ; wanted--) {
      List<Tick> ticks =
          spread.ticks(wanted).stream()
              .map(at -> new Tick(PlotNumbers.tick(at), left + spread.share(at) * (right - left)))
              .toList();
      if (wanted == 1 || apart(ticks)) {
        return apart(ticks) ? ticks : ticks.stream().limit(1).toList();
      }
    }
  }

  private static boolean apart(List<Tick> ticks) {
    for (int i = 1; i < ticks.size(); i++) {
      double need =
          (TextSize.of(ticks.get(i).words(), SMALL) + TextSize.of(ticks.get(i - 1).words(), SMALL))
                  / 2
              + 6;
      if (ticks.get(i).place() - ticks.get(i - 1).place() < need) {
        return false;
      }
    }
    return true;
  }

  /** Draws lines across for the ticks from {@code top} to {@code bottom}. */
  static void grid(SvgWriter svg, List<Tick> ticks, double top, double bottom, String look) {
    if (ticks.isEmpty()) {
      return;
    }
    StringBuilder path = new StringBuilder();
    for (Tick tick : ticks) {
      path.append('M').append(PlotNumbers.place(tick.place())).append(' ');
      path.append(PlotNumbers.place(top)).append('V').append(PlotNumbers.place(bottom));
    }
    svg.leaf("path", "class", look, "d", path);
  }

  /** Writes the numbers of an axis below {@code y}, and its heading; says where that ends. */
  static double axis(SvgWriter svg, List<Tick> ticks, String heading, double y, double right) {
    for (Tick tick : ticks) {
      double half = TextSize.of(tick.words(), SMALL) / 2;
      double x = Math.clamp(tick.place(), half, WIDTH - half);
      svg.words("text", tick.words(), "class", "plot-tick plot-mid", "x", x, "y", y + NUMBERS);
    }
    double end = y + NUMBERS + 4;
    if (!heading.isEmpty()) {
      String words = TextSize.cut(SafeText.of(heading), SMALL, right);
      svg.words(
          "text", words, "class", "plot-tick plot-end", "x", right, "y", y + NUMBERS + HEADING - 2);
      end += HEADING;
    }
    return end + 4;
  }

  /** The looks of marks, each once, in the order of their kinds. */
  static List<Plot.Look> looks(Stream<Plot.Mark> marks) {
    return marks.map(Plot.Mark::look).distinct().sorted().toList();
  }

  /** The class of a look. */
  static String style(Plot.Look look) {
    return "plot-" + look.name().toLowerCase(java.util.Locale.ROOT);
  }

  /** A label of a guide, with its place where it is a line that the label does not name. */
  static boolean isLine(Plot.Guide guide) {
    return guide.low() == guide.high();
  }
}
