package dev.heddle.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.compare.Cell;
import dev.heddle.compare.Footnote;
import dev.heddle.compare.Line;
import dev.heddle.compare.Table;
import dev.heddle.compare.Unit;
import dev.heddle.result.RowId;
import dev.heddle.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A footnote is one short sentence, however many rows it is true of. */
class NotesTest {

  private static final String BUSY = "other programs used the machine";
  private static final Unit MS = Unit.of("ms/op");

  private final List<Line> lines = new ArrayList<>();

  @Test
  void ofSeveralRowsTheOneWithMostIsTold() {
    row("fixed-pool", busy("1 of 3 forks, up to 60.7 %", 0.607));
    row("virtual-threads", busy("2 of 3 forks, up to 21 %", 0.21));
    row("work-stealing", busy("1 of 3 forks, up to 30 %", 0.3));
    row("sequential");

    assertThat(notes().lines())
        .containsExactly("¹ 3 rows: " + BUSY + " (most: fixed-pool, 1 of 3 forks, up to 60.7 %)");
    assertThat(notes().marks(lines.getFirst().cells().getFirst().notes())).isEqualTo(" ¹");
  }

  @Test
  void whatIsTrueOfAllRowsNamesTheRowWhoseFigureItTells() {
    row("fixed-pool", busy("1 of 3 forks, up to 21 %", 0.21));
    row("virtual-threads", busy("2 of 3 forks, up to 60.7 %", 0.607));

    assertThat(notes().lines())
        .containsExactly(BUSY + " (most: virtual-threads, 2 of 3 forks, up to 60.7 %)");
  }

  @Test
  void oneRowIsNamedWithAllItsFigures() {
    row("fixed-pool", busy("1 of 3 forks, up to 21 %", 0.21));
    row("sequential");

    assertThat(notes().lines())
        .containsExactly("¹ fixed-pool: " + BUSY + " (1 of 3 forks, up to 21 %)");
  }

  @Test
  void twoRowsWithoutFiguresAreNamed() {
    row("fixed-pool", new Footnote(Footnote.Kind.ONE_FORK, "one fork only", ""));
    row("bare", new Footnote(Footnote.Kind.ONE_FORK, "one fork only", ""));
    row("sequential");

    assertThat(notes().lines()).containsExactly("¹ fixed-pool, bare: one fork only");
  }

  @Test
  void programsReadTheSameSentences() {
    row("fixed-pool", busy("1 of 3 forks, up to 21 %", 0.21));
    row("sequential");

    assertThat(notes().sentences())
        .containsExactly("fixed-pool: " + BUSY + " (1 of 3 forks, up to 21 %)");
  }

  private static Footnote busy(String detail, double extent) {
    return new Footnote(Footnote.Kind.BUSY, BUSY, detail, extent);
  }

  private void row(String model, Footnote... notes) {
    RowId id = new RowId("a.B.c", "avgt", 1, new TreeMap<>(Map.of("model", model)));
    Cell cell =
        new Cell(MS, Estimate.bare(1), List.of(1.0), null, null, null, null, List.of(notes));
    lines.add(new Line(Line.Role.CONTENDER, id, List.of(model), List.of(cell)));
  }

  private Notes notes() {
    Table table =
        new Table(
            Table.Kind.MODELS,
            "b",
            "a.B.c",
            Map.of(),
            List.of("model"),
            "",
            false,
            "",
            MS,
            lines,
            List.of());
    return Notes.of(table, 1);
  }
}
