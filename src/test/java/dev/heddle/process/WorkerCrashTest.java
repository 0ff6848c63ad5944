package dev.heddle.process;

import static dev.heddle.process.Outcome.causeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.testing.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A crash costs one task, and its exception says how the worker ended. */
@Timeout(120)
class WorkerCrashTest {

  private static ProcessPool pool;

  @TempDir static Path folder;

  @BeforeAll
  static void open() throws Exception {
    pool = ProcessPool.open(Pools.small(1));
  }

  @AfterAll
  static void close() {
    pool.close();
  }

  private static <T> Future<T> submit(Task<T> task) {
    return pool.submit(task);
  }

  /** Submits a task that brings its worker down between two that do not. */
  private static WorkerCrashedException crash(Task<?> task) throws Exception {
    Future<Long> before = submit(Processes::ownPid);
    Future<?> failing = pool.submit(task);
    Future<Long> after = submit(Processes::ownPid);
    WorkerCrashedException crash = (WorkerCrashedException) causeOf(failing);
    assertThat(crash.pid()).isEqualTo(before.get(40, TimeUnit.SECONDS));
    assertThat(after.get(40, TimeUnit.SECONDS)).isNotEqualTo(crash.pid());
    assertThat(crash).hasMessageContaining("task ").hasMessageContaining("WorkerCrashTest");
    return crash;
  }

  @Test
  void exitIsNamedWithItsCodeAndWhatWasPrinted() throws Exception {
    WorkerCrashedException crash =
        crash(() -> {
          System.err.println("last words");
          System.exit(3);
          return 0;
        });
    assertThat(crash.ending()).isEqualTo("exited with code 3");
    assertThat(crash.stderr()).isEqualTo("last words");
    assertThat(crash).hasMessageContaining("last words");
  }

  @Test
  void haltIsACrashEvenWithCodeZero() throws Exception {
    WorkerCrashedException crash =
        crash(() -> {
          Runtime.getRuntime().halt(0);
          return 0;
        });
    assertThat(crash.ending()).isEqualTo("exited with code 0");
  }

  @Test
  void aKilledWorkerIsNamedWithTheSignal() throws Exception {
    WorkerCrashedException crash =
        crash(() -> {
          Processes.signal("KILL", Processes.ownPid());
          return forever();
        });
    assertThat(crash.ending()).isEqualTo("was killed by SIGKILL");
  }

  @Test
  void theReportOfACrashOfTheVirtualMachineIsKeptWhereTheExceptionSays() throws Exception {
    WorkerCrashedException crash =
        crash(() -> {
          Processes.signal("SEGV", Processes.ownPid());
          return forever();
        });
    assertThat(crash.ending()).isEqualTo("was killed by SIGSEGV");
    assertThat(crash).hasMessageContaining("A fatal error has been detected");
    assertThat(Path.of("hs_err_pid" + crash.pid() + ".log")).doesNotExist();
    Path report = Processes.crashReport(crash.pid());
    assertThat(crash).hasMessageContaining(report.toString());
    assertThat(report).content().contains("SIGSEGV");
    Files.delete(report);
  }

