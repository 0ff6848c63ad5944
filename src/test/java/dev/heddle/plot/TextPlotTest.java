package dev.heddle.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.report.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextPlotTest {

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  @Test
  void barsStandBesideTheirRows() throws Exception {
    Golden.check(
        "plot-text.txt",
        text(TextPlot.of(Plots.models(), 100, true))
            + "\n"
            + text(TextPlot.of(Plots.forest(), 72, true)));
    Golden.check(
        "plot-text-ascii.txt",
        text(TextPlot.of(Plots.models(), 100, false))
            + "\n"
            + text(TextPlot.of(Plots.forest(), 72, false)));
  }

  @Test
  void noLineIsWiderThanTheTerminal() {
    for (int width : new int[] {60, 80, 100, 200}) {
      for (Plot plot : List.of(Plots.models(), Plots.forest(), Plots.speedup())) {
        assertThat(TextPlot.of(plot, width, true))
            .allMatch(line -> line.codePointCount(0, line.length()) <= width);
      }
    }
  }

  @Test
  void whereNoOtherLettersAreThereIsOnlyAscii() {
    assertThat(text(TextPlot.of(Plots.forest(), 80, false))).matches("[\\n -~]+");
  }

  @Test
  void whatWouldSteerATerminalIsReplaced() {
    Plot plot =
        Plots.rows(Plot.Scale.LINEAR, List.of(Plots.mark("\u001b[31mred\u202e", 0, 1)), List.of());

    assertThat(text(TextPlot.of(plot, 80, true))).doesNotContain("\u001b", "\u202e");
  }
}
