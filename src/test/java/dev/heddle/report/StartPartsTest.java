package dev.heddle.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.compare.Tables;
import dev.heddle.plot.Plot;
import dev.heddle.result.ExampleRun;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages say of the time before anything was measured. */
class StartPartsTest {

  @TempDir Path place;

  private static List<DocumentPart> parts(Path path) throws Exception {
    ResultSet set = ResultSet.read(path);
    return StartParts.of(set, Tables.of(List.of(set), Tables.SCORE), "");
  }

  private static Plot plot(List<DocumentPart> parts) {
    return ((DocumentPart.Pictures) parts.get(1)).plots().getFirst();
  }

  private static Sheet sheet(List<DocumentPart> parts) {
    return ((DocumentPart.Figures) parts.get(2)).sheet();
  }

  @Test
  void startWarmUpAndMeasuringStandApart() throws Exception {
    List<DocumentPart> parts = parts(ExampleTables.told(place.resolve("run")));

    assertThat(sheet(parts).columns())
        .extracting(Sheet.Column::heading)
        .containsExactly(
            "row",
            "start",
            "CPU of the start",
            "warm-up",
            "CPU of the warm-up",
            "measured",
            "CPU measured",
            "end");
    assertThat(sheet(parts).rows())
        .containsExactly(
            List.of(
                "fixed-pool",
                "0.500 s",
                "0.500 s",
                "600 ms",
                "250 ms",
                "1.30 s",
                "900 ms",
                "100 ms"),
            List.of(
                "process-pool",
                "1.00 s",
                "2.00 s",
                "600 ms",
                "250 ms",
                "0.800 s",
                "900 ms",
                "100 ms"));
    assertThat(plot(parts).marks()).isEqualTo(sheet(parts).rows().size());
    assertThat(plot(parts).series().getFirst().marks().getLast().says())
        .startsWith("process-pool: 1.00 s, 3 forks");
  }

  @Test
  void processorTimeAloneIsShownWhereForksDidNotSayWhenTheyBegan() throws Exception {
    ExampleRun run = ExampleRun.of("squares", "dev.heddle.benchmarks.Squares.all");
    RowId row = run.row("fixed-pool", 2);
    run.takes(row, 20)
        .note(row, "costs.bounds", "jmh")
        .note(row, "costs.start", "cpu=2000000.000 us");

    List<DocumentPart> parts = parts(run.write(place.resolve("run")));

    assertThat(sheet(parts).rows()).containsExactly(List.of("fixed-pool", "2.00 s"));
    assertThat(sheet(parts).notes()).anyMatch(note -> note.contains("has it in it"));
    assertThat(plot(parts).values().heading()).startsWith("processor time");
  }

  @Test
  void aSweepHasOnePictureForAllItsNumbersOfWorkersAndSaysWhoIsNotInIt() throws Exception {
    ExampleRun run = ExampleRun.of("squares", "dev.heddle.benchmarks.Squares.all");
    for (int workers : List.of(1, 2, 4)) {
      RowId row = run.row("fixed-pool", workers);
      run.takes(row, 20)
          .note(row, "costs.bounds", "fork")
          .note(row, "costs.start", "cpu=" + workers + "000000.000 us")
          .takes(run.row("virtual-threads", workers), 30);
    }

    List<DocumentPart> parts = parts(run.write(place.resolve("run")));

    assertThat(parts).hasSize(3);
    assertThat(sheet(parts).title()).isEqualTo("squares: start-up");
    assertThat(sheet(parts).rows())
        .containsExactly(
            List.of("fixed-pool workers=1", "1.00 s"),
            List.of("fixed-pool workers=2", "2.00 s"),
            List.of("fixed-pool workers=4", "4.00 s"));
    assertThat(sheet(parts).notes())
        .containsExactly("3 more rows do not tell what they took before");
    assertThat(plot(parts).marks()).isEqualTo(3);
  }

  @Test
  void whereNothingIsToldThereIsNothing() throws Exception {
    assertThat(parts(Path.of("src/test/resources/jmh/fs2-5forks.json"))).isEmpty();
  }
}
