package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.ExampleRun;
import dev.heddle.result.Load;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tables say beside their figures of rows, machines and runs. */
class TableNotesTest {

  @TempDir Path place;

  private final ExampleRun run = ExampleRun.of("squares", "a.Squares.sum");
  private final RowId sequential = run.row("sequential", 1, "tasks", "64");
  private final RowId pool = run.row("fixed-pool", 2, "tasks", "64");

  @Test
  void aRowThatNeverWorkedIsNamedWithItsCause() throws Exception {
    run.takes(sequential, 25).takes(pool, 0);
    run.fails(pool, 1, "the answer was wrong").fails(pool, 2, "the answer was wrong");
    Cell cell = cell(tables().tables().getFirst(), "fixed-pool");

    assertThat(cell.score().value()).isNaN();
    assertThat(cell.notes())
        .extracting(Footnote::sentence)
        .containsExactly("failed: the answer was wrong (rounds 1, 2)");
  }

  @Test
  void aBusyMachineAndStealAreTold() throws Exception {
    run.takes(sequential, 25).load(sequential, new Load(3, 0.02, 0.5));
    Cell cell = cell(tables().tables().getFirst(), "sequential");

    assertThat(cell.notes().stream().map(Footnote::sentence))
        .containsExactly(
            "the hypervisor gave processor time to others during a fork (up to 2 %)",
            "other programs used the machine during a fork (3 of 3 forks, up to 50 %)");
  }

  @Test
  void whatTheSystemDoesNotTellIsNoFootnote() throws Exception {
    run.takes(sequential, 25).load(sequential, new Load(-1, -1, -1));

    assertThat(cell(tables().tables().getFirst(), "sequential").notes()).isEmpty();
  }

  @Test
  void iterationsThatGetFasterAreNotWarm() throws Exception {
    run.warming(1.2).takes(sequential, 25);

    assertThat(texts(cell(tables().tables().getFirst(), "sequential")))
        .containsExactly("not warmed up: faster from first to last iteration");
  }

  @Test
  void aRunThatDidNotEndWellSaysSo() throws Exception {
    run.takes(pool, 44).status(RunInfo.Status.INTERRUPTED);

    assertThat(tables().runs().getFirst().notes())
        .extracting(Footnote::text)
        .containsExactly("the run was interrupted: these are the forks until then");
  }

  @Test
  void aRunTellsWhichRowsItHasNotAndWhy() throws Exception {
    run.takes(pool, 44).leavesOut("bank lock robust-mutex: not to be had on this system");

    assertThat(tables().runs().getFirst().notes())
        .extracting(Footnote::text)
        .containsExactly("no row for bank lock robust-mutex: not to be had on this system");
  }

  private Tables tables() throws Exception {
    ResultSet set = ResultSet.read(run.write(place.resolve("run")));
    return Tables.of(List.of(set), Tables.SCORE);
  }

  private static List<String> labels(Table table) {
    return table.lines().stream().map(line -> line.labels().getFirst()).toList();
  }

  private static Cell cell(Table table, String label) {
    return Objects.requireNonNull(
        table.lines().get(labels(table).indexOf(label)).cells().getFirst());
  }

  private static List<String> texts(Cell cell) {
    return cell.notes().stream().map(Footnote::text).toList();
  }
}
