package dev.heddle.process;

import static dev.heddle.process.Outcome.causeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.process.worker.TaskLoop;
import dev.heddle.testing.Eventually;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a pool promises for every task that does not take its worker down. */
@Timeout(120)
class ProcessPoolTest {

  @RegisterExtension static final LastingPool LASTING = new LastingPool(Pools.small(2));

  @TempDir static Path folder;

  record Square(long n) implements Task<Long> {
    @Override
    public Long call() {
      return n * n;
    }
  }

  @Test
  void resultsComeInTheOrderOfTheTasks() throws Exception {
    List<Square> tasks = new ArrayList<>();
    List<Long> squares = new ArrayList<>();
    for (long i = 0; i < 500; i++) {
      tasks.add(new Square(i));
      squares.add(i * i);
    }
    List<Long> results = new ArrayList<>();
    for (Future<Long> future : LASTING.pool().invokeAll(tasks)) {
      results.add(future.get());
    }
    assertThat(results).isEqualTo(squares);
  }

  @Test
  void tasksRunInTheWorkersAndNowhereElse() throws Exception {
    assertThat(LASTING.pool().workers())
        .extracting(WorkerJvm::pid)
        .contains(LASTING.submit(Processes::ownPid).get());
    assertThat(LASTING.pool().workers()).allMatch(worker -> worker.startUp().isPositive());
  }

  @Test
  void nothingIsAResultToo() throws Exception {
    Future<?> future = LASTING.submit(() -> null);
    assertThat(future.get()).isNull();
  }

  @Test
  void aRunnableRunsInAWorkerAndItsResultStaysHere() throws Exception {
    Path file = folder.resolve("submitted");
    String path = file.toString();
    Object mine = new Object();
    assertThat(LASTING.pool().submit((Runnable & Serializable) () -> touch(path), mine).get())
        .isSameAs(mine);
    assertThat(Long.parseLong(Files.readString(file))).isNotEqualTo(Processes.ownPid());
  }

  @Test
  void executeRunsInAWorker() throws Exception {
    Path file = folder.resolve("executed");
    String path = file.toString();
    LASTING.pool().execute((Runnable & Serializable) () -> touch(path));
    Eventually.isTrue("the file is there", () -> Files.exists(file) && Files.size(file) > 0);
    assertThat(Long.parseLong(Files.readString(file))).isNotEqualTo(Processes.ownPid());
  }

