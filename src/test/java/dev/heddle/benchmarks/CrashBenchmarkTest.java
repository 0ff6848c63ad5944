package dev.heddle.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.fork.ForkNotes;
import dev.heddle.workload.WrongAnswerException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CrashBenchmarkTest {

  @TempDir private Path folder;

  private final CrashBenchmark benchmark = new CrashBenchmark();

  @AfterEach
  void nothingIsLeft() {
    System.clearProperty(ForkNotes.FILE_PROPERTY);
    assertThat(ProcessHandle.current().children()).isEmpty();
  }

  @Tag("contract")
  @Test
  void eachCrashLosesOneTaskAndTheWorkerIsReplaced() throws Exception {
    System.setProperty(ForkNotes.FILE_PROPERTY, folder.resolve("notes").toString());
    CrashBenchmark.Busy busy = busy("process-pool");
    busy.open();
    busy.occupy();
    assertThat(benchmark.noticed(busy)).isPositive();
    busy.count();
    busy.occupy();
    assertThat(benchmark.restored(busy)).isEqualTo(2);
    busy.count();
    busy.close();

    assertThat(ForkNotes.read(folder.resolve("notes")))
        .containsEntry("crashes", "2")
        .containsEntry("tasks.lost", "2")
        .containsEntry("workers", "2");
  }

  @Test
  void aRowWithoutALostTaskFails() throws Exception {
    CrashBenchmark.Busy busy = busy("process-pool");
    busy.open();
    busy.occupy();
    assertThatThrownBy(busy::count)
        .isInstanceOf(WrongAnswerException.class)
        .hasMessageContaining("0 tasks lost by 1 crashes");
    busy.close();
  }

  @Test
  void whatHasNoWorkerToKillIsRefused() {
    assertThatThrownBy(busy("fixed-pool")::check)
        .hasMessage("fixed-pool: has no worker that could be killed alone; write process-pool");
  }

  private static CrashBenchmark.Busy busy(String through) {
    CrashBenchmark.Busy busy = new CrashBenchmark.Busy();
    busy.through = through;
    busy.workers = "2";
    return busy;
  }
}
