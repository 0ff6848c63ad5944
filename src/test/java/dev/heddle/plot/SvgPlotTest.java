package dev.heddle.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.plot.Plot.Look;
import dev.heddle.plot.Plot.Mark;
import dev.heddle.plot.Plot.Scale;
import dev.heddle.report.Golden;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

class SvgPlotTest {

  private static final double NONE = Double.NaN;

  private static List<Plot> usual() {
    return List.of(Plots.models(), Plots.forest(), Plots.speedup(), Plots.history(30));
  }

  @Test
  void everyMarkIsThereWithWordsOfItsOwn() throws Exception {
    for (Plot plot : usual()) {
      Drawn drawn = Drawn.of(SvgPlot.of(plot, "p1"));

      assertThat(drawn.ofClass("plot-mark")).hasSize(plot.marks());
      for (Element mark : drawn.ofClass("plot-mark")) {
        assertThat(mark.getFirstChild().getNodeName()).isEqualTo("title");
        assertThat(mark.getFirstChild().getTextContent()).isNotBlank();
      }
      drawn.isWithinItsEdges();
    }
  }

  @Test
  void aReaderOfScreensHearsTitleAndDescription() throws Exception {
    Element root = Drawn.of(SvgPlot.of(Plots.speedup(), "p7")).root();

    assertThat(root.getAttribute("role")).isEqualTo("img");
    assertThat(root.getAttribute("aria-labelledby")).isEqualTo("p7-title p7-desc");
    assertThat(root.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("speed-up over workers");
    assertThat(root.getElementsByTagName("desc").item(0).getTextContent())
        .isEqualTo("Three models.");
  }

  @Test
  void nothingInItNeedsAStyleAttributeAScriptOrAnAddress() throws Exception {
    List<String> drawings = new ArrayList<>();
    usual().forEach(plot -> drawings.add(SvgPlot.of(plot, "p")));
    drawings.add(SvgPlot.of(Plots.timeline(), "t"));
    drawings.add(SvgPlot.of(Plots.map(), "m"));
    for (String svg : drawings) {
      for (Element element : Drawn.of(svg).all()) {
        assertThat(element.hasAttribute("style")).isFalse();
        assertThat(element.hasAttribute("href")).isFalse();
        assertThat(element.getTagName()).isIn("svg", "title", "desc", "g", "path", "rect", "text");
        assertThat(element.getAttribute("class")).matches("(plot(-[a-z0-9]+)?( plot-[a-z0-9]+)*)?");
      }
      assertThat(svg).doesNotContain("http", "url(");
    }
  }

  @Test
  void aFileOfItsOwnNeedsNothingElse() throws Exception {
    String svg = SvgPlot.alone(Plots.models());

    Drawn drawn = Drawn.of(svg);
    assertThat(drawn.root().getAttribute("xmlns")).isEqualTo("http://www.w3.org/2000/svg");
    assertThat(drawn.root().getAttribute("width")).isEqualTo("472");
    assertThat(drawn.texts()).first().isEqualTo("time");
    assertThat(svg).contains("<style>").endsWith("</svg>\n");
    assertThat(svg.replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http", "url(", "var(", "TONE", "@media");
    drawn.isWithinItsEdges();
  }

  @Test
  void severalPicturesStandBelowEachOther() throws Exception {
    List<Picture> pictures = List.of(Plots.models(), Plots.timeline(), Plots.map());

    Drawn drawn = Drawn.of(SvgPlot.alone(pictures));

    assertThat(drawn.ofClass("plot-mark"))
        .hasSize(pictures.stream().mapToInt(Picture::marks).sum());
    assertThat(drawn.texts()).containsAll(pictures.stream().map(Picture::title).toList());
    drawn.isWithinItsEdges();
  }

  @Test
  void namesThatMeanHarmAreText() throws Exception {
    String evil =
        "</text><script>alert(1)</script>\"'&<!--]]> \u202egpj.exe \u0000\u001b[31m \ud800 "
            + "x".repeat(10_000);
    Mark mark = new Mark(evil, 0, 1, NONE, NONE, List.of(), Look.PLAIN, evil);
    Plot rows = Plots.rows(Scale.LINEAR, List.of(mark), List.of(new Plot.Guide(evil, 1, 1)));
    Plot evilPlot =
        new Plot(
            evil, evil, rows.kind(), rows.values(), rows.along(), rows.series(), rows.guides());
    for (String svg : List.of(SvgPlot.of(evilPlot, "p"), SvgPlot.alone(evilPlot))) {
      Drawn drawn = Drawn.of(svg);
      assertThat(drawn.all()).noneMatch(element -> element.getTagName().equals("script"));
      assertThat(svg).doesNotContain("\u202e", "\u0000", "\u001b", "\ud800");
      assertThat(svg.length()).isLessThan(24_000);
      assertThat(drawn.texts()).allMatch(text -> text.length() < 120);
    }
  }

  @Test
  void aLongLabelLosesItsMiddleAndStandsWholeInItsTitle() throws Exception {
    String label =
        "com.example.SomeBenchmark.someMethod with=a,lot=of,parameters=that,have=no,room";
    Drawn drawn =
        Drawn.of(
            SvgPlot.of(Plots.rows(Scale.LINEAR, List.of(Plots.mark(label, 0, 1)), List.of()), "p"));

    assertThat(drawn.texts())
        .anyMatch(text -> {
          int cut = text.indexOf('…');
          return cut > 10
              && label.startsWith(text.substring(0, cut))
              && label.endsWith(text.substring(cut + 1))
              && text.length() > cut + 10;
        });
    assertThat(drawn.ofClass("plot-mark").getFirst().getFirstChild().getTextContent())
        .contains(label);
  }

  @ParameterizedTest
  @EnumSource(Scale.class)
  void anyNumbersHaveAPlace(Scale scale) throws Exception {
    double most = Double.MAX_VALUE;
    double least = Double.MIN_VALUE;
    for (double[] values :
        List.of(
            new double[] {0},
            new double[] {0, 0, 0},
            new double[] {1},
            new double[] {-3, -2},
            new double[] {-1, 0, 1},
            new double[] {5, 5, 5},
            new double[] {1e-9, 1, 1e9},
            new double[] {1e-200, 1e200},
            new double[] {least, most, -most},
            new double[] {1e15, 1e15 + 0.25},
            new double[] {NONE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 2})) {
      for (Plot plot :
          List.of(
              Plots.rows(scale, values),
              Plots.line(scale, Scale.NAMES, values),
              Plots.line(Scale.LINEAR, scale, values))) {
        String svg = SvgPlot.of(plot, "p");
        assertThat(svg).doesNotContain("NaN,", "M NaN");
        Drawn drawn = Drawn.of(svg);
        drawn.isWithinItsEdges();
        assertThat(drawn.ofClass("plot-mark")).hasSize(values.length);
        assertThat(TextPlot.of(plot, 80, true)).allMatch(line -> line.length() <= 80);
      }
    }
  }

  @Test
  void intervalsThatGoOnHaveArrowsAndLeaveTheOthersRoom() throws Exception {
    Plot plot =
        Plots.rows(
            Scale.RATIO,
            List.of(
                Plots.mark("a", 0, 1.02, 0.99, 1.05, Look.SAME),
                Plots.mark("b", 1, 1.1, 1.05, 1.15, Look.WORSE),
                Plots.mark("c", 2, 1.0, 1e-6, 1e6, Look.UNSURE),
                Plots.mark("d", 3, 1.0, -1, Double.POSITIVE_INFINITY, Look.UNSURE)),
            List.of());

    Drawn drawn = Drawn.of(SvgPlot.of(plot, "p"));
    assertThat(drawn.ofClass("plot-beyond")).hasSize(1);
    assertThat(Drawn.number(drawn.ofClass("plot-i").get(1), "width")).isGreaterThan(30);
  }

  @Test
  void aValueThatIsNotThereIsSaidSo() throws Exception {
    assertThat(Drawn.of(SvgPlot.of(Plots.models(), "p")).texts()).contains("no value");
  }

  @Test
  void anEmptyPlotSaysThatItIs() throws Exception {
    for (Plot plot :
        List.of(Plots.rows(Scale.LINEAR), Plots.line(Scale.LINEAR, Scale.LINEAR, NONE, NONE))) {
      assertThat(Drawn.of(SvgPlot.of(plot, "p")).texts()).containsExactly(PlotWords.NOTHING);
    }
    assertThat(TextPlot.of(Plots.rows(Scale.LINEAR), 80, true))
        .containsExactly("  " + PlotWords.NOTHING);
    assertThat(SvgPlot.of(new Timeline("", "", "ms", List.of()), "t")).contains(PlotWords.NOTHING);
    assertThat(SvgPlot.of(new ProcessMap("", "", List.of(), List.of()), "m"))
        .contains(PlotWords.NOTHING);
  }

  @Test
  void marksOfOtherKindsDifferByTheirShapes() throws Exception {
    Drawn drawn = Drawn.of(SvgPlot.of(Plots.forest(), "p"));
    List<String> shapes =
        drawn.ofClass("plot-mark").stream()
            .map(mark -> mark.getElementsByTagName("path"))
            .map(paths -> Drawn.d((Element) paths.item(paths.getLength() - 1)))
            .map(d -> d.substring(d.indexOf('m')))
            .toList();

    assertThat(shapes.subList(0, 4)).doesNotHaveDuplicates();
    assertThat(shapes.get(3)).isEqualTo(shapes.get(4));
  }

  @Test
  void aPlotOfManyRowsStaysSmall() {
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      marks.add(
          new Mark(
              "row number " + i,
              i,
              i % 97,
              i % 97 - 1,
              i % 97 + 1,
              List.of(1.0, 2.0, 3.0),
              Look.PLAIN,
              "row number " + i + ": 17 ms, 16 to 18, 3 forks"));
    }
    assertThat(SvgPlot.of(Plots.rows(Scale.FROM_ZERO, marks, List.of()), "p").length())
        .isLessThan(2000 * 420);
  }

  @Test
  void timelinesAndMapsHaveAMarkForEachThing() throws Exception {
    Drawn timeline = Drawn.of(SvgPlot.of(Plots.timeline(), "t"));
    assertThat(timeline.ofClass("plot-mark")).hasSize(Plots.timeline().marks());
    assertThat(timeline.ofClass("plot-lane")).hasSize(3);
    timeline.isWithinItsEdges();
    Drawn map = Drawn.of(SvgPlot.of(Plots.map(), "m"));
    assertThat(map.ofClass("plot-mark")).hasSize(Plots.map().marks());
    assertThat(map.ofClass("plot-tie")).hasSize(2);
    map.isWithinItsEdges();
  }

  @Test
  void drawingsAreAsTheyWere() throws Exception {
    Golden.check("plot-rows.svg", lines(SvgPlot.alone(Plots.models())));
    Golden.check("plot-forest.svg", lines(SvgPlot.of(Plots.forest(), "p")));
    Golden.check("plot-speedup.svg", lines(SvgPlot.of(Plots.speedup(), "p")));
    Golden.check("plot-history.svg", lines(SvgPlot.of(Plots.history(6), "p")));
    Golden.check("plot-timeline.svg", lines(SvgPlot.of(Plots.timeline(), "t")));
    Golden.check("plot-map.svg", lines(SvgPlot.of(Plots.map(), "m")));
    Golden.check("plot-style.css", SvgPlot.css());
  }

  /** An element a line, to be read. */
  private static String lines(String svg) {
    return svg.strip().replace("><", ">\n<") + "\n";
  }
}
