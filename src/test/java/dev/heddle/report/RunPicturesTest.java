package dev.heddle.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.heddle.compare.Tables;
import dev.heddle.plot.Picture;
import dev.heddle.plot.ProcessMap;
import dev.heddle.plot.Timeline;
import dev.heddle.result.ExampleRun;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPicturesTest {

  @TempDir Path place;

  private static List<DocumentPart.Drawn> drawn(Path path) throws Exception {
    ResultSet set = ResultSet.read(path);
    return RunPictures.of(set, Tables.of(List.of(set), Tables.SCORE), "").stream()
        .map(DocumentPart.Drawn.class::cast)
        .toList();
  }

  private static Picture picture(Path path, int place) throws Exception {
    return drawn(path).get(place).picture();
  }

  private Path run() throws Exception {
    return ExampleTables.told(place.resolve("fetch"));
  }

  @Test
  void theProcessesOfARunHaveTheirThreadsAndWhatTheyShare() throws Exception {
    ProcessMap map = (ProcessMap) picture(run(), 1);

    assertThat(map.processes())
        .containsExactly(
            new ProcessMap.House(
                "fixed-pool",
                "its last fork, process 4711",
                0,
                List.of(new ProcessMap.Threads(4, "platform thread", "in a fixed pool"))),
            new ProcessMap.House(
                "process-pool",
                "its last fork",
                0,
                List.of(new ProcessMap.Threads(1, "caller", "hands out the tasks"))),
            new ProcessMap.House("process 4712", "a JVM that stays", 1, List.of()),
            new ProcessMap.House("process 4713", "a JVM that stays", 1, List.of()));
    assertThat(map.shared())
        .containsExactly(new ProcessMap.Shared("local web site", "800 requests", List.of(0, 2, 3)));
  }

  @Test
  void everyForkHasItsPlaceInTime() throws Exception {
    Timeline forks = (Timeline) picture(run(), 0);

    assertThat(forks.groups()).hasSize(1);
    assertThat(forks.groups().getFirst().lanes())
        .extracting(Timeline.Lane::name)
        .containsExactly("fixed-pool", "process-pool");
    assertThat(forks.marks()).isEqualTo(6);
  }

  @Test
  void everyThreadHasALaneOfWhatItDidInTheProcessThatItWasIn() throws Exception {
    Timeline lanes = (Timeline) picture(run(), 2);

    assertThat(lanes.groups())
        .extracting(Timeline.Group::name)
        .containsExactly(
            "fixed-pool, its fork, process 4711",
            "process-pool, its fork",
            "process-pool, process 4712",
            "process-pool, process 4713");
    assertThat(lanes.groups().getFirst().lanes())
        .extracting(Timeline.Lane::name)
        .containsExactly(
            "the fork itself", "thread 1 of 4", "thread 2 of 4", "thread 3 of 4", "thread 4 of 4");
    assertThat(lanes.groups().getFirst().lanes().getFirst().spans())
        .extracting(Timeline.Span::kind, Timeline.Span::from, Timeline.Span::to)
        .containsExactly(
            tuple("start and set-up", 0.0, 0.5),
            tuple("warm-up", 0.5, 1.1),
            tuple("measured", 1.1, 2.4),
            tuple("end", 2.4, 2.5));
    assertThat(lanes.groups().getLast().lanes().getFirst().spans())
        .extracting(Timeline.Span::says)
        .containsExactly(
            "process-pool, its tasks, process 4713: warm-up, 1.00 s to 1.60 s",
            "process-pool, its tasks, process 4713: measured, 1.60 s to 2.40 s");
  }

  @Test
  void whatAForkDidNotTellOfItsCourseIsNotMadeUp() throws Exception {
    ExampleRun run = ExampleRun.of("squares", "dev.heddle.benchmarks.Squares.all");
    RowId row = run.row("virtual-threads", 64, "n", "10");
    run.takes(row, 20)
        .note(row, "model.workers", "64 x virtual thread: for each task")
        .note(row, "model.workers.1.kind", "virtual thread")
        .note(row, "model.workers.1.start", "for each task")
        .note(row, "model.workers.1.pids", "64 x 12");

    Timeline lanes = (Timeline) picture(run.write(place.resolve("squares")), 2);

    assertThat(lanes.says()).contains("did not tell when they warmed up");
    assertThat(lanes.groups().getFirst().lanes())
        .extracting(Timeline.Lane::name)
        .containsExactly("the fork itself", "64 × virtual thread");
    assertThat(lanes.groups().getFirst().lanes())
        .flatExtracting(Timeline.Lane::spans)
        .extracting(Timeline.Span::kind)
        .containsExactly("from start to end", "from start to end");
  }

  @Test
  void everyPictureHasATableWithARowForEachMark() throws Exception {
    List<DocumentPart.Drawn> all = drawn(run());

    assertThat(all)
        .hasSize(3)
        .allSatisfy(drawn -> {
          assertThat(drawn.sheet().rows()).hasSize(drawn.picture().marks());
          assertThat(drawn.sheet().title()).isEqualTo(drawn.picture().title());
          assertThat(drawn.picture().says()).isNotBlank();
        });
    assertThat(all.get(1).sheet().rows())
        .contains(
            List.of("fixed-pool", "4 threads", "platform thread: in a fixed pool"),
            List.of("process-pool: process 4712", "process", "a JVM that stays"),
            List.of(
                "local web site 800 requests",
                "shared",
                "used by fixed-pool, process 4712, process 4713"));
  }

  @Test
  void aRunOfManyRowsHasSomePicturesAndAWordOnTheOthers() throws Exception {
    ExampleRun run = ExampleRun.of("squares", "dev.heddle.benchmarks.Squares.all").rounds(1);
    for (int n = 0; n < 60; n++) {
      for (int workers = 1; workers <= 3; workers++) {
        RowId row = run.row("fixed-pool", workers, "n", "" + n);
        run.takes(row, 20)
            .note(row, "model.workers.1.kind", "platform thread")
            .note(row, "model.workers.1.start", "in a fixed pool")
            .note(row, "model.workers.1.pids", "8 x 12");
      }
    }
    ResultSet set = ResultSet.read(run.write(place.resolve("squares")));

    List<DocumentPart> parts = RunPictures.of(set, Tables.of(List.of(set), Tables.SCORE), "");

    assertThat(
            parts.stream()
                .filter(DocumentPart.Drawn.class::isInstance)
                .mapToInt(part -> ((DocumentPart.Drawn) part).picture().marks())
                .sum())
        .isBetween(200, 240);
    assertThat(((DocumentPart.Remarks) parts.getLast()).sentences())
        .singleElement()
        .asString()
        .contains("more pictures are left out");
  }

  @Test
  void aFileOfOthersHasNone() throws Exception {
    assertThat(drawn(Path.of("src/test/resources/jmh/fs2-5forks.json"))).isEmpty();
  }

  @Test
  void moreProcessesThanAPictureHoldsAreNamedInASentence() throws Exception {
    ExampleRun run = ExampleRun.of("squares", "dev.heddle.benchmarks.Squares.all");
    RowId row = run.row("process-pool", 70, "n", "10");
    run.takes(row, 20)
        .note(row, "model.workers", "70 x process: a JVM that stays")
        .note(row, "model.workers.1.kind", "process")
        .note(row, "model.workers.1.start", "a JVM that stays")
        .note(
            row,
            "model.workers.1.pids",
            IntStream.range(0, 70)
                .mapToObj(pid -> Integer.toString(5_000 + pid))
                .collect(Collectors.joining(", ")));
    ResultSet set = ResultSet.read(run.write(place.resolve("squares")));

    assertThat(RunPictures.of(set, Tables.of(List.of(set), Tables.SCORE), ""))
        .filteredOn(DocumentPart.Remarks.class::isInstance)
        .flatExtracting(part -> ((DocumentPart.Remarks) part).sentences())
        .singleElement()
        .asString()
        .contains("no picture, it would have 71 processes");
  }
}