  private static void touch(String path) {
    try {
      Files.writeString(Path.of(path), Long.toString(Processes.ownPid()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void executeRefusesWhatCouldOnlyFailUnheard() {
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> CompletableFuture.supplyAsync(() -> 1, LASTING.pool()).join())
        .withMessageContaining("CompletableFuture");
  }

  @Test
  void invokeAnyGivesTheFirstSuccess() throws Exception {
    Task<Integer> bad =
        () -> {
          throw new IllegalStateException("bad");
        };
    Task<Integer> good = () -> 5;
    // a pool of its own: the tasks that come too late are cancelled, and their workers with them
    try (ProcessPool own = ProcessPool.open(Pools.small(2))) {
      assertThat(own.invokeAny(List.of(bad, bad, good))).isEqualTo(5);
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> own.invokeAny(List.of(bad, bad)))
          .withMessageContaining("bad");
    }
  }

  @Test
  void anExceptionComesWithTheWorkersStackAndName() throws Exception {
    Throwable cause =
        causeOf(
            LASTING.submit(() -> {
              throw new IllegalArgumentException("no such thread");
            }));
    assertThat(cause)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("no such thread");
    assertThat(cause.getStackTrace())
        .extracting(StackTraceElement::getClassName)
        .contains(TaskLoop.class.getName());
    assertThat(cause.getSuppressed()[0]).hasMessageMatching("thrown in worker \\d+ by task \\d+.*");
  }

  @Test
  void whatATaskThrowsIsNotTakenForTheFuturesOwnState() throws Exception {
    Future<?> future =
        LASTING.submit(() -> {
          throw new java.util.concurrent.CancellationException("mine");
        });
    assertThat(causeOf(future)).hasMessage("mine");
    assertThat(future.isCancelled()).isFalse();
  }

  @Test
  void aStackOverflowFailsItsTaskAlone() throws Exception {
    assertThat(causeOf(LASTING.submit(() -> depth(0)))).isInstanceOf(StackOverflowError.class);
  }

  @SuppressWarnings("InfiniteRecursion") // that is the point
  private static int depth(int n) {
    return depth(n + 1) + 1;
  }

  @Test
  void whatATaskPrintsDoesNotDisturb() throws Exception {
    Future<Integer> future =
        LASTING.submit(() -> {
          byte[] noise = new byte[1 << 20];
          new Random(2).nextBytes(noise);
          System.out.write(noise, 0, noise.length);
          System.err.write(noise, 0, noise.length);
          new FileOutputStream(FileDescriptor.out).write(noise);
          return System.in.read();
        });
    assertThat(future.get()).isEqualTo(-1);
  }

  @Test
  void whatATaskPrintsIsShownUnderItsWorkersName() throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    System.setErr(new PrintStream(shown, true, StandardCharsets.UTF_8));
    // a worker of its own: of one that printed much before, no more is shown
    try (ProcessPool own = ProcessPool.open(Pools.small(1))) {
      Future<Long> future =
          Pools.submit(
              own,
              () -> {
                System.out.println("good morning\u001b[31m");
                return Processes.ownPid();
              });
      String line = "worker " + future.get() + ": good morning?[31m";
      Eventually.isTrue(line, () -> shown.toString(StandardCharsets.UTF_8).contains(line));
    } finally {
      System.setErr(before);
    }
  }

  @Test
  void anInterruptThatComesAfterItsTaskIsIgnored() throws Exception {
    for (int i = 0; i < 4; i++) {
      LASTING
          .submit(() -> {
            Thread worker = Thread.currentThread();
            Thread.ofPlatform()
                .daemon()
                .start(() -> {
                  for (int n = 0; n < 1000; n++) {
                    LockSupport.parkNanos(10_000);
                    worker.interrupt();
                  }
                });
            return 0;
          })
          .get();
    }
    for (int i = 0; i < 200; i++) {
      assertThat(LASTING.submit(() -> 1).get()).isEqualTo(1);
    }
  }

  @Test
  void aTaskLeavesNoInterruptToTheNext() throws Exception {
    for (int i = 0; i < 4; i++) {
      assertThat(
              LASTING
                  .submit(() -> {
                    boolean was = Thread.currentThread().isInterrupted();
                    Thread.currentThread().interrupt();
                    return was;
                  })
                  .get())
          .isFalse();
    }
  }

  @Test
  void aQueuedTaskThatWasCancelledNeverRuns() throws Exception {
    Path go = folder.resolve("go");
    String gate = go.toString();
    Task<Boolean> waits =
        () -> {
          while (!Files.exists(Path.of(gate))) {
            Thread.onSpinWait();
          }
          return true;
        };
    List<Future<Boolean>> busy = List.of(LASTING.submit(waits), LASTING.submit(waits));
    String path = folder.resolve("cancelled").toString();
    Future<?> queued = LASTING.pool().submit((Runnable & Serializable) () -> touch(path));
    assertThat(queued.cancel(true)).isTrue();
    assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(() -> busy.getFirst().get(1, TimeUnit.MILLISECONDS));
    Files.writeString(go, "", StandardCharsets.UTF_8);
    for (Future<Boolean> future : busy) {
      assertThat(future.get()).isTrue();
    }
    assertThat(LASTING.submit(() -> 1).get()).isEqualTo(1);
    assertThat(Path.of(path)).doesNotExist();
  }
}
