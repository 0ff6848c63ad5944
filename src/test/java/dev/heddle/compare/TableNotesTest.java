package dev.heddle.compare;

import static dev.heddle.compare.ShownTables.cell;
import static dev.heddle.compare.ShownTables.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.ExampleRun;
import dev.heddle.result.Finding;
import dev.heddle.result.Finding.Grade;
import dev.heddle.result.Load;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo;
import java.nio.file.Path;
import java.util.List;
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
            "the hypervisor took processor time (up to 2 %)",
            "other programs used the machine (3 of 3 forks, up to 50 %)");
  }

  @Test
  void processesThatMayStillRunAreToldOnceWithWhatTheyAreFoundBy() throws Exception {
    run.takes(sequential, 25).note(sequential, "left.running", "HEDDLE_COMMAND");

    assertThat(
            cell(tables().tables().getFirst(), "sequential").notes().stream()
                .map(Footnote::sentence))
        .containsExactly(
            "processes that it started may still run, and disturb rows after it (look for"
                + " HEDDLE_COMMAND in their environment)");
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
  void aRunRepeatsWhatMakesItsMachineLessFit() throws Exception {
    Finding unfit =
        new Finding("clock source", Grade.SERIOUS, "hpet", "it is slow", "look into the log");
    run.on(unfit).takes(run.row("sequential", 1), 10);

    assertThat(Tables.of(List.of(ResultSet.read(run.write(place.resolve("r")))), Tables.SCORE))
        .satisfies(tables ->
            assertThat(tables.runs().getFirst().notes())
                .extracting(Footnote::sentence)
                .containsExactly("clock source: hpet (it is slow; see 'heddle doctor')"));
  }

  @Test
  void aRunTellsWhichRowsItHasNotAndWhy() throws Exception {
    run.takes(pool, 44).leavesOut("bank lock=robust-mutex: not to be had on this system");

    assertThat(tables().runs().getFirst().notes())
        .extracting(Footnote::text)
        .containsExactly("no row for bank lock=robust-mutex: not to be had on this system");
  }

  private Tables tables() throws Exception {
    return ShownTables.of(run, place);
  }
}
