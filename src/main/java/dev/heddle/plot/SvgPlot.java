package dev.heddle.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A plot as SVG. Nothing in it has a style attribute, a script or an address; each mark is a group
 * of the class {@code plot-mark} with a {@code title}, which browsers show where the mouse rests.
 */
public final class SvgPlot {

  private static final String NAMESPACE = "http://www.w3.org/2000/svg";
  private static final double MARGIN = 16;

  /** Between one plot and the next. */
  private static final double APART = 24;

  /** What the ids of a file of its own begin with. */
  private static final String ALONE = "plot";

  /** How wide the letters of a title are, which are bold ones of 15. */
  private static final double BOLD = 17;

  private static final double NAME_LINE = 19;
  private static final int NAME_LINES = 3;

  private SvgPlot() {}

  /** Draws from a height on, and says where that ends. */
  private interface Drawing {
    double draw(SvgWriter svg, double top);
  }

  /**
   * An {@code svg} element for a page, which needs {@link #css()} there. It shows no title: the
   * page has a heading for that.
   *
   * @param id what its own ids begin with; no other of the page's ids may
   */
  public static String of(Plot plot, String id) {
    return inPage(plot.title(), plot.says(), id, (svg, top) -> draw(svg, plot, top));
  }

  /** The same of a timeline. */
  public static String of(Timeline timeline, String id) {
    return inPage(timeline.title(), timeline.says(), id, (svg, top) -> draw(svg, timeline, top));
  }

  /** The same of processes and what they share. */
  public static String of(ProcessMap map, String id) {
    return inPage(map.title(), map.says(), id, (svg, top) -> draw(svg, map, top));
  }

  /** A file of its own, with its title and its rules of style in it; ends with a newline. */
  public static String alone(Plot plot) {
    return alone(List.of(plot));
  }

  /** The same of several plots, which stand below each other. */
  public static String alone(List<Plot> plots) {
    String titles = plots.stream().map(Plot::title).collect(Collectors.joining("; "));
    String says = plots.stream().map(Plot::says).collect(Collectors.joining(" "));
    return file(
        titles,
        says,
        (svg, top) -> {
          double y = plots.isEmpty() ? nothing(svg, top) : top;
          for (int i = 0; i < plots.size(); i++) {
            Plot plot = plots.get(i);
            y = draw(svg, plot, title(svg, plot.title(), i == 0 ? y : y + APART));
          }
          return y;
        });
  }

  /** The same of a timeline. */
  public static String alone(Timeline timeline) {
    return file(
        timeline.title(),
        timeline.says(),
        (svg, top) -> draw(svg, timeline, title(svg, timeline.title(), top)));
  }

  /** The same of processes and what they share. */
  public static String alone(ProcessMap map) {
    return file(
        map.title(), map.says(), (svg, top) -> draw(svg, map, title(svg, map.title(), top)));
  }

  private static String inPage(String title, String says, String id, Drawing drawing) {
    SvgWriter inside = new SvgWriter();
    double height = drawing.draw(inside, 0);
    SvgWriter svg = new SvgWriter();
    svg.open("svg", root(id, 0, height));
    words(svg, id, title, says);
    return printable(svg.raw(inside).close());
  }

  private static String file(String title, String says, Drawing drawing) {
    SvgWriter inside = new SvgWriter();
    double height = drawing.draw(inside, 0);
    SvgWriter svg = new SvgWriter();
    List<Object> attributes = new ArrayList<>(List.of("xmlns", NAMESPACE));
    attributes.addAll(List.of("width", PlotFrame.WIDTH + 2 * MARGIN));
    attributes.addAll(List.of("height", Math.ceil(height) + 2 * MARGIN));
    attributes.addAll(List.of(root(ALONE, MARGIN, height)));
    svg.open("svg", attributes.toArray());
    words(svg, ALONE, title, says);
    svg.style(PlotStyle.alone());
    svg.leaf("rect", paper(Math.ceil(height)));
    return printable(svg.raw(inside).close()) + "\n";
  }

  /** The log of a CI job, to which this may be printed, would obey such a mark as it is. */
  private static String printable(SvgWriter svg) {
    return svg.toString().replace("##[", "#&#35;[");
  }

  /** Writes a title that is seen, in as many lines as it needs, and says where that ends. */
  private static double title(SvgWriter svg, String title, double top) {
    double y = top;
    for (String line : TextSize.lines(SafeText.of(title), BOLD, PlotFrame.WIDTH, NAME_LINES)) {
      y += NAME_LINE;
      svg.words("text", line, "class", "plot-name", "y", y - 4);
    }
    return y + 6;
  }

  private static Object[] paper(double height) {
    return new Object[] {
      "class",
      "plot-paper",
      "x",
      -MARGIN,
      "y",
      -MARGIN,
      "width",
      PlotFrame.WIDTH + 2 * MARGIN,
      "height",
      height + 2 * MARGIN
    };
  }

  private static Object[] root(String id, double margin, double height) {
    String box =
        "%s %s %s %s"
            .formatted(
                PlotNumbers.place(-margin),
                PlotNumbers.place(-margin),
                PlotNumbers.place(PlotFrame.WIDTH + 2 * margin),
                PlotNumbers.place(Math.ceil(height) + 2 * margin));
    return new Object[] {
      "class",
      "plot",
      "role",
      "img",
      "aria-labelledby",
      id + "-title " + id + "-desc",
      "viewBox",
      box
    };
  }

  private static void words(SvgWriter svg, String id, String title, String says) {
    svg.words("title", title, "id", id + "-title");
    svg.words("desc", says, "id", id + "-desc");
  }

  private static double draw(SvgWriter svg, Timeline timeline, double top) {
    return timeline.marks() == 0 ? nothing(svg, top) : new TimelineDrawing(svg, timeline).draw(top);
  }

  private static double draw(SvgWriter svg, ProcessMap map, double top) {
    return map.marks() == 0 ? nothing(svg, top) : new MapDrawing(svg, map).draw(top);
  }

  private static double nothing(SvgWriter svg, double top) {
    svg.words("text", PlotWords.NOTHING, "class", "plot-v plot-start", "y", top + 20);
    return top + 30;
  }

  private static double draw(SvgWriter svg, Plot plot, double top) {
    boolean any =
        plot.series().stream().flatMap(one -> one.marks().stream()).anyMatch(Plot.Mark::there);
    if (plot.marks() == 0 || (!any && plot.kind() == Plot.Kind.LINES)) {
      return nothing(svg, top);
    }
    return switch (plot.kind()) {
      case ROWS -> new RowsDrawing(svg, plot).draw(top);
      case LINES -> new LinesDrawing(svg, plot, top).draw();
    };
  }

  /** The rules of style, for light and dark and for print; all classes begin with "plot". */
  public static String css() {
    return PlotStyle.ofPage();
  }
}
