package dev.heddle.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Values upwards over places from left to right: lines, their marks and what surrounds them. */
final class LinesDrawing {

  private static final double RIGHT = PlotFrame.WIDTH - 10;
  private static final double HEIGHT = 230;

  /** Room for the heading of the values, which stands above them. */
  private static final double HEAD = 22;

  /** So many different places have a number each; more have even ones. */
  private static final int FEW = 12;

  /** A line of more marks has dots for them. */
  private static final int MANY = 60;

  private final SvgWriter svg;
  private final Plot plot;
  private final Spread up;
  private final Spread along;
  private final double top;
  private final double bottom;
  private final double left;
  private final List<PlotFrame.Tick> numbers;

  LinesDrawing(SvgWriter svg, Plot plot, double above) {
    this.svg = svg;
    this.plot = plot;
    up = PlotFrame.values(plot);
    List<Double> places = new ArrayList<>();
    for (Plot.Series series : plot.series()) {
      series.marks().forEach(mark -> places.add(mark.at()));
    }
    List<Double> ends = new ArrayList<>();
    plot.places().forEach(guide -> ends.addAll(List.of(guide.low(), guide.high())));
    along = Spread.of(plot.along().scale(), places, ends, List.of());
    top = above + HEAD;
    bottom = top + HEIGHT;
    numbers =
        up.ticks(5).stream().map(at -> new PlotFrame.Tick(PlotNumbers.tick(at), y(at))).toList();
    left = 8 + numbers.stream().mapToDouble(tick -> TextSize.of(tick.words(), 12)).max().orElse(0);
  }

  private double x(double place) {
    return left + 6 + along.share(place) * (RIGHT - left - 6);
  }

  private double y(double value) {
    return bottom - up.share(value) * (bottom - top);
  }

  /** Draws all of it, and says where that ends. */
  double draw() {
    svg.words(
        "text",
        TextSize.cut(SafeText.of(PlotFrame.heading(plot.values())), 12, PlotFrame.WIDTH),
        "class",
        "plot-tick",
        "y",
        top - HEAD + 12);
    guides(true);
    StringBuilder grid = new StringBuilder();
    for (PlotFrame.Tick tick : numbers) {
      String height = PlotNumbers.place(tick.place());
      grid.append('M').append(PlotNumbers.place(left)).append(' ').append(height);
      grid.append('H').append(PlotNumbers.place(RIGHT));
      svg.words(
          "text",
          tick.words(),
          "class",
          "plot-tick plot-end",
          "x",
          left - 4,
          "y",
          tick.place() + 4);
    }
    if (!grid.isEmpty()) {
      svg.leaf("path", "class", "plot-grid", "d", grid);
    }
    guides(false);
    Legend legend = new Legend();
    int number = 0;
    for (Plot.Series series : plot.series()) {
      if (series.look() == Plot.Look.IDEAL) {
        line(series, "plot-ideal");
        legend.line(name(series), "plot-ideal");
        continue;
      }
      MarkShape shape = MarkShape.ofSeries(number);
      String style = SeriesLook.style(number);
      svg.open("g", "class", style);
      spreadOf(series);
      line(series, "plot-line");
      boolean many = series.marks().size() > MANY;
      series.marks().forEach(mark -> mark(series, mark, shape, many));
      svg.close();
      if (!series.name().isEmpty()) {
        legend.line(series.name(), style, shape);
      }
      number++;
    }
    looks(legend);
    for (Plot.Guide guide : plot.guides()) {
      SeriesLook.guide(legend, guide, outside(guide));
    }
    for (Plot.Guide place : plot.places()) {
      if (PlotFrame.isLine(place)) {
        legend.line(place.label(), "plot-place");
      } else {
        legend.band(place.label(), "plot-span");
      }
    }
    return legend.write(
        svg, PlotFrame.axis(svg, places(), PlotFrame.heading(plot.along()), bottom, RIGHT));
  }

  private String name(Plot.Series series) {
    return series.name().isEmpty() ? PlotWords.of(series.look(), plot) : series.name();
  }

  private void looks(Legend legend) {
    TreeSet<Plot.Look> looks = new TreeSet<>();
    for (Plot.Series series : plot.series()) {
      series.marks().stream().filter(mark -> own(series, mark)).forEach(m -> looks.add(m.look()));
    }
    looks.forEach(
        look -> legend.mark(PlotWords.of(look, plot), PlotFrame.style(look), MarkShape.of(look)));
  }

  /** Whether a mark looks other than its series. */
  private static boolean own(Plot.Series series, Plot.Mark mark) {
    return mark.look() != Plot.Look.PLAIN
        && mark.look() != series.look()
        && series.look() != Plot.Look.IDEAL;
  }

  private boolean shown(Plot.Mark mark) {
    return mark.there() && up.holds(mark.value()) && along.holds(mark.at());
  }

  private void line(Plot.Series series, String look) {
    StringBuilder path = new StringBuilder();
    boolean on = false;
    for (Plot.Mark mark : series.marks()) {
      boolean there = shown(mark);
      if (there) {
        path.append(on ? 'L' : 'M').append(PlotNumbers.place(x(mark.at()))).append(' ');
        path.append(PlotNumbers.place(y(mark.value())));
      }
      on = there;
    }
    if (!path.isEmpty()) {
      svg.leaf("path", "class", look, "d", path);
    }
  }

