package dev.heddle.process;

import static dev.heddle.process.Outcome.causeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every executor of the JDK does, a pool of processes does too. */
@Timeout(120)
class ExecutorContractTest {

  private static final Task<Integer> BAD =
      () -> {
        throw new IllegalStateException("bad");
      };

  private static ProcessPool pool;

  @TempDir static Path folder;

  @BeforeAll
  static void open() throws Exception {
    pool = ProcessPool.open(Pools.small(2));
    pool.startAll();
  }

  @AfterAll
  static void close() {
    pool.close();
  }

  private static List<Long> pids() {
    return pool.workers().stream().map(WorkerJvm::pid).toList();
  }

  @Test
  @NullUnmarked // that is the point
  void nothingIsNoTask() {
    assertThatNullPointerException().isThrownBy(() -> pool.submit((Callable<Integer>) null));
    assertThatNullPointerException().isThrownBy(() -> pool.submit((Runnable) null));
    assertThatNullPointerException().isThrownBy(() -> pool.execute(null));
    assertThatNullPointerException().isThrownBy(() -> pool.invokeAll(null));
    assertThatNullPointerException().isThrownBy(() -> pool.invokeAny(null));
    Task<Integer> good = () -> 1;
    assertThatNullPointerException().isThrownBy(() -> pool.invokeAll(Arrays.asList(good, null)));
    assertThatNullPointerException().isThrownBy(() -> pool.invokeAny(Arrays.asList(BAD, null)));
  }

  @Test
  void invokeAnyOfNothingIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> pool.invokeAny(List.of()));
  }

  @Test
  void invokeAnyFailsWhenAllDo() {
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> pool.invokeAny(List.of(BAD, BAD, BAD)))
        .withMessageContaining("bad");
  }

  @Test
  void invokeAnyEndsItsTasksWhenTheTimeIsOver() throws Exception {
    Tally tally = Tally.in(folder);
    Task<Integer> forever = forever(tally, "forever");
    assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(() -> pool.invokeAny(List.of(forever), 1, TimeUnit.NANOSECONDS));
    assertThat(Pools.submit(pool, () -> 1).get(40, TimeUnit.SECONDS)).isEqualTo(1);
  }

  @Test
  void invokeAllInTimeIsAsWithoutALimit() throws Exception {
    Task<Integer> one = () -> 1;
    List<Future<Integer>> futures = pool.invokeAll(List.of(one, BAD, one), 30, TimeUnit.SECONDS);
    assertThat(futures)
        .extracting(Future::state)
        .containsExactly(Future.State.SUCCESS, Future.State.FAILED, Future.State.SUCCESS);
  }

  @Tag("contract")
  @Test
  void invokeAllCancelsWhatIsNotDoneInTime() throws Exception {
    pool.startAll();
    Tally tally = Tally.in(folder);
    Task<Integer> quick = () -> 1;
    List<Task<Integer>> tasks =
        List.of(quick, forever(tally, "first"), forever(tally, "second"), forever(tally, "third"));
    List<Future<Integer>> futures = pool.invokeAll(tasks, 2, TimeUnit.SECONDS);
    assertThat(futures).allMatch(Future::isDone);
    assertThat(futures.getFirst().get()).isEqualTo(1);
    assertThat(futures.subList(1, 4)).allMatch(Future::isCancelled);
    assertThat(Pools.submit(pool, () -> 1).get(40, TimeUnit.SECONDS)).isEqualTo(1);
    assertThat(tally.words()).doesNotHaveDuplicates();
  }

  @Test
  void invokeAllThatIsInterruptedCancelsAll() throws Exception {
    Tally tally = Tally.in(folder);
    FutureTask<List<Future<Integer>>> call =
        new FutureTask<>(
            () -> pool.invokeAll(List.of(forever(tally, "one"), forever(tally, "two"))));
    Thread caller = Thread.ofPlatform().start(call);
    tally.await("one");
    tally.await("two");
    caller.interrupt();
    assertThat(causeOf(call)).isInstanceOf(InterruptedException.class);
    assertThat(Pools.submit(pool, () -> 1).get(40, TimeUnit.SECONDS)).isEqualTo(1);
    assertThat(tally.words()).containsExactlyInAnyOrder("one", "two");
  }

  private static Task<Integer> forever(Tally tally, String name) {
    return () -> {
      tally.note(name);
      new CountDownLatch(1).await();
      return 0;
    };
  }

  @Test
  void aThreadThatIsInterruptedSubmitsAndStaysInterrupted() throws Exception {
    pool.startAll();
    List<Long> before = pids();
    byte[] large = new byte[1 << 20];
    List<Future<Integer>> futures = new ArrayList<>();
    boolean stayed;
    try {
      Thread.currentThread().interrupt();
      for (int i = 0; i < 20; i++) {
        futures.add(Pools.submit(pool, () -> 1));
        futures.add(Pools.submit(pool, () -> large.length));
      }
    } finally {
      stayed = Thread.interrupted();
    }
    assertThat(stayed).isTrue();
    for (int i = 0; i < futures.size(); i++) {
      assertThat(futures.get(i).get(40, TimeUnit.SECONDS)).isEqualTo(i % 2 == 0 ? 1 : 1 << 20);
    }
    assertThat(pids()).isEqualTo(before);
  }

  @Test
  void virtualThreadsSubmitAndWait() throws Exception {
    List<Future<Integer>> sums = new ArrayList<>();
    try (ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 300; i++) {
        int n = i;
        sums.add(virtual.submit(() -> Pools.submit(pool, () -> n).get()));
      }
    }
    for (int i = 0; i < sums.size(); i++) {
      assertThat(sums.get(i).get()).isEqualTo(i);
    }
  }

  @Test
  void manyThreadsSubmitAtOnce() throws Exception {
    List<Callable<Integer>> clients = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      int client = i;
      clients.add(() -> {
        List<Task<Integer>> tasks = new ArrayList<>();
        for (int n = 0; n < 100; n++) {
          int result = 100 * client + n;
          tasks.add(() -> result);
        }
        return sum(pool.invokeAll(tasks));
      });
    }
    int all = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(clients.size())) {
      all = sum(threads.invokeAll(clients));
    }
    assertThat(all).isEqualTo(1599 * 1600 / 2);
  }

  private static int sum(Collection<Future<Integer>> futures) throws Exception {
    int sum = 0;
    for (Future<Integer> future : futures) {
      sum += future.get(40, TimeUnit.SECONDS);
    }
    return sum;
  }

  @Test
  void aResultIsSubmittedAgain() throws Exception {
    int n = 0;
    for (int i = 0; i < 50; i++) {
      int last = n;
      n = Pools.submit(pool, () -> last + 1).get(40, TimeUnit.SECONDS);
    }
    assertThat(n).isEqualTo(50);
  }
}
