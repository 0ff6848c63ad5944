package dev.heddle.process;

import static dev.heddle.process.Outcome.causeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.jvm.Jvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Workers that cannot start, or start from something else, fail with what they printed. */
@Timeout(120)
class PoolStartTest {

  @TempDir Path folder;

  @Test
  void everyQueuedTaskFailsWithWhatTheWorkerPrinted() throws Exception {
    PoolOptions options = PoolOptions.of(2).withJvmFlags(List.of("-XX:+NoSuchFlag"));
    try (ProcessPool pool = ProcessPool.open(options)) {
      List<Future<Integer>> futures = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        futures.add(Pools.submit(pool, () -> 1));
      }
      for (Future<Integer> future : futures) {
        assertThat(causeOf(future))
            .isInstanceOf(WorkerStartException.class)
            .hasMessageContaining("exited with code 1")
            .hasMessageContaining("Unrecognized VM option 'NoSuchFlag'");
      }
      assertThatExceptionOfType(WorkerStartException.class)
          .isThrownBy(pool::startAll)
          .withMessageContaining("NoSuchFlag");
      assertThat(pool.workers()).isEmpty();
    }
  }

  @Test
  void flagsThatTheJvmRefusesAreOneLineAndAreTriedOnce() throws Exception {
    PoolOptions options =
        PoolOptions.of(1).withJvmFlags(List.of("-Dsecret=hunter2", "-Xmx64m", "-Xms128m"));
    try (ProcessPool pool = ProcessPool.open(options)) {
      assertThatExceptionOfType(WorkerStartException.class)
          .isThrownBy(pool::startAll)
          .withMessageMatching(
              "worker \\d+ did not start: it exited with code 1, since its JVM refuses -Xmx64m"
                  + " -Xms128m: Initial heap size set to a larger value than the maximum heap size;"
                  + " correct the flags of the workers")
          .satisfies(e -> assertThat(e.isWorthRetrying()).isFalse());
    }
  }

  @Test
  void aClassPathWithoutTheWorkerIsNamed() throws Exception {
    PoolOptions options = PoolOptions.of(1).withClassPath(folder.toString());
    try (ProcessPool pool = ProcessPool.open(options)) {
      assertThatExceptionOfType(WorkerStartException.class)
          .isThrownBy(pool::startAll)
          .withMessageContaining("Could not find or load main class");
    }
  }

  @Test
  void whenOnlySomeWorkersCanStartTheyDoTheWork() throws Exception {
    Path flags = Files.writeString(folder.resolve("flags"), "-Dgood=true");
    PoolOptions options = PoolOptions.of(2).withJvmFlags(List.of("@" + flags));
    try (ProcessPool pool = ProcessPool.open(options)) {
      long pid = Pools.submit(pool, Processes::ownPid).get();
      Files.writeString(flags, "-XX:+NoSuchFlag");
      List<Future<Long>> futures = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        futures.add(Pools.submit(pool, PoolStartTest::ownPidAfterAWhile));
      }
      for (Future<Long> future : futures) {
        assertThat(future.get()).isEqualTo(pid);
      }
    }
  }

  @Test
  void aStartThatFailedIsTriedAgainForWhatWaitsBehindATaskWithoutEnd() throws Exception {
    Path flags = Files.writeString(folder.resolve("flags"), "-Dgood=true");
    Tally tally = Tally.in(folder);
    Gate gate = Gate.in(folder);
    try (ProcessPool pool = ProcessPool.open(Pools.small(2).withJvmFlags(List.of("@" + flags)))) {
      Future<Long> holds = Pools.submit(pool, new InFlightWindowTest.Holds(tally, "holds", gate));
      tally.await("holds");
      Files.writeString(flags, "-XX:+NoSuchFlag");
      Future<Long> waits = Pools.submit(pool, Processes::ownPid);
      assertThatExceptionOfType(WorkerStartException.class).isThrownBy(pool::startAll);
      assertThat(waits.isDone()).isFalse();
      Files.writeString(flags, "-Dgood=true");
      long pid = waits.get(40, TimeUnit.SECONDS);
      assertThat(holds.isDone()).isFalse();
      gate.open();
      assertThat(holds.get(40, TimeUnit.SECONDS)).isNotEqualTo(pid);
    }
  }

  private static long ownPidAfterAWhile() {
    LockSupport.parkNanos(20_000_000);
    return Processes.ownPid();
  }

  @Test
  void aCommandThatTheSystemRefusesFailsAtOnce() throws Exception {
    PoolOptions options = PoolOptions.of(1).withClassPath("x".repeat(4 << 20));
    try (ProcessPool pool = ProcessPool.open(options)) {
      assertThat(causeOf(Pools.submit(pool, () -> 1)))
          .isInstanceOf(WorkerStartException.class)
          .hasMessageContaining("Argument list too long");
    }
  }

  @Test
  void aWorkerThatDoesNotBecomeReadyIsEndedAfterTheLimit() throws Exception {
    PoolOptions options = PoolOptions.of(1).withStartLimit(Duration.ofMillis(1));
    try (ProcessPool pool = ProcessPool.open(options)) {
      assertThat(causeOf(Pools.submit(pool, () -> 1)))
          .hasMessageContaining("took longer than 1 ms");
    }
  }

  @Test
  void aTaskWhoseClassTheWorkerDoesNotKnowFailsAlone() throws Exception {
    PoolOptions options = Pools.small(1).withClassPath(Jvm.location().toString());
    try (ProcessPool pool = ProcessPool.open(options)) {
      assertThat(causeOf(pool.submit(new ProcessPoolTest.Square(3))))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining(
              "class dev.heddle.process.ProcessPoolTest$Square is not known there");
      long pid = pool.workers().getFirst().pid();
      causeOf(pool.submit(new ProcessPoolTest.Square(4)));
      assertThat(pool.workers()).extracting(WorkerJvm::pid).containsExactly(pid);
    }
  }

  @Test
  void aWorkerThatIsNeverToldItsTokenEndsWithItsLifeline() throws Exception {
    Path nowhere = folder.resolve("nowhere");
    WorkerCommand command = WorkerCommand.of(PoolOptions.of(1), folder);
    Process worker =
        new ProcessBuilder(command.with(List.of(nowhere.toString(), nowhere.toString())))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    try {
      worker.getOutputStream().close();
      assertThat(worker.waitFor(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      worker.destroyForcibly();
    }
  }
}
