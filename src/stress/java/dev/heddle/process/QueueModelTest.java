package dev.heddle.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.CheckerRun;
import java.nio.file.Path;
import java.util.List;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The queue of a pool under many schedules of two threads, by Lincheck. */
@Tag("contract")
@Timeout(300)
class QueueModelTest {

  @TempDir Path folder;

  /** Checks a model, in a JVM of its own since that has all its classes changed. */
  static final class Check {
    private Check() {}

    public static void main(String[] args) throws Exception {
      new ModelCheckingOptions()
          .iterations(10)
          .invocationsPerIteration(200)
          .threads(2)
          .actorsPerThread(3)
          .actorsBefore(1)
          .actorsAfter(1)
          .check(Class.forName(args[0]));
      System.out.println("nothing found");
    }
  }

  private CheckerRun check(Class<?> model) throws Exception {
    List<String> flags = List.of("-Xmx512m", "-XX:+EnableDynamicAgentLoading");
    return CheckerRun.of(folder, flags, Check.class.getName(), List.of(model.getName()));
  }

  @Test
  void whatHappensToWaitingTasksAtOnceIsAsIfOneAfterTheOther() throws Exception {
    CheckerRun run = check(QueueModel.class);
    assertThat(run.output()).contains("nothing found");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void whatWasPutInOnPurposeIsFound() throws Exception {
    CheckerRun run = check(PlantedQueueModel.class);
    assertThat(run.output()).contains("Invalid execution results").contains("take()");
    assertThat(run.exitCode()).isNotZero();
  }
}
