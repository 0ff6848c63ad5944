package dev.heddle.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.process.PoolOptions;
import dev.heddle.process.ProcessPool;
import dev.heddle.shared.SharedLock.Hold;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Handles travel inside tasks that are submitted to a running pool of worker JVMs. */
@Timeout(120)
class SharedInPoolTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** A task of another JVM. */
  interface Task<T> extends Callable<T>, Serializable {}

  /** Deposits under a lock. */
  record Deposit(SharedLock lock, SharedCounter balance, int times) implements Task<Long> {
    @Override
    public Long call() throws Exception {
      for (int i = 0; i < times; i++) {
        try (Hold _ = lock.acquire(LIMIT)) {
          balance.set(balance.get() + 1);
        }
      }
      return ProcessHandle.current().pid();
    }
  }

  /** The middle of a pipeline: doubles what comes. */
  record Doubler(Channel<Long> in, Channel<Long> out) implements Task<Long> {
    @Override
    public Long call() throws Exception {
      long count = 0;
      for (Long item = in.receive(LIMIT); item != null; item = in.receive(LIMIT)) {
        out.send(2 * item, LIMIT);
        count++;
      }
      out.close();
      return count;
    }
  }

  /** Dies with something in its hands. */
  record Dying(Channel<Long> in) implements Task<Long> {
    @Override
    public Long call() throws Exception {
      in.receive(LIMIT);
      Runtime.getRuntime().halt(3);
      return 0L;
    }
  }

  @Tag("contract")
  @Test
  void manyTasksOfFewWorkersChangeOneBalance() throws Exception {
    for (LockKind kind : List.of(LockKind.FILE, LockKind.OWNER_WORD)) {
      try (Sharing sharing = Sharing.open(true);
          ProcessPool pool = ProcessPool.open(PoolOptions.of(2))) {
        SharedCounter balance = sharing.counter(100);
        Deposit deposit = new Deposit(sharing.lock(kind), balance, 100);
        List<Future<Long>> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
          all.add(pool.submit(deposit));
        }
        for (Future<Long> one : all) {
          one.get();
        }
        assertThat(balance.get()).isEqualTo(3_100);
      }
    }
  }

  @Test
  void aPipelineOfThreeStagesRunsInThem() throws Exception {
    try (Sharing sharing = Sharing.open(true);
        ProcessPool pool = ProcessPool.open(PoolOptions.of(2))) {
      ChannelOptions options = ChannelOptions.of(16).forNumbers();
      Channel<Long> first = sharing.channel(options);
      Channel<Long> second = sharing.channel(options);
      Channel<Long> third = sharing.channel(options);
      Future<Long> a = pool.submit(new Doubler(first, second));
      Future<Long> b = pool.submit(new Doubler(second, third));
      List<Long> collected = new ArrayList<>();
      for (long i = 0; i < 1_000; i++) {
        first.send(i, LIMIT);
        if (i >= 20) {
          collected.add(third.receive(LIMIT));
        }
      }
      first.close();
      for (Long item = third.receive(LIMIT); item != null; item = third.receive(LIMIT)) {
        collected.add(item);
      }
      assertThat(a.get()).isEqualTo(1_000);
      assertThat(b.get()).isEqualTo(1_000);
      assertThat(collected).hasSize(1_000);
      for (int i = 0; i < 1_000; i++) {
        assertThat(collected.get(i)).isEqualTo(4L * i);
      }
    }
  }

  @Tag("contract")
  @Test
  void aStageThatDiesEndsTheOthersWithAnError() throws Exception {
    try (Sharing sharing = Sharing.open(true);
        ProcessPool pool = ProcessPool.open(PoolOptions.of(2))) {
      Channel<Long> in = sharing.channel(ChannelOptions.of(4));
      Channel<Long> out = sharing.channel(ChannelOptions.of(4));
      Future<Long> dying = pool.submit(new Dying(in));
      in.send(1L, LIMIT);
      assertThat(dying).failsWithin(LIMIT);
      Future<Long> stage = pool.submit(new Doubler(in, out));
      assertThat(stage)
          .failsWithin(LIMIT)
          .withThrowableThat()
          .withCauseInstanceOf(BrokenChannelException.class);
    }
  }
}
