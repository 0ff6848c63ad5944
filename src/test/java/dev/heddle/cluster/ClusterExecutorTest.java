package dev.heddle.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.testing.Eventually;
import dev.heddle.workload.Task;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How tasks are dealt out, with members that are threads here. */
@Timeout(60)
class ClusterExecutorTest {

  private static volatile CountDownLatch gate = new CountDownLatch(1);

  private final MembersInMemory members = new MembersInMemory();
  private final ClusterExecutor executor = new ClusterExecutor();

  @BeforeEach
  void begin() {
    gate = new CountDownLatch(1);
  }

  @AfterEach
  void open() {
    gate.countDown();
    executor.shutdownNow();
  }

  private void members(int... threads) {
    for (int i = 0; i < threads.length; i++) {
      executor.joined(MembersInMemory.seat(i + 1, threads[i]));
    }
    executor.begin(members);
  }

  private static Task<Integer> value(int value) {
    return () -> value;
  }

  private static Task<Integer> held() {
    return () -> {
      gate.await();
      return 1;
    };
  }

  private static int get(Future<Integer> future) throws Exception {
    return future.get(40, TimeUnit.SECONDS);
  }

  @Test
  void noMemberHasMoreTasksThanItRunsAtOnce() throws Exception {
    members(1, 2);
    List<Future<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      all.add(executor.submit(held()));
    }

    assertThat(members.sent()).hasSize(3);
    assertThat(Collections.frequency(members.sent(), 2L)).isEqualTo(2);

