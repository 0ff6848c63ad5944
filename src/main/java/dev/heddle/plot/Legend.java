package dev.heddle.plot;

import java.util.ArrayList;
import java.util.List;

/** What the marks, lines and bands of a plot are, in as many lines as that takes. */
final class Legend {

  private static final double LINE = 19;
  private static final double SAMPLE = 24;
  private static final double GAP = 14;

  /** What something is, and a sample of it. */
  private record Key(String words, Sample sample) {}

  /** Draws a sample of something in a width of {@link #SAMPLE} around a height. */
  private interface Sample {
    void draw(SvgWriter svg, double x, double y);
  }

  private final List<Key> keys = new ArrayList<>();

  /** A mark alone. */
  void mark(String words, String look, MarkShape shape) {
    keys.add(
        new Key(
            words,
            (svg, x, y) ->
                svg.leaf("path", "class", "plot-s " + look, "d", shape.at(x + SAMPLE / 2, y))));
  }

  /** A line with a mark on it. */
  void line(String words, String look, MarkShape shape) {
    keys.add(
        new Key(
            words,
            (svg, x, y) -> {
              svg.open("g", "class", look);
              svg.leaf("path", "class", "plot-line", "d", stroke(x, y));
              svg.leaf("path", "class", "plot-s", "d", shape.at(x + SAMPLE / 2, y)).close();
            }));
  }

  /** A line without marks. */
  void line(String words, String look) {
    keys.add(new Key(words, (svg, x, y) -> svg.leaf("path", "class", look, "d", stroke(x, y))));
  }

  /** A bar of a height. */
  void bar(String words, String look, double height) {
    keys.add(
        new Key(
            words,
            (svg, x, y) ->
                svg.open("g", "class", look)
                    .leaf(
                        "rect",
                        "class",
                        "plot-bar",
                        "x",
                        x,
                        "y",
                        y - height / 2,
                        "width",
                        SAMPLE,
                        "height",
                        height)
                    .close()));
  }

  /** Small points. */
  void points(String words, String look) {
    keys.add(
        new Key(
            words,
            (svg, x, y) ->
                svg.open("g", "class", look)
                    .leaf(
                        "path",
                        "class",
                        "plot-p",
                        "d",
                        "M"
                            + PlotNumbers.place(x + 6)
                            + " "
                            + PlotNumbers.place(y)
                            + "h0m6 0h0m5 0h0")
                    .close()));
  }

  /** A band. */
  void band(String words, String look) {
    keys.add(
        new Key(
            words,
            (svg, x, y) ->
                svg.leaf(
                    "rect", "class", look, "x", x, "y", y - 6, "width", SAMPLE, "height", 12)));
  }

  private static String stroke(double x, double y) {
    return "M" + PlotNumbers.place(x) + " " + PlotNumbers.place(y) + "h" + (int) SAMPLE;
  }

  /** Writes it from a height on, and says where it ends. */
  double write(SvgWriter svg, double top) {
    if (keys.isEmpty()) {
      return top;
    }
    double x = 0;
    double y = top + LINE / 2;
    for (Key key : keys) {
      double room = PlotFrame.WIDTH - SAMPLE - 4;
      String words = TextSize.cut(SafeText.of(key.words()), PlotFrame.FONT, room);
      double width = SAMPLE + 4 + TextSize.of(words, PlotFrame.FONT);
      if (x > 0 && x + width > PlotFrame.WIDTH) {
        x = 0;
        y += LINE;
      }
      svg.open("g", "class", "plot-key");
      if (!words.equals(key.words())) {
        svg.words("title", key.words());
      }
      key.sample().draw(svg, x, y);
      svg.words("text", words, "x", x + SAMPLE + 4, "y", y + 4.5).close();
      x += width + GAP;
    }
    return y + LINE / 2;
  }
}
