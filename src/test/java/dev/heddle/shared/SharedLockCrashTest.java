package dev.heddle.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.heddle.memory.WaitPolicy;
import dev.heddle.shared.SharedLock.Hold;
import dev.heddle.testing.Eventually;
import dev.heddle.testing.OtherJvm;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Locks between processes: exact, whoever is killed when. */
@Timeout(120)
class SharedLockCrashTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int TIMES = 5_000;

  /** Takes a lock, says so, and keeps it. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws Exception {
      SharedLock lock = Handles.read(args[0]);
      try (Hold hold = lock.acquire(LIMIT)) {
        System.out.println("holds " + hold.previousHolderDied());
        System.in.read();
      }
    }
  }

  /**
   * Adds 1 to two counters under a lock, again and again; what a dead holder left half done, it
   * makes whole.
   */
  static final class Pair {
    private Pair() {}

    public static void main(String[] args) throws Exception {
      SharedLock lock = Handles.read(args[0]);
      int times = Integer.parseInt(args[3]);
      System.out.println("begins");
      int repairs = add(lock, Handles.read(args[1]), Handles.read(args[2]), times);
      System.out.println("repairs " + repairs);
    }

    static int add(SharedLock lock, SharedCounter first, SharedCounter second, int times)
        throws Exception {
      int repairs = 0;
      for (int i = 0; i < times; i++) {
        try (Hold hold = lock.acquire(LIMIT)) {
          if (hold.previousHolderDied()) {
            repairs++;
            second.set(first.get());
          }
          if (first.get() != second.get()) {
            throw new AssertionError("half done, and not told: " + first.get());
          }
          first.set(first.get() + 1);
          second.set(second.get() + 1);
        }
      }
      return repairs;
    }
  }

  @Tag("contract")
  @ParameterizedTest
  @EnumSource(names = {"FILE", "OWNER_WORD", "ROBUST_MUTEX"})
  void processesLoseNoUpdate(LockKind kind) throws Exception {
    assumeThat(kind.available()).isTrue();
    for (WaitPolicy waiting : WaitPolicy.values()) {
      try (Sharing sharing = Sharing.open(true)) {
        SharedLock lock = sharing.lock(kind, waiting);
        SharedCounter first = sharing.counter(0);
        SharedCounter second = sharing.counter(0);
        try (OtherJvm other = pair(lock, first, second, TIMES)) {
          assertThat(Pair.add(lock, first, second, TIMES)).isZero();
          assertThat(other.line()).isEqualTo("begins");
          assertThat(other.line()).isEqualTo("repairs 0");
        }
        assertThat(first.get()).isEqualTo(2L * TIMES).isEqualTo(second.get());
      }
    }
  }

  private static OtherJvm pair(SharedLock lock, SharedCounter a, SharedCounter b, int times)
      throws Exception {
    return OtherJvm.start(Pair.class, Handles.text(lock), Handles.text(a), Handles.text(b), times);
  }

  @ParameterizedTest
  @EnumSource(names = {"FILE", "OWNER_WORD", "ROBUST_MUTEX"})
  void whoComesAfterAKilledHolderGetsTheLockAndIsTold(LockKind kind) throws Exception {
    assumeThat(kind.available()).isTrue();
    try (Sharing sharing = Sharing.open(true);
        ExecutorService executor = Executors.newSingleThreadExecutor()) {
      SharedLock lock = sharing.lock(kind, WaitPolicy.PARK);
      for (int round = 0; round < 2; round++) {
        try (OtherJvm other = OtherJvm.start(Holder.class, Handles.text(lock))) {
          assertThat(other.line()).isEqualTo("holds false");
          Future<Boolean> next = executor.submit(() -> diedBefore(lock));
          assertThat(next).isNotDone();
          other.kill();
          assertThat(next).succeedsWithin(LIMIT).isEqualTo(true);
        }
        assertThat(diedBefore(lock)).isFalse();
      }
    }
  }

  private static boolean diedBefore(SharedLock lock) throws Exception {
    try (Hold hold = lock.acquire(LIMIT)) {
      return hold.previousHolderDied();
    }
  }

  @Tag("contract")
  @ParameterizedTest
  @EnumSource(names = {"FILE", "OWNER_WORD", "ROBUST_MUTEX"})
  void whatTheLockGuardsStaysWholeThoughWorkersAreKilledAtRandom(LockKind kind) throws Exception {
    assumeThat(kind.available()).isTrue();
    Random random = new Random(11);
    try (Sharing sharing = Sharing.open(true)) {
      SharedLock lock = sharing.lock(kind, WaitPolicy.SPIN_THEN_PARK);
      SharedCounter first = sharing.counter(0);
      SharedCounter second = sharing.counter(0);
      for (int round = 0; round < 3; round++) {
        try (OtherJvm a = pair(lock, first, second, Integer.MAX_VALUE);
            OtherJvm b = pair(lock, first, second, Integer.MAX_VALUE)) {
          assertThat(a.line()).isEqualTo("begins");
          assertThat(b.line()).isEqualTo("begins");
          LockSupport.parkNanos(random.nextInt(50_000_000));
          a.kill();
          // the other one works on
          long before = first.get();
          Eventually.isTrue("it works on", () -> first.get() > before + 100);
          assertThat(b.process().isAlive()).isTrue();
        }
        Pair.add(lock, first, second, 1);
        assertThat(first.get()).isEqualTo(second.get());
      }
    }
  }
}