  /** The intervals: as a band around a line that is alone, else a line upwards each. */
  private void spreadOf(Plot.Series series) {
    List<Plot.Mark> marks =
        series.marks().stream().filter(mark -> shown(mark) && mark.hasInterval()).toList();
    if (marks.isEmpty()) {
      return;
    }
    StringBuilder path = new StringBuilder();
    boolean alone =
        plot.series().stream().filter(one -> one.look() != Plot.Look.IDEAL).count() == 1;
    if (alone && marks.size() > 1 && marks.size() == series.marks().size()) {
      for (int i = 0; i < 2 * marks.size(); i++) {
        boolean back = i >= marks.size();
        Plot.Mark mark = marks.get(back ? 2 * marks.size() - 1 - i : i);
        path.append(i == 0 ? 'M' : 'L').append(PlotNumbers.place(x(mark.at()))).append(' ');
        path.append(PlotNumbers.place(y(back ? mark.low() : mark.high())));
      }
      svg.leaf("path", "class", "plot-area", "d", path.append('z'));
      return;
    }
    for (Plot.Mark mark : marks) {
      path.append('M').append(PlotNumbers.place(x(mark.at()))).append(' ');
      path.append(PlotNumbers.place(y(mark.low())));
      path.append('V').append(PlotNumbers.place(y(mark.high())));
    }
    svg.leaf("path", "class", "plot-w", "d", path);
  }

  private void mark(Plot.Series series, Plot.Mark mark, MarkShape usual, boolean many) {
    boolean own = own(series, mark);
    svg.open("g", "class", own ? "plot-mark " + PlotFrame.style(mark.look()) : "plot-mark");
    svg.words("title", mark.says().isEmpty() ? mark.label() : mark.says());
    if (shown(mark)) {
      double x = x(mark.at());
      double y = y(mark.value());
      StringBuilder points = new StringBuilder();
      for (double point : mark.points()) {
        if (!up.beyond(point)) {
          points.append('M').append(PlotNumbers.place(x)).append(' ');
          points.append(PlotNumbers.place(y(point))).append("h0");
        }
      }
      if (!points.isEmpty()) {
        svg.leaf("path", "class", "plot-p", "d", points);
      }
      String dot = "M" + PlotNumbers.place(x) + " " + PlotNumbers.place(y) + "h0";
      boolean small = many && !own;
      String path = small ? dot : (own ? MarkShape.of(mark.look()) : usual).at(x, y);
      svg.leaf("path", "class", small ? "plot-dot" : "plot-s", "d", path);
    }
    svg.close();
  }

  private List<PlotFrame.Tick> places() {
    Map<Double, String> names = new LinkedHashMap<>();
    boolean labels = plot.along().scale() == Plot.Scale.NAMES;
    TreeSet<Double> each = new TreeSet<>();
    for (Plot.Series series : plot.series()) {
      for (Plot.Mark mark : series.marks()) {
        if (along.holds(mark.at())) {
          each.add(mark.at());
          names.putIfAbsent(
              mark.at(), labels ? TextSize.cut(SafeText.of(mark.label()), 12, 90) : "");
        }
      }
    }
    if (!labels && each.size() > FEW) {
      return PlotFrame.ticks(along, left + 6, RIGHT);
    }
    List<PlotFrame.Tick> ticks = new ArrayList<>();
    double free = Double.NEGATIVE_INFINITY;
    for (double at : each) {
      String words = labels ? names.getOrDefault(at, "") : PlotNumbers.tick(at);
      double half = TextSize.of(words, 12) / 2;
      double middle = Math.clamp(x(at), half, PlotFrame.WIDTH - half);
      if (middle - half >= free) {
        ticks.add(new PlotFrame.Tick(words, x(at)));
        free = middle + half + 6;
      }
    }
    return ticks;
  }

  private void guides(boolean bands) {
    for (Plot.Guide guide : plot.guides()) {
      if (PlotFrame.isLine(guide) == bands || outside(guide)) {
        continue;
      }
      double high = y(guide.high());
      if (bands) {
        rect("plot-band", guide, left, high, RIGHT - left, Math.max(1, y(guide.low()) - high));
      } else {
        stroke(
            "plot-guide",
            guide,
            "M"
                + PlotNumbers.place(left)
                + " "
                + PlotNumbers.place(high)
                + "H"
                + PlotNumbers.place(RIGHT));
      }
    }
    for (Plot.Guide place : plot.places()) {
      if (PlotFrame.isLine(place) == bands || along.beyond(place.low())) {
        continue;
      }
      double low = x(place.low());
      if (bands) {
        rect("plot-span", place, low, top, Math.max(1, x(place.high()) - low), HEIGHT);
      } else {
        stroke(
            "plot-place",
            place,
            "M" + PlotNumbers.place(low) + " " + PlotNumbers.place(top) + "v" + (int) HEIGHT);
      }
    }
  }

  private void rect(
      String look, Plot.Guide guide, double x, double y, double width, double height) {
    svg.open("rect", "class", look, "x", x, "y", y, "width", width, "height", height);
    svg.words("title", guide.label()).close();
  }

  private void stroke(String look, Plot.Guide guide, String path) {
    svg.open("path", "class", look, "d", path).words("title", guide.label()).close();
  }

  private boolean outside(Plot.Guide guide) {
    return PlotFrame.isLine(guide)
        ? up.beyond(guide.low())
        : !(guide.high() >= up.low() && guide.low() <= up.high());
  }
}
