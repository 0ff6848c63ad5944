package dev.heddle.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.heddle.testing.Eventually;
import dev.heddle.testing.OtherJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever waits for an event is woken when it should be, in threads and in processes. */
@Timeout(60)
class EventCountTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** Where the ball and the two event counts are. */
  private static final long BALL = 0;

  private static final long FIRST = 64;
  private static final long SECOND = 128;
  private static final long BYTES = 192;

  @TempDir Path folder;

  private Path path = Path.of("");

  @BeforeEach
  void create() throws Exception {
    path = folder.resolve("memory");
    MappedFile.create(path, BYTES).close();
  }

  /** Waits for odd balls and makes them even, {@code rounds} times. */
  record Returner(AtomicWords words, WaitPolicy policy, int rounds) {

    static final class Main {
      private Main() {}

      public static void main(String[] args) throws Exception {
        try (MappedFile file = MappedFile.attach(Path.of(args[0]))) {
          WaitPolicy policy = WaitPolicy.of(args[1]);
          new Returner(file.words(), policy, Integer.parseInt(args[2])).play(1);
        }
      }
    }

    /** Plays odd balls (1) or even ones (0). */
    void play(int odd) throws InterruptedException {
      EventCount mine = new EventCount(words, odd == 1 ? FIRST : SECOND, policy);
      EventCount theirs = new EventCount(words, odd == 1 ? SECOND : FIRST, policy);
      for (int round = 0; round < rounds; round++) {
        long ball = 2L * round + odd;
        if (!mine.await(() -> words.getVolatile(BALL) == ball, EventCount.deadline(LIMIT))) {
          throw new AssertionError("ball " + ball + " does not come");
        }
        words.setRelease(BALL, ball + 1);
        theirs.signal();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void twoProcessesPassABall(WaitPolicy policy) throws Exception {
    int rounds = 1_000;
    try (MappedFile file = MappedFile.attach(path);
        OtherJvm other = OtherJvm.start(Returner.Main.class, path, policy, rounds)) {
      AtomicWords words = file.words();
      new Returner(words, policy, rounds).play(0);
      assertThat(other.exitCode()).isZero();
      assertThat(words.getVolatile(BALL)).isEqualTo(2L * rounds);
    }
  }

  @ParameterizedTest
  @EnumSource
  void twoThreadsPassABallManyTimes(WaitPolicy policy) throws Exception {
    passInThreads(Executors.newSingleThreadExecutor(), policy, 5_000);
  }

  @Test
  void virtualThreadsPassABall() throws Exception {
    passInThreads(Executors.newVirtualThreadPerTaskExecutor(), WaitPolicy.PARK, 500);
  }

  /** Virtual threads that wait in every carrier, for others that are started after them. */
  static final class Crowd {
    private Crowd() {}

    public static void main(String[] args) throws Exception {
      WaitPolicy policy = WaitPolicy.of(args[1]);
      int each = 4 * Runtime.getRuntime().availableProcessors();
      try (MappedFile file = MappedFile.attach(Path.of(args[0]));
          ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
        AtomicWords words = file.words();
        EventCount eventCount = new EventCount(words, FIRST, policy);
        AtomicInteger looks = new AtomicInteger();
        List<Future<Boolean>> waiting = new ArrayList<>();
        for (int i = 0; i < each; i++) {
          waiting.add(
              executor.submit(() -> {
                return eventCount.await(
                    () -> {
                      looks.incrementAndGet();
                      return words.getVolatile(BALL) >= each;
                    },
                    EventCount.deadline(LIMIT));
              }));
        }
        // so many that those who spin have let each other go ahead a thousand times
        int enough = policy == WaitPolicy.SPIN ? 1_000_000 : each;
        Eventually.isTrue("they wait", () -> looks.get() > enough);
        for (int i = 0; i < each; i++) {
          executor.execute(() -> {
            words.getAndAdd(BALL, 1);
            eventCount.signal();
          });
        }
        int ready = 0;
        for (Future<Boolean> one : waiting) {
          ready += one.get() ? 1 : 0;
        }
        System.out.println(ready == each ? "all" : ready + " of " + each);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void virtualThreadsThatWaitLetThoseRunThatTheyWaitFor(WaitPolicy policy) throws Exception {
    try (OtherJvm other = OtherJvm.start(Crowd.class, path, policy)) {
      assertThat(other.line()).isEqualTo("all");
    }
  }

  private void passInThreads(ExecutorService executor, WaitPolicy policy, int rounds)
      throws Exception {
    try (MappedFile file = MappedFile.attach(path);
        executor) {
      AtomicWords words = file.words();
      Returner player = new Returner(words, policy, rounds);
      Future<?> other =
          executor.submit(() -> {
            player.play(1);
            return 0;
          });
      player.play(0);
      other.get();
      assertThat(words.getVolatile(BALL)).isEqualTo(2L * rounds);
    }
  }

  @Test
  void oneSignalWakesAllWhoSleep() throws Exception {
    try (MappedFile file = MappedFile.attach(path);
        ExecutorService executor = Executors.newFixedThreadPool(4)) {
      AtomicWords words = file.words();
      EventCount eventCount = new EventCount(words, FIRST, WaitPolicy.PARK);
      for (int round = 1; round <= 200; round++) {
        int now = round;
        Future<?>[] all = new Future<?>[4];
        for (int i = 0; i < all.length; i++) {
          all[i] =
              executor.submit(() ->
                  eventCount.await(
                      () -> words.getVolatile(BALL) == now, EventCount.deadline(LIMIT)));
        }
        words.setRelease(BALL, now);
        eventCount.signal();
        for (Future<?> one : all) {
          assertThat(one.get()).isEqualTo(true);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWaitEndsAtItsDeadlineOrByAnInterrupt(WaitPolicy policy) throws Exception {
    try (MappedFile file = MappedFile.attach(path)) {
      EventCount eventCount = new EventCount(file.words(), FIRST, policy);
      assertThat(eventCount.await(() -> false, EventCount.deadline(Duration.ZERO))).isFalse();
      assertThat(eventCount.await(() -> false, EventCount.deadline(Duration.ofMillis(50))))
          .isFalse();
      assertThat(eventCount.await(() -> true, EventCount.deadline(Duration.ofSeconds(-1))))
          .isTrue();
      Thread.currentThread().interrupt();
      assertThatExceptionOfType(InterruptedException.class)
          .isThrownBy(() ->
              eventCount.await(
                  () -> false, EventCount.deadline(Duration.ofSeconds(Long.MAX_VALUE))));
    }
  }

  @Test
  void aSleeperWhoseMemoryGoesIsTold() throws Exception {
    MappedFile file = MappedFile.attach(path);
    try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
      AtomicWords words = file.words();
      EventCount eventCount = new EventCount(words, FIRST, WaitPolicy.PARK);
      Future<?> late =
          executor.submit(() ->
              eventCount.await(() -> words.getVolatile(BALL) == 1, EventCount.deadline(LIMIT)));
      Eventually.isTrue("it sleeps", () -> words.getIntVolatile(FIRST) == 1);
      file.close();
      assertThat(late)
          .failsWithin(LIMIT)
          .withThrowableThat()
          .withCauseInstanceOf(IllegalStateException.class);
    } finally {
      file.close();
    }
  }

  @Test
  void policiesAreReadByTheirIds() {
    assertThat(WaitPolicy.ids()).containsExactly("park", "spin", "spin-then-park");
    assertThat(WaitPolicy.ids()).allSatisfy(id -> assertThat(WaitPolicy.of(id)).hasToString(id));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WaitPolicy.of("sleep"))
        .withMessage("wait policy 'sleep': unknown; write one of park, spin, spin-then-park");
  }
}