  private static int forever() {
    while (true) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aCrashWhileATaskIsReadIsACrashOfThatTask() throws Exception {
    assertThat(crash(new ExitsWhenRead()).ending()).isEqualTo("exited with code 9");
  }

  /** Takes the worker down before it is called. */
  static final class ExitsWhenRead implements Task<Integer> {
    private static final long serialVersionUID = 1L;

    private Object readResolve() {
      Runtime.getRuntime().halt(9);
      return this;
    }

    @Override
    public Integer call() {
      return 1;
    }
  }

  @Test
  void outOfMemoryFailsTheTaskAndReplacesTheWorker() throws Exception {
    long before = submit(Processes::ownPid).get();
    Future<Integer> hungry =
        submit(() -> {
          byte[] all = new byte[1 << 20];
          while (true) {
            all = Arrays.copyOf(all, all.length * 2);
          }
        });
    assertThat(causeOf(hungry)).isInstanceOf(OutOfMemoryError.class);
    assertThat(submit(Processes::ownPid).get()).isNotEqualTo(before);
  }

  @Test
  void aTaskThatHadStartedIsNotRunAgain() throws Exception {
    Path file = folder.resolve("once");
    String path = file.toString();
    crash(() -> {
      Files.writeString(Path.of(path), "x", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      Runtime.getRuntime().halt(1);
      return 0;
    });
    assertThat(file).hasContent("x");
  }

  @Test
  void anIdleWorkerThatWasKilledIsNotNoticed() throws Exception {
    long before = submit(Processes::ownPid).get();
    Processes.signal("KILL", before);
    assertThat(submit(Processes::ownPid).get()).isNotEqualTo(before);
  }

  @Test
  void aTaskThatHadNotStartedGoesToTheNextWorkerAtItsPlace() throws Exception {
    long before = submit(Processes::ownPid).get();
    Processes.stop(before);
    List<Future<Long>> futures = new ArrayList<>();
    List<String> order = List.of("first", "second");
    Path file = folder.resolve("order");
    String path = file.toString();
    for (String name : order) {
      futures.add(
          submit(() -> {
            Files.writeString(
                Path.of(path), name + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return Processes.ownPid();
          }));
    }
    Processes.signal("KILL", before);
    for (Future<Long> future : futures) {
      assertThat(future.get()).isNotEqualTo(before);
    }
    assertThat(Files.readAllLines(file)).isEqualTo(order);
  }

  @Tag("contract")
  @Test
  void aTaskThatKillsEveryWorkerBeforeItStartsFailsInTheEnd() throws Exception {
    byte[] tooMuch = new byte[32 << 20];
    assertThat(causeOf(submit(() -> tooMuch.length)))
        .isInstanceOf(WorkerCrashedException.class)
        .hasMessageContaining("OutOfMemoryError");
    assertThat(submit(() -> 1).get()).isEqualTo(1);
  }

  @Tag("contract")
  @Test
  void cancellingARunningTaskEndsItsWorkerAndNotTheNext() throws Exception {
    Path file = folder.resolve("running");
    String path = file.toString();
    Future<Integer> running =
        submit(() -> {
          Process child = new ProcessBuilder("sleep", "300").start();
          Files.writeString(Path.of(path + ".tmp"), Processes.ownPid() + "\n" + child.pid());
          Files.move(Path.of(path + ".tmp"), Path.of(path));
          return forever();
        });
    Future<Long> next = submit(Processes::ownPid);
    Eventually.isTrue("the task runs", () -> Files.exists(file));
    List<Long> pids = Files.readAllLines(file).stream().map(Long::valueOf).toList();
    assertThat(running.cancel(true)).isTrue();
    assertThatExceptionOfType(CancellationException.class).isThrownBy(running::get);
    assertThat(next.get(40, TimeUnit.SECONDS)).isNotEqualTo(pids.getFirst());
    for (long pid : pids) {
      Eventually.isTrue("process " + pid + " is gone", () -> !Processes.isAlive(pid));
    }
  }

  @Test
  void everyTaskHasItsOwnOutcomeWhateverTheOthersDo() throws Exception {
    try (ProcessPool two = ProcessPool.open(Pools.small(2))) {
      List<Future<Integer>> futures = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        int n = i;
        Task<Integer> task =
            () ->
                switch (n % 20) {
                  case 7 -> {
                    Runtime.getRuntime().halt(n);
                    yield 0;
                  }
                  case 13 -> throw new IllegalStateException("task " + n);
                  default -> n;
                };
        futures.add(two.submit(task));
      }
      for (int i = 0; i < 60; i++) {
        switch (i % 20) {
          case 7 ->
              assertThat(causeOf(futures.get(i))).hasMessageContaining("with code " + i + " ");
          case 13 -> assertThat(causeOf(futures.get(i))).hasMessage("task " + i);
          default -> assertThat(futures.get(i).get(40, TimeUnit.SECONDS)).isEqualTo(i);
        }
      }
    }
  }

  @Tag("contract")
  @Test
  void whatACrashedWorkerStartedEndsWithIt() throws Exception {
    Path file = folder.resolve("child");
    String path = file.toString();
    crash(() -> {
      Process child = new ProcessBuilder("sleep", "300").inheritIO().start();
      Files.writeString(Path.of(path), Long.toString(child.pid()));
      Runtime.getRuntime().halt(1);
      return 0;
    });
    long child = Long.parseLong(Files.readString(file));
    Eventually.isTrue("the child is gone", () -> !Processes.isAlive(child));
  }
}
