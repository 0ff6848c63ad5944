package dev.heddle.execution;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.testing.Eventually;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ThreadModelsTest {

  private static final int WORKERS = 3;
  private static final int TASKS = 30;

  static List<String> ofThisProcess() {
    return names(model -> !model.has(Trait.CROSSES_PROCESSES));
  }

  static List<String> ofSeveralThreads() {
    return names(model -> model.traits().isEmpty());
  }

  private static List<String> names(Predicate<ExecutionModel> which) {
    return ExecutionModel.builtIn().stream().filter(which).map(ExecutionModel::name).toList();
  }

  @ParameterizedTest
  @MethodSource("ofSeveralThreads")
  void exactlyAsManyTasksRunAtOnceAsThereAreWorkers(String model) throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    // passes only when so many tasks run at once; one more at once would be counted
    CyclicBarrier together = new CyclicBarrier(WORKERS);
    Callable<Integer> task =
        () -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          together.await(40, TimeUnit.SECONDS);
          most.accumulateAndGet(running.get(), Math::max);
          running.decrementAndGet();
          return 1;
        };
    try (Workforce workforce = open(model)) {
      assertThat(workforce.callAll(nCopies(TASKS, task))).hasSize(TASKS);
    }
    assertThat(most).hasValue(WORKERS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"platform-threads[bound=none]", "virtual-threads[bound=none]"})
  void withoutABoundAllTasksRunAtOnce(String model) throws Exception {
    CyclicBarrier together = new CyclicBarrier(TASKS);
    try (Workforce workforce = open(model)) {
      workforce.callAll(nCopies(TASKS, () -> together.await(40, TimeUnit.SECONDS)));
    }
    assertThat(together.isBroken()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("ofThisProcess")
  void resultsComeInOrder(String model) throws Exception {
    List<Callable<Integer>> tasks = numbers();
    try (Workforce workforce = open(model)) {
      assertThat(workforce.callAll(tasks)).isEqualTo(IntStream.range(0, TASKS).boxed().toList());
      assertThat(workforce.callAll(List.<Callable<Integer>>of())).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("ofThisProcess")
  void aTaskThatFailsIsTheCause(String model) throws Exception {
    List<Callable<Integer>> tasks = new ArrayList<>(numbers());
    tasks.set(
        7,
        () -> {
          throw new IOException("seven");
        });
    try (Workforce workforce = open(model)) {
      assertThatThrownBy(() -> workforce.callAll(tasks))
          .isInstanceOf(ExecutionException.class)
          .rootCause()
          .hasMessage("seven");
      assertThat(workforce.callAll(numbers())).hasSize(TASKS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"platform-threads", "virtual-threads"})
  void everyTaskOfAPerTaskModelHasANewThread(String model) throws Exception {
    Set<Thread> threads = threadsOf(model);

    assertThat(threads).hasSize(TASKS).doesNotContain(Thread.currentThread());
    assertThat(threads)
        .allSatisfy(
            thread -> assertThat(thread.isVirtual()).isEqualTo(model.equals("virtual-threads")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fixed-pool", "work-stealing"})
  void aPoolNeverBorrowsItsCaller(String model) throws Exception {
    assertThat(threadsOf(model)).hasSizeBetween(1, WORKERS).doesNotContain(Thread.currentThread());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sequential", "bare"})
  void theCallerItselfRunsSequentialTasks(String model) throws Exception {
    assertThat(threadsOf(model)).containsExactly(Thread.currentThread());
    try (Workforce workforce = open(model)) {
      assertThat(workforce.workers()).hasSize(1);
      assertThat(workforce.workers().getFirst().pid()).isEqualTo(ProcessHandle.current().pid());
    }
  }

  @Test
  void theLimitBorrowsItsCallerAndAsManyThreadsAsAreLacking() throws Exception {
    CyclicBarrier together = new CyclicBarrier(WORKERS);
    Callable<Thread> task =
        () -> {
          together.await(40, TimeUnit.SECONDS);
          return Thread.currentThread();
        };
    try (Workforce workforce = open("limit")) {
      assertThat(Set.copyOf(workforce.callAll(nCopies(WORKERS, task))))
          .hasSize(WORKERS)
          .contains(Thread.currentThread());
      assertThat(workforce.workers()).hasSize(WORKERS);
    }
  }

  @Test
  void theLimitWaitsForWhatRunsWhenATaskHasFailed() throws Exception {
    Thread caller = Thread.currentThread();
    CyclicBarrier together = new CyclicBarrier(WORKERS);
    CountDownLatch failed = new CountDownLatch(1);
    AtomicInteger ended = new AtomicInteger();
    Callable<Integer> task =
        () -> {
          together.await(40, TimeUnit.SECONDS);
          if (Thread.currentThread() == caller) {
            assertThat(failed.await(40, TimeUnit.SECONDS)).isTrue();
          } else if (Thread.currentThread().getName().endsWith("-1")) {
            failed.countDown();
            throw new IOException("failed");
          } else {
            Eventually.isTrue("waited for", () -> caller.getState() == Thread.State.WAITING);
            ended.incrementAndGet();
          }
          return 1;
        };
    try (Workforce workforce = open("limit")) {
      assertThatThrownBy(() -> workforce.callAll(nCopies(WORKERS, task)))
          .isInstanceOf(ExecutionException.class)
          .rootCause()
          .hasMessage("failed");
      assertThat(ended).hasValue(1);
    }
  }

  @ParameterizedTest
  @MethodSource("ofSeveralThreads")
  void anErrorIsTheCauseInWhicheverThreadItIsThrown(String model) throws Exception {
    Callable<Integer> task =
        () -> {
          throw new AssertionError("broken");
        };
    try (Workforce workforce = open(model)) {
      assertThatThrownBy(() -> workforce.callAll(nCopies(1, task)))
          .isInstanceOf(ExecutionException.class)
          .rootCause()
          .hasMessage("broken");
    }
  }

  @Test
  void anInterruptedCallerOfTheLimitInterruptsTheOtherTasks() throws Exception {
    Thread caller = Thread.currentThread();
    CyclicBarrier together = new CyclicBarrier(WORKERS);
    CountDownLatch interrupted = new CountDownLatch(WORKERS);
    Callable<Integer> task =
        () -> {
          together.await(40, TimeUnit.SECONDS);
          if (Thread.currentThread() == caller) {
            caller.interrupt();
          }
          try {
            new CountDownLatch(1).await();
          } finally {
            interrupted.countDown();
          }
          return 1;
        };
    try (Workforce workforce = open("limit")) {
      assertThatThrownBy(() -> workforce.callAll(nCopies(WORKERS, task)))
          .isInstanceOf(InterruptedException.class);
      assertThat(interrupted.await(40, TimeUnit.SECONDS)).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("ofSeveralThreads")
  void closingInterruptsWhatRunsAndLeavesNoThread(String model) throws Exception {
    Workforce workforce = open(model);
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    CountDownLatch begun = new CountDownLatch(WORKERS);
    CountDownLatch never = new CountDownLatch(1);
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < WORKERS; i++) {
      futures.add(
          workforce
              .executor()
              .submit(() -> {
                threads.add(Thread.currentThread());
                begun.countDown();
                never.await();
                return 1;
              }));
    }
    assertThat(begun.await(40, TimeUnit.SECONDS)).isTrue();

    workforce.close();
    workforce.close();

    for (Thread thread : threads) {
      assertThat(thread.join(Duration.ofSeconds(40))).isTrue();
    }
    assertThat(futures).allSatisfy(future -> assertThat(future.isDone()).isTrue());
    assertThatThrownBy(() -> workforce.executor().submit(() -> 1))
        .isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void aVirtualThreadThatWaitsForItsTurnGivesUpWhenClosed() throws Exception {
    Workforce workforce = ExecutionModel.of("virtual-threads").open(OpenRequest.of(1));
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    workforce
        .executor()
        .execute(() -> {
          begun.countDown();
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    assertThat(begun.await(40, TimeUnit.SECONDS)).isTrue();
    Future<Integer> waiting = workforce.executor().submit(() -> 1);

    workforce.close();

    assertThat(waiting.isDone()).isTrue();
  }

  private static Workforce open(String model) throws IOException {
    return ExecutionModel.of(model).open(OpenRequest.of(WORKERS));
  }

  private static Set<Thread> threadsOf(String model) throws Exception {
    try (Workforce workforce = open(model)) {
      return Set.copyOf(workforce.callAll(nCopies(TASKS, Thread::currentThread)));
    }
  }

  private static List<Callable<Integer>> numbers() {
    return IntStream.range(0, TASKS).<Callable<Integer>>mapToObj(i -> () -> i).toList();
  }
}
