package dev.heddle.plot;

import java.util.List;
import java.util.stream.Stream;

/** Rows below each other: a label, a bar for the interval, the single values and the value. */
final class RowsDrawing {

  private static final double LEFT = 8;
  private static final double RIGHT = PlotFrame.WIDTH - 8;

  /** From a row to the next. */
  private static final double PITCH = 36;

  private static final double LABEL = 13;
  private static final double BAR = 24;

  /** With more rows the axis stands above them as well. */
  private static final int LONG = 12;

  private final SvgWriter svg;
  private final Plot plot;
  private final Spread spread;

  RowsDrawing(SvgWriter svg, Plot plot) {
    this.svg = svg;
    this.plot = plot;
    spread = PlotFrame.values(plot);
  }

  private double x(double value) {
    return LEFT + spread.share(value) * (RIGHT - LEFT);
  }

  /** Draws from a height on, and says where that ends. */
  double draw(double top) {
    List<PlotFrame.Tick> ticks = PlotFrame.ticks(spread, LEFT, RIGHT);
    String heading = PlotFrame.heading(plot.values());
    double begin = top;
    if (plot.marks() > LONG) {
      begin = PlotFrame.axis(svg, ticks, "", top - 4, RIGHT);
    }
    double bottom = begin + plot.marks() * PITCH;
    guides(begin, bottom, true);
    PlotFrame.grid(svg, ticks, begin, bottom, "plot-grid plot-below");
    double y = begin;
    for (PlotRow row : PlotRow.of(plot)) {
      row(row, style(row.series(), row.mark()), shape(row.series(), row.mark()), y);
      y += PITCH;
    }
    guides(begin, bottom, false);
    return legend(PlotFrame.axis(svg, ticks, heading, bottom, RIGHT));
  }

  private boolean several() {
    return plot.series().size() > 1;
  }

  /** With several series a plain mark looks like its series. */
  private String style(int series, Plot.Mark mark) {
    return several() && mark.look() == Plot.Look.PLAIN
        ? SeriesLook.style(series)
        : PlotFrame.style(mark.look());
  }

  private MarkShape shape(int series, Plot.Mark mark) {
    return several() && mark.look() == Plot.Look.PLAIN
        ? MarkShape.ofSeries(series)
        : MarkShape.of(mark.look());
  }

  private void row(PlotRow row, String look, MarkShape shape, double top) {
    Plot.Mark mark = row.mark();
    boolean there = mark.there() && spread.holds(mark.value());
    String words =
        !there
            ? PlotWords.NO_VALUE
            : (PlotNumbers.value(mark.value()) + " " + plot.values().unit()).strip();
    double room = PlotFrame.WIDTH - 16 - TextSize.of(words, PlotFrame.FONT);
    svg.open("g", "class", "plot-mark " + look);
    svg.words("title", mark.says().isEmpty() ? mark.label() : mark.says());
    svg.words(
        "text",
        TextSize.cutInside(SafeText.of(row.label()), PlotFrame.FONT, room),
        "y",
        top + LABEL);
    svg.words("text", words, "class", "plot-v", "x", PlotFrame.WIDTH, "y", top + LABEL);
    if (there) {
      double y = top + BAR;
      if (mark.hasInterval()) {
        double low = x(mark.low());
        double width = Math.max(1, x(mark.high()) - low);
        svg.leaf("rect", "class", "plot-i", "x", low, "y", y - 4, "width", width, "height", 8);
        beyond(mark, y);
      }
      points(mark, y);
      svg.leaf("path", "class", "plot-s", "d", shape.at(x(mark.value()), y));
    }
    svg.close();
  }

  /** Arrows where an interval goes on beyond the edge. */
  private void beyond(Plot.Mark mark, double y) {
    String path = "";
    if (mark.low() < spread.low() || !spread.holds(mark.low())) {
      path += "M" + PlotNumbers.place(LEFT - 2) + " " + PlotNumbers.place(y - 4) + "l-5 4 5 4";
    }
    if (mark.high() > spread.high() || !spread.holds(mark.high())) {
      path += "M" + PlotNumbers.place(RIGHT + 2) + " " + PlotNumbers.place(y - 4) + "l5 4-5 4";
    }
    if (!path.isEmpty()) {
      svg.leaf("path", "class", "plot-beyond", "d", path);
    }
  }

  private void points(Plot.Mark mark, double y) {
    StringBuilder path = new StringBuilder();
    for (double point : mark.points()) {
      if (!spread.beyond(point)) {
        path.append('M').append(PlotNumbers.place(x(point))).append(' ');
        path.append(PlotNumbers.place(y)).append("h0");
      }
    }
    if (!path.isEmpty()) {
      svg.leaf("path", "class", "plot-p", "d", path);
    }
  }

  private void guides(double top, double bottom, boolean bands) {
    for (Plot.Guide guide : plot.guides()) {
      if (PlotFrame.isLine(guide) == bands || outside(guide)) {
        continue;
      }
      double low = x(guide.low());
      if (bands) {
        svg.open(
            "rect",
            "class",
            "plot-band",
            "x",
            low,
            "y",
            top,
            "width",
            Math.max(1, x(guide.high()) - low),
            "height",
            bottom - top);
      } else {
        String path =
            "M"
                + PlotNumbers.place(low)
                + " "
                + PlotNumbers.place(top)
                + "V"
                + PlotNumbers.place(bottom);
        svg.open("path", "class", "plot-guide plot-between", "d", path);
      }
      svg.words("title", guide.label()).close();
    }
  }

  private boolean outside(Plot.Guide guide) {
    return PlotFrame.isLine(guide)
        ? spread.beyond(guide.low())
        : !(guide.high() >= spread.low() && guide.low() <= spread.high());
  }

  private double legend(double top) {
    Legend legend = new Legend();
    if (several()) {
      for (int i = 0; i < plot.series().size(); i++) {
        String name = plot.series().get(i).name();
        if (!name.isEmpty()) {
          legend.mark(name, SeriesLook.style(i), MarkShape.ofSeries(i));
        }
      }
    }
    List<Plot.Look> looks = PlotFrame.looks(marks());
    if (looks.size() > 1 || !looks.contains(Plot.Look.PLAIN)) {
      for (Plot.Look look : looks) {
        if (!several() || look != Plot.Look.PLAIN) {
          legend.mark(PlotWords.of(look, plot), PlotFrame.style(look), MarkShape.of(look));
        }
      }
    }
    if (marks().anyMatch(Plot.Mark::hasInterval)) {
      legend.band(PlotWords.INTERVAL, "plot-i plot-any");
    }
    if (marks().anyMatch(mark -> !mark.points().isEmpty())) {
      legend.points(PlotWords.POINTS, "plot-any");
    }
    for (Plot.Guide guide : plot.guides()) {
      SeriesLook.guide(legend, guide, outside(guide));
    }
    return legend.write(svg, top);
  }

  private Stream<Plot.Mark> marks() {
    return plot.series().stream().flatMap(series -> series.marks().stream());
  }
}
