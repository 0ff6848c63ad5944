package dev.heddle.process.aot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.process.ProcessPool;
import dev.heddle.process.WorkerJar;
import dev.heddle.process.worker.WorkerMain;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cache is made of what tasks need, since each class in it costs every worker some time. */
class TravellingClassesTest {

  @TempDir Path folder;

  @Test
  void tasksAndWhatTheyCarryTravelAndNothingElse() throws Exception {
    Path jar = WorkerJar.build(folder.resolve("worker.jar"), 1);

    assertThat(TravellingClasses.in(jar.toString()))
        .contains(WorkerJar.Build.class.getName(), TrainingTask.class.getName())
        .doesNotContain(ProcessPool.class.getName(), WorkerMain.class.getName());
  }
}
