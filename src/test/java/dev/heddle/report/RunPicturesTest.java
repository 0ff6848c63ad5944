package dev.heddle.report;

import static org.assertj.core.api.Assertions.assertThat;

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

  private static List<Picture> pictures(Path path) throws Exception {
    ResultSet set = ResultSet.read(path);
    return RunPictures.of(set, Tables.of(List.of(set), Tables.SCORE)).stream()
        .map(part -> ((DocumentPart.Drawn) part).picture())
        .toList();
  }

  private Path run() throws Exception {
    ExampleRun run = ExampleRun.of("fetch", "dev.heddle.benchmarks.Fetch.all");
    RowId threads = run.row("fixed-pool", 4, "urls", "16");
    run.takes(threads, 20)
        .note(threads, "site.requests", "480")
        .note(threads, "model.workers", "4 x platform thread: in a fixed pool")
        .note(threads, "model.workers.1.kind", "platform thread")
        .note(threads, "model.workers.1.start", "in a fixed pool")
        .note(threads, "model.workers.1.pids", "4 x 4711");
    RowId processes = run.row("process-pool", 4, "urls", "16");
    run.takes(processes, 21)
        .note(processes, "site.requests", "320")
        .note(processes, "model.workers", "2 x process: a JVM that stays")
        .note(processes, "model.workers.1.kind", "process")
        .note(processes, "model.workers.1.start", "a JVM that stays")
        .note(processes, "model.workers.1.pids", "4712, 4713");
    return run.write(place.resolve("fetch"));
  }

  @Test
  void theProcessesOfARunHaveTheirThreadsAndWhatTheyShare() throws Exception {
    ProcessMap map = (ProcessMap) pictures(run()).getFirst();

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
    Timeline forks = (Timeline) pictures(run()).getLast();

    assertThat(forks.groups()).hasSize(1);
    assertThat(forks.groups().getFirst().lanes())
        .extracting(Timeline.Lane::name)
        .containsExactly("fixed-pool", "process-pool");
    assertThat(forks.marks()).isEqualTo(6);
  }

  @Test
  void aFileOfOthersHasNone() throws Exception {
    assertThat(pictures(Path.of("src/test/resources/jmh/fs2-5forks.json"))).isEmpty();
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

    assertThat(RunPictures.of(set, Tables.of(List.of(set), Tables.SCORE)))
        .filteredOn(DocumentPart.Remarks.class::isInstance)
        .singleElement()
        .satisfies(part ->
            assertThat(((DocumentPart.Remarks) part).sentences())
                .singleElement()
                .asString()
                .contains("no picture, it would have 71 processes"));
  }
}
