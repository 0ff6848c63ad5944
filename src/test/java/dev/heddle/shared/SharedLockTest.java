package dev.heddle.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.heddle.memory.WaitPolicy;
import dev.heddle.shared.SharedLock.Hold;
import dev.heddle.testing.Eventually;
import dev.heddle.testing.OtherJvm;
import java.io.NotSerializableException;
import java.lang.ref.Cleaner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of lock keeps all but one out, has a time limit, and says what it is not for. */
@Timeout(120)
class SharedLockTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(60);
  private static final int TIMES = 5_000;
  private static final Cleaner CLEANER = Cleaner.create();

  private final Sharing sharing = Sharing.open(false);

  @AfterEach
  void close() throws Exception {
    sharing.close();
  }

  private SharedLock lock(LockKind kind) throws Exception {
    assumeThat(kind.available()).isTrue();
    return sharing.lock(kind, WaitPolicy.PARK);
  }

  @ParameterizedTest
  @EnumSource
  void noUpdateOfThreadsIsLost(LockKind kind) throws Exception {
    SharedLock lock = lock(kind);
    SharedCounter counter = sharing.counter(0);
    try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        boolean blocks = i % 2 == 0;
        all.add(
            executor.submit(() -> {
              for (int j = 0; j < TIMES; j++) {
                if (blocks) {
                  lock.run(LIMIT, _ -> counter.set(counter.get() + 1));
                } else {
                  try (Hold hold = lock.acquire(LIMIT)) {
                    assertThat(hold.previousHolderDied()).isFalse();
                    counter.set(counter.get() + 1);
                  }
                }
              }
              return 0;
            }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    assertThat(counter.get()).isEqualTo(4L * TIMES);
    assertThat(lock.kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @EnumSource
  void allWhoWaitGetItWhicheverWayTheyTakeIt(LockKind kind) throws Exception {
    SharedLock lock = lock(kind);
    Duration longerThanThisTest = Duration.ofMinutes(10);
    AtomicInteger waiting = new AtomicInteger();
    List<Thread> threads = new CopyOnWriteArrayList<>();
    List<Future<?>> all = new ArrayList<>();
    ExecutorService executor = Executors.newFixedThreadPool(6);
    try {
      Hold hold = lock.acquire(LIMIT);
      for (int i = 0; i < 6; i++) {
        boolean blocks = i % 3 != 0;
        all.add(
            executor.submit(() -> {
              threads.add(Thread.currentThread());
              waiting.incrementAndGet();
              if (blocks) {
                lock.run(longerThanThisTest, _ -> {});
              } else {
                try (Hold mine = lock.acquire(longerThanThisTest)) {
                  assertThat(mine.previousHolderDied()).isFalse();
                }
              }
              return 0;
            }));
      }
      Eventually.isTrue(
          "all have come",
          () ->
              waiting.get() == 6
                  && (kind.crossesProcesses() || threads.stream().allMatch(SharedLockTest::waits)));
      hold.close();
      for (Future<?> one : all) {
        assertThat(one).succeedsWithin(LIMIT);
      }
    } finally {
      executor.shutdownNow();
    }
  }

  private static boolean waits(Thread thread) {
    return thread.getState() != Thread.State.RUNNABLE;
  }

  @ParameterizedTest
  @EnumSource
  void whoWaitsTooLongIsTold(LockKind kind) throws Exception {
    SharedLock lock = lock(kind);
    try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
      try (Hold _ = lock.acquire(LIMIT)) {
        for (Duration limit : List.of(Duration.ZERO, SHORT)) {
          assertThat(executor.submit(() -> lock.acquire(limit)))
              .failsWithin(LIMIT)
              .withThrowableThat()
              .withCauseInstanceOf(TimeoutException.class)
              .withMessageContaining("lock " + kind + ": still held by another after");
        }
        assertThat(
                executor.submit(() -> {
                  lock.run(SHORT, _ -> {});
                  return 0;
                }))
            .failsWithin(LIMIT)
            .withThrowableThat()
            .withCauseInstanceOf(TimeoutException.class);
      }
      assertThat(executor.submit(() -> acquireAndGiveBack(lock))).succeedsWithin(LIMIT);
    }
  }

  private static boolean acquireAndGiveBack(SharedLock lock) throws Exception {
    try (Hold hold = lock.acquire(SHORT)) {
      return hold.previousHolderDied();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoWaitsCanBeInterrupted(LockKind kind) throws Exception {
    SharedLock lock = lock(kind);
    try (ExecutorService executor = Executors.newSingleThreadExecutor();
        Hold _ = lock.acquire(LIMIT)) {
      Future<?> waiting = executor.submit(() -> lock.acquire(LIMIT));
      executor.shutdownNow();
      assertThat(waiting)
          .failsWithin(LIMIT)
          .withThrowableThat()
          .withCauseInstanceOf(InterruptedException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void itIsHeldOnceAndGivenBackOnceByItsHolder(LockKind kind) throws Exception {
    SharedLock lock = lock(kind);
    Hold hold = lock.acquire(LIMIT);
    assertThatIllegalStateException().isThrownBy(() -> lock.acquire(LIMIT));
    assertThatIllegalStateException().isThrownBy(() -> lock.run(LIMIT, _ -> {}));
    hold.close();
    assertThatExceptionOfType(IllegalMonitorStateException.class).isThrownBy(hold::close);
    lock.run(LIMIT, _ -> assertThatIllegalStateException().isThrownBy(() -> lock.acquire(LIMIT)));
    assertThat(acquireAndGiveBack(lock)).isFalse();
  }

  @Test
  void aRobustMutexRefusesVirtualThreads() throws Exception {
    SharedLock lock = lock(LockKind.ROBUST_MUTEX);
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(executor.submit(() -> lock.acquire(LIMIT)))
          .failsWithin(LIMIT)
          .withThrowableThat()
          .withCauseInstanceOf(UnsupportedOperationException.class)
          .withMessageContaining("platform threads only");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theUsualLockIsForVirtualThreadsToo(boolean acrossProcesses) throws Exception {
    try (Sharing one = Sharing.open(acrossProcesses);
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      SharedLock lock = one.lock();
      SharedCounter counter = one.counter(0);
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        all.add(
            executor.submit(() -> {
              for (int j = 0; j < 100; j++) {
                lock.run(LIMIT, _ -> counter.set(counter.get() + 1));
              }
              return 0;
            }));
      }
      for (Future<?> each : all) {
        each.get();
      }
      assertThat(counter.get()).isEqualTo(800);
    }
  }

  /** Takes a lock, forgets its hold, and takes others in the same thread. */
  static final class Forgetful {
    private Forgetful() {}

    public static void main(String[] args) throws Exception {
      try (Sharing sharing = Sharing.open(true)) {
        LockKind kind = LockKind.of(args[0]);
        String handle = takeAndForget(sharing, kind);
        SharedLock other = sharing.lock(kind);
        for (AtomicInteger collected = new AtomicInteger(); collected.get() < 20; ) {
          // what ends with the collector's work is done by threads that come to it some time later
          int before = collected.get();
          CLEANER.register(new Object(), collected::incrementAndGet);
          Eventually.isTrue(
              "the collector has come by",
              () -> {
                System.gc();
                return collected.get() > before;
              });
          other.acquire(LIMIT).close();
        }
        System.out.println(handle);
        System.in.read();
      }
    }

    private static String takeAndForget(Sharing sharing, LockKind kind) throws Exception {
      SharedLock lock =
          kind == LockKind.FILE
              ? FileLocked.create(sharing.path().resolve("forgotten"), WaitPolicy.PARK)
              : sharing.lock(kind);
      Hold hold = lock.acquire(LIMIT);
      assertThat(hold.previousHolderDied()).isFalse();
      return Handles.text(lock);
    }
  }

  @Tag("contract")
  @ParameterizedTest
  @EnumSource(names = {"FILE", "OWNER_WORD", "ROBUST_MUTEX"})
  void aHoldThatIsForgottenIsNotGivenBackAndHarmsNobody(LockKind kind) throws Exception {
    assumeThat(kind.available()).isTrue();
    try (OtherJvm other = OtherJvm.start(Forgetful.class, kind)) {
      SharedLock lock = Handles.read(other.line());
      assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> lock.acquire(SHORT));
      other.process().outputWriter().append('\n').flush();
      assertThat(other.exitCode()).isZero();
      try (Hold hold = lock.acquire(LIMIT)) {
        assertThat(hold.previousHolderDied()).isTrue();
      }
    }
  }

  @Test
  void aLockOfThreadsIsNotForProcesses() throws Exception {
    SharedLock reentrant = sharing.lock();
    assertThat(reentrant.kind()).isEqualTo(LockKind.REENTRANT);
    assertThatExceptionOfType(NotSerializableException.class)
        .isThrownBy(() -> Handles.text(reentrant));
    try (Sharing across = Sharing.open(true)) {
      assertThat(across.lock().kind().crossesProcesses()).isTrue();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> across.lock(LockKind.SYNCHRONIZED))
          .withMessageContaining("works only between threads of one process");
    }
  }

  @Test
  void kindsAreReadByTheirIds() {
    assertThat(LockKind.ids()).allSatisfy(id -> assertThat(LockKind.of(id)).hasToString(id));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LockKind.of("spin"))
        .withMessageStartingWith("lock 'spin': unknown; write one of synchronized, reentrant,");
  }
}
