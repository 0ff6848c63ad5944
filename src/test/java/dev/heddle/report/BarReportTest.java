package dev.heddle.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.compare.Tables;
import dev.heddle.result.ResultSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BarReportTest {

  private static final Path FILES = Path.of("src/test/resources/jmh");

  @TempDir Path place;

  private static Tables tables(Path... paths) throws Exception {
    List<ResultSet> sets = new ArrayList<>();
    for (Path path : paths) {
      sets.add(ResultSet.read(path));
    }
    return Tables.of(sets, Tables.SCORE);
  }

  @Test
  void barsStandBesideTheRowsOfARun() throws Exception {
    Tables squares = tables(ExampleTables.squares(place.resolve("squares")));

    Golden.check("bars.text", BarReport.of(squares, 100, true));
    Golden.check("bars-ascii.text", BarReport.of(squares, 72, false));
  }

  @Test
  void rowsOfSeveralRunsStandTogether() throws Exception {
    Tables both =
        tables(
            ExampleTables.squares(place.resolve("a/squares")),
            ExampleTables.fetch(place.resolve("b/fetch")));

    Golden.check("bars-of-two.text", BarReport.of(both, 100, true));
  }

  @Test
  void namesThatMeanHarmSteerNothing() throws Exception {
    String text = BarReport.of(tables(FILES.resolve("traps/hostile.json")), 100, true);

    assertThat(text).doesNotContain("\u001b", "\u202e", "##[");
    assertThat(text.lines()).noneMatch(line -> line.stripLeading().startsWith("::"));
  }

  @Test
  void noLineIsWiderThanTheTerminal() throws Exception {
    for (int width : new int[] {60, 100, 160}) {
      String text =
          BarReport.of(tables(ExampleTables.squares(place.resolve("s" + width))), width, true);
      assertThat(text.lines()).allMatch(line -> line.codePointCount(0, line.length()) <= width);
    }
  }
}
