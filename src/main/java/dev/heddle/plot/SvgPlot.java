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

  /**
   * An {@code svg} element for a page, which needs {@link #css()} there. It shows no title: the
   * page has a heading for that.
   *
   * @param id what its own ids begin with; no other of the page's ids may
   */
  public static String of(Picture picture, String id) {
    return inPage(picture, id);
  }

  /** A file of its own, with its title and its rules of style in it; ends with a newline. */
  public static String alone(Picture picture) {
    return alone(List.of(picture));
  }

  /** The same of several, which stand below each other. */
  public static String alone(List<? extends Picture> pictures) {
    String titles = pictures.stream().map(Picture::title).collect(Collectors.joining("; "));
    String says = pictures.stream().map(Picture::says).collect(Collectors.joining(" "));
    SvgWriter inside = new SvgWriter();
    double y = pictures.isEmpty() ? nothing(inside, 0) : 0;
    for (int i = 0; i < pictures.size(); i++) {
      Picture picture = pictures.get(i);
      y = draw(inside, picture, title(inside, picture.title(), i == 0 ? y : y + APART));
    }
    return file(titles, says, inside, y);
  }

  private static String inPage(Picture picture, String id) {
    SvgWriter inside = new SvgWriter();
    double height = draw(inside, picture, 0);
    SvgWriter svg = new SvgWriter();
    svg.open("svg", root(id, 0, height));
    words(svg, id, picture.title(), picture.says());
    return printable(svg.raw(inside).close());
  }

  private static String file(String title, String says, SvgWriter inside, double height) {
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

  /** Draws from a height on, and says where that ends. */
  private static double draw(SvgWriter svg, Picture picture, double top) {
    if (picture.marks() == 0) {
      return nothing(svg, top);
    }
    return switch (picture) {
      case Plot plot -> draw(svg, plot, top);
      case Timeline timeline -> new TimelineDrawing(svg, timeline).draw(top);
      case ProcessMap map -> new MapDrawing(svg, map).draw(top);
    };
  }

  private static double nothing(SvgWriter svg, double top) {
    svg.words("text", PlotWords.NOTHING, "class", "plot-v plot-start", "y", top + 20);
    return top + 30;
  }

  private static double draw(SvgWriter svg, Plot plot, double top) {
    boolean any =
        plot.series().stream().flatMap(one -> one.marks().stream()).anyMatch(Plot.Mark::there);
    if (!any && plot.kind() == Plot.Kind.LINES) {
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
