package dev.heddle.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.fork.ForkNotes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PoolAndFilesTest {

  @AfterEach
  void nothingIsLeft() throws IOException {
    assertThat(ProcessHandle.current().children()).isEmpty();
    assertThat(ownFolders()).isEmpty();
  }

  private static List<Path> ownFolders() throws IOException {
    String prefix = "heddle-" + ProcessHandle.current().pid() + "-";
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(path -> path.getFileName().toString().startsWith(prefix)).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sequential",
        "platform-threads",
        "fixed-pool",
        "work-stealing",
        "virtual-threads",
        "process-pool",
        "bare",
        "limit"
      })
  void theSleepersResultInOrderUnderEveryModel(String model) throws Exception {
    PoolBenchmark benchmark = new PoolBenchmark();
    benchmark.model = model;
    benchmark.workers = "2";
    benchmark.tasks = 3;
    benchmark.sleep = "2ms";
    benchmark.check();
    benchmark.open();
    try {
      assertThat(benchmark.sleep()).isEqualTo(3);
    } finally {
      benchmark.close();
    }
  }

  @Test
  void virtualThreadsNoteHowManyOfThemCanBeAtAFileAtOnce(@TempDir Path folder) throws Exception {
    System.setProperty(ForkNotes.FILE_PROPERTY, folder.resolve("notes").toString());
    try {
      theFilesComeBackUnderEveryModel("virtual-threads");
    } finally {
      System.clearProperty(ForkNotes.FILE_PROPERTY);
    }
    assertThat(ForkNotes.read(folder.resolve("notes")))
        .containsEntry("files.at-once", "2")
        .containsEntry(
            "files.carriers", String.valueOf(Runtime.getRuntime().availableProcessors()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sequential",
        "platform-threads",
        "fixed-pool",
        "work-stealing",
        "virtual-threads",
        "bare",
        "independent"
      })
  void theFilesComeBackUnderEveryModel(String model) throws Exception {
    FilesBenchmark benchmark = new FilesBenchmark();
    benchmark.model = model;
    benchmark.workers = "2";
    benchmark.files = 3;
    benchmark.size = "1KiB";
    benchmark.sync = "data";
    benchmark.check();
    benchmark.open();
    try {
      assertThat(ownFolders()).isNotEmpty();
      assertThat(benchmark.writeAndRead()).isEqualTo(3);
    } finally {
      benchmark.close();
    }
  }
}
