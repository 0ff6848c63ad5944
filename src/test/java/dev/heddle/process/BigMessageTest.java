package dev.heddle.process;

import static dev.heddle.process.Outcome.causeOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.Eventually;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A worker that dies with half a message in the pipe, and a result that is never read. */
@Timeout(120)
class BigMessageTest {

  private static final int LARGE = 2 << 20;
  private static final int CLIENTS = 4;
  private static final int TASKS_EACH = 250;
  private static final int[] SIZES = {0, 100, 10_000, 30_000, 40_000, 100_000};

  @TempDir Path folder;

  /** A result that keeps the one who reads it in this process waiting. */
  static final class Sticky implements Serializable {
    private static final long serialVersionUID = 1L;
    private static volatile CountDownLatch isRead = new CountDownLatch(1);
    private static volatile CountDownLatch mayGoOn = new CountDownLatch(1);

    static void reset() {
      isRead = new CountDownLatch(1);
      mayGoOn = new CountDownLatch(1);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      isRead.countDown();
      boolean interrupted = false;
      while (mayGoOn.getCount() > 0) {
        try {
          mayGoOn.await();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** A large result that notes when it is about to be sent. */
  static final class Large implements Serializable {
    private static final long serialVersionUID = 1L;
    private final Tally tally;

    Large(Tally tally) {
      this.tally = tally;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      out.write(new byte[LARGE]);
      tally.note("written");
    }
  }

  @Test
  void aTaskThatIsHalfInThePipeWhenItsWorkerIsKilledRunsElsewhere() throws Exception {
    byte[] large = new byte[LARGE];
    Tally tally = Tally.in(folder);
    try (ProcessPool pool = ProcessPool.open(Pools.small(1))) {
      long pid = Pools.submit(pool, Processes::ownPid).get();
      Processes.stop(pid);
      Future<Integer> sent =
          Pools.submit(
              pool,
              () -> {
                tally.note("ran");
                return large.length;
              });
      assertThat(sent.isDone()).isFalse();
      Processes.signal("KILL", pid);
      assertThat(sent.get(40, TimeUnit.SECONDS)).isEqualTo(LARGE);
      assertThat(tally.words()).containsExactly("ran");
      assertThat(Pools.submit(pool, Processes::ownPid).get()).isNotEqualTo(pid);
    }
  }

  @Test
  void aResultThatIsHalfInThePipeWhenItsWorkerIsKilledFailsItsTaskAlone() throws Exception {
    Sticky.reset();
    Tally tally = Tally.in(folder);
    try (ProcessPool pool = ProcessPool.open(Pools.small(1))) {
      long pid = Pools.submit(pool, Processes::ownPid).get();
      Future<Sticky> sticky = Pools.submit(pool, Sticky::new);
      Future<Large> large = Pools.submit(pool, () -> new Large(tally));
      Future<Long> next = Pools.submit(pool, Processes::ownPid);
      try {
        assertThat(Sticky.isRead.await(20, TimeUnit.SECONDS)).isTrue();
        tally.await("written");
        Processes.signal("KILL", pid);
      } finally {
        Sticky.mayGoOn.countDown();
      }
      assertThat(sticky.get(40, TimeUnit.SECONDS)).isNotNull();
      assertThat(causeOf(large))
          .isInstanceOf(WorkerCrashedException.class)
          .hasMessageContaining("was killed by SIGKILL");
      assertThat(next.get(40, TimeUnit.SECONDS)).isNotEqualTo(pid);
    }
  }

  @Tag("contract")
  @Test
  void aResultWhoseReadingNeverEndsDoesNotKeepThePoolFromEnding() throws Exception {
    Sticky.reset();
    ProcessPool pool = ProcessPool.open(Pools.small(1));
    Future<Sticky> sticky = Pools.submit(pool, Sticky::new);
    FutureTask<Void> end = new FutureTask<>(pool::close, null);
    try {
      assertThat(Sticky.isRead.await(20, TimeUnit.SECONDS)).isTrue();
      Thread.ofPlatform().start(end);
      assertThat(causeOf(sticky)).hasMessageContaining("its own code");
      end.get(30, TimeUnit.SECONDS);
      assertThat(Pools.processes()).isZero();
    } finally {
      Sticky.mayGoOn.countDown();
    }
    Eventually.isTrue(
        "its reader is gone",
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("heddle-reader")));
  }

  @Test
  void messagesOfAllSizesFromManyThreadsArriveWhole() throws Exception {
    List<Callable<Integer>> clients = new ArrayList<>();
    try (ProcessPool pool = ProcessPool.open(Pools.small(2));
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
      for (int i = 0; i < CLIENTS; i++) {
        int seed = i;
        clients.add(() -> sendAllSizes(pool, new Random(seed)));
      }
      for (Future<Integer> sent : threads.invokeAll(clients)) {
        assertThat(sent.get()).isEqualTo(TASKS_EACH);
      }
    }
  }

  private static int sendAllSizes(ProcessPool pool, Random random) throws Exception {
    List<byte[]> contents = new ArrayList<>();
    List<Future<byte[]>> answers = new ArrayList<>();
    for (int i = 0; i < TASKS_EACH; i++) {
      byte[] bytes = new byte[SIZES[random.nextInt(SIZES.length)]];
      random.nextBytes(bytes);
      contents.add(bytes);
      answers.add(Pools.submit(pool, () -> bytes));
    }
    for (int i = 0; i < TASKS_EACH; i++) {
      assertThat(answers.get(i).get(40, TimeUnit.SECONDS)).isEqualTo(contents.get(i));
    }
    return answers.size();
  }
}
