package dev.heddle.process;

import static dev.heddle.process.Outcome.causeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.memory.WaitPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever carries them, tasks get there and results come back. */
@Timeout(60)
class TransportTest {

  static final List<PoolOptions> CARRIERS =
      List.of(
          PoolOptions.of(2),
          shared(WaitPolicy.PARK),
          shared(WaitPolicy.SPIN),
          shared(WaitPolicy.SPIN_THEN_PARK));

  private static PoolOptions shared(WaitPolicy policy) {
    return PoolOptions.of(2).withTransport(Transport.SHARED_MEMORY).withWaitPolicy(policy);
  }

  record Square(long n) implements Task<Long> {
    @Override
    public Long call() {
      return n * n;
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Echo(byte[] bytes) implements Task<byte[]> {
    @Override
    public byte[] call() {
      return bytes;
    }
  }

  private static <T> Future<T> submit(ProcessPool pool, Task<T> task) {
    return pool.submit(task);
  }

  @ParameterizedTest
  @FieldSource("CARRIERS")
  void manyTasksComeBackInOrder(PoolOptions options) throws Exception {
    try (ProcessPool pool = ProcessPool.open(options)) {
      List<Square> tasks = LongStream.range(0, 5_000).mapToObj(Square::new).toList();
      List<Long> results = new ArrayList<>();
      for (Future<Long> future : pool.invokeAll(tasks)) {
        results.add(future.get());
      }
      assertThat(results).isEqualTo(tasks.stream().map(Square::call).toList());
      for (long i = 0; i < 200; i++) {
        assertThat(pool.submit(new Square(i)).get()).isEqualTo(i * i);
        assertThat(pool.submit(new Square(i)).get(1, TimeUnit.MINUTES)).isEqualTo(i * i);
      }
    }
  }

  @ParameterizedTest
  @FieldSource("CARRIERS")
  void payloadsOfAllSizesCrossBothWays(PoolOptions options) throws Exception {
    try (ProcessPool pool = ProcessPool.open(options)) {
      List<byte[]> sent = new ArrayList<>();
      List<Future<byte[]>> futures = new ArrayList<>();
      for (int size : new int[] {0, 1, 32_000, 70_000, 262_144, 3_000_000, 5, 1_000_000, 40_000}) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        sent.add(bytes);
        futures.add(submit(pool, new Echo(bytes)));
      }
      for (int i = 0; i < sent.size(); i++) {
        assertThat(futures.get(i).get()).isEqualTo(sent.get(i));
      }
    }
  }

  @ParameterizedTest
  @FieldSource("CARRIERS")
  void aKilledWorkerCostsItsTaskAlone(PoolOptions options) throws Exception {
    try (ProcessPool pool = ProcessPool.open(options)) {
      List<Future<Long>> futures = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        long n = i;
        futures.add(
            submit(
                pool,
                () -> {
                  if (n == 11) {
                    Processes.signal("KILL", Processes.ownPid());
                  }
                  return n;
                }));
      }
      for (int i = 0; i < 30; i++) {
        if (i == 11) {
          assertThat(causeOf(futures.get(i)))
              .isInstanceOf(WorkerCrashedException.class)
              .hasMessageContaining("SIGKILL");
        } else {
          assertThat(futures.get(i).get()).isEqualTo(i);
        }
      }
    }
  }

  @ParameterizedTest
  @FieldSource("CARRIERS")
  void whoWaitsForALongTaskCanGiveUp(PoolOptions options) throws Exception {
    try (ProcessPool pool = ProcessPool.open(options)) {
      Future<Integer> busy =
          submit(
              pool,
              () -> {
                while (true) {
                  Thread.onSpinWait();
                }
              });
      assertThatExceptionOfType(TimeoutException.class)
          .isThrownBy(() -> busy.get(20, TimeUnit.MILLISECONDS));
      Thread.currentThread().interrupt();
      assertThatExceptionOfType(InterruptedException.class).isThrownBy(busy::get);
      Thread.currentThread().interrupt();
      Future<Long> other = pool.submit(new Square(3));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(other.get()).isEqualTo(9);
      assertThat(busy.cancel(true)).isTrue();
    }
  }

  @ParameterizedTest
  @FieldSource("CARRIERS")
  void nothingIsLeftInTheSharedFolders(PoolOptions options) throws Exception {
    try (ProcessPool pool = ProcessPool.open(options)) {
      assertThat(pool.submit(new Square(2)).get()).isEqualTo(4);
    }
    assertThat(maps()).noneMatch(line -> line.contains("/heddle-" + Processes.ownPid() + "-"));
    assertThat(Path.of("/dev/shm").toFile().list())
        .noneMatch(name -> name.startsWith("heddle-" + Processes.ownPid() + "-"));
  }

  private static List<String> maps() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/maps"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1_000, 100_000})
  void mapGivesResultsInTheOrderOfTheItems(int chunk) throws Exception {
    try (ProcessPool pool = ProcessPool.open(PoolOptions.of(2))) {
      List<Long> items = LongStream.range(0, 2_000).boxed().toList();
      List<Long> doubled = items.stream().map(n -> 2 * n).toList();
      List<Long> mapped = pool.map(items, n -> 2 * n, chunk);
      assertThat(mapped).isEqualTo(doubled);
      List<String> texts = pool.map(items, n -> "n" + n, chunk);
      assertThat(texts).hasSize(2_000).startsWith("n0", "n1", "n2");
      assertThat(pool.<Long, Long>map(List.of(), n -> n)).isEmpty();
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> pool.map(items, n -> 10 / (n - 1_000), chunk))
          .withCauseInstanceOf(ArithmeticException.class);
    }
  }
}