    gate.countDown();
    for (Future<Integer> each : all) {
      assertThat(get(each)).isEqualTo(1);
    }
    assertThat(members.sent()).hasSize(10);
  }

  @Test
  void whatALostMemberHadFailsAndIsNotRunAgainAndWhatWaitsGoesElsewhere() throws Exception {
    members(1, 1);
    Future<Integer> lost = executor.submit(held());
    Future<Integer> kept = executor.submit(held());
    Future<Integer> waits = executor.submit(value(7));

    executor.lost(MembersInMemory.seat(1, 1), "killed");

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> get(lost))
        .withCauseInstanceOf(ClusterException.class)
        .withMessageContaining("member 1 was lost while it ran the task: killed");
    gate.countDown();
    assertThat(get(kept)).isEqualTo(1);
    assertThat(get(waits)).isEqualTo(7);
    assertThat(members.sent()).containsExactly(1L, 2L, 2L);
  }

  @Test
  void aMemberThatCannotBeReachedGetsNothingUntilItAnswers() throws Exception {
    members(1, 1);
    executor.unreachable(MembersInMemory.seat(1, 1));
    List<Future<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(executor.submit(value(i)));
    }
    for (int i = 0; i < 5; i++) {
      assertThat(get(all.get(i))).isEqualTo(i);
    }
    assertThat(members.sent()).containsOnly(2L);

    Future<Integer> other = executor.submit(held());
    Future<Integer> waits = executor.submit(value(7));
    executor.reachable(MembersInMemory.seat(1, 1));
    assertThat(get(waits)).isEqualTo(7);
    assertThat(members.sent().getLast()).isEqualTo(1L);
    gate.countDown();
    assertThat(get(other)).isEqualTo(1);
  }

  @Test
  void tasksOfTwoThatShareMembersHaveOtherNumbers() throws Exception {
    members(1);
    MembersInMemory others = new MembersInMemory();
    ClusterExecutor other = new ClusterExecutor();
    other.joined(MembersInMemory.seat(1, 1));
    other.begin(others);
    get(executor.submit(value(1)));
    get(other.submit(value(1)));
    other.shutdown();
    assertThat(members.numbers()).doesNotContainAnyElementsOf(others.numbers());
  }

  @Test
  void whatWaitsFailsWhereNobodyComesAnyMore() throws Exception {
    members(1);
    executor.lost(MembersInMemory.seat(1, 1), "killed");
    Future<Integer> waits = executor.submit(value(1));

    executor.nobodyComes("no member is left");

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> get(waits))
        .withMessageContaining("no member is left");
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> executor.submit(value(1)));
  }

  @Test
  void closeWaitsForAllAndEndsTheMembers() throws Exception {
    members(1);
    Future<Integer> first = executor.submit(held());
    Future<Integer> second = executor.submit(value(2));
    executor.shutdown();

    assertThat(executor.awaitTermination(10, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(executor.isTerminated()).isFalse();
    assertThat(members.ended()).isFalse();

    gate.countDown();
    executor.close();
    assertThat(members.ended()).isTrue();
    assertThat(executor.isTerminated()).isTrue();
    assertThat(get(first) + get(second)).isEqualTo(3);
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> executor.submit(value(1)));
  }

  @Test
  void shutdownNowGivesBackWhatWaitsAndThatCanBeRunHere() throws Exception {
    members(1);
    Future<Integer> running = executor.submit(held());
    Future<Integer> waits = executor.submit(value(5));
    Runnable dealt = (Runnable) running;
    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(dealt::run);

    List<Runnable> back = executor.shutdownNow();

    assertThat(back).hasSize(1);
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> get(running))
        .withCauseInstanceOf(InterruptedException.class);
    assertThat(executor.awaitTermination(40, TimeUnit.SECONDS)).isTrue();
    assertThat(waits.isDone()).isFalse();
    back.getFirst().run();
    assertThat(get(waits)).isEqualTo(5);
  }

  @Test
  void aCancelledTaskThatWaitsIsNeverSentAndOneThatRunsIsInterrupted() throws Exception {
    members(1);
    Future<Integer> running = executor.submit(held());
    Future<Integer> waits = executor.submit(value(1));

    assertThat(waits.cancel(false)).isTrue();
    assertThat(running.cancel(true)).isTrue();

    assertThat(get(executor.submit(value(3)))).isEqualTo(3);
    assertThat(members.sent()).hasSize(2);
  }

  @Test
  void whatCannotBeSentFailsAlone() throws Exception {
    members(1);
    Object held = new Object();
    Callable<Object> plain = () -> held;
    Task<Object> answersSo = Object::new;

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> executor.submit(plain).get(40, TimeUnit.SECONDS))
        .withMessageContaining("the task cannot be sent: " + plain.getClass().getName());
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> executor.submit(answersSo).get(40, TimeUnit.SECONDS))
        .withMessageContaining("the result cannot be sent: ");
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> executor.execute(() -> assertThat(held).isNull()));
    assertThat(get(executor.submit(value(1)))).isEqualTo(1);
  }

  @Test
  void whatATaskThrowsIsTheCauseInInvokeAllToo() throws Exception {
    members(2);
    Task<Integer> bad =
        () -> {
          throw new IllegalStateException("bad");
        };
    List<Future<Integer>> all = executor.invokeAll(List.of(value(1), bad));

    assertThat(get(all.getFirst())).isEqualTo(1);
    assertThat(all.getLast().state()).isEqualTo(Future.State.FAILED);
    assertThat(all.getLast().exceptionNow())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("bad");
    assertThat(executor.invokeAny(List.of(bad, value(4)))).isEqualTo(4);
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> executor.invokeAny(List.of(bad, bad)));
    assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(() -> executor.invokeAny(List.of(held()), 1, TimeUnit.MILLISECONDS));
  }

  /** Tells who reads it. */
  private record Reader(String thread) implements Serializable {
    private Reader {
      thread = Thread.currentThread().getName();
    }
  }

  @Test
  void inAThreadOfTheEnginesNothingIsSentAndNobodysCodeIsRun() throws Exception {
    members(1);
    List<Future<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(executor.submit(value(i)));
    }
    Task<Reader> answersSo = () -> new Reader("");
    Future<Reader> read = executor.submit(answersSo);

    assertThat(read.get(40, TimeUnit.SECONDS).thread()).isNotEqualTo(MembersInMemory.NAME);
    for (int i = 0; i < 5; i++) {
      assertThat(get(all.get(i))).isEqualTo(i);
    }
    assertThat(members.senders()).hasSize(6).doesNotContain(MembersInMemory.NAME);
  }

  @Test
  void tasksWaitForTheFirstMember() throws Exception {
    Future<Integer> early = executor.submit(value(9));
    executor.begin(members);
    executor.joined(MembersInMemory.seat(1, 1));

    assertThat(get(early)).isEqualTo(9);
    executor.shutdown();
    Eventually.isTrue("it ends", executor::isTerminated);
  }
}
