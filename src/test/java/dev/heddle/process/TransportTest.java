package dev.heddle.process;

import static dev.heddle.process.Outcome.causeOf;
import static dev.heddle.process.Outcome.resultOf;
import static dev.heddle.process.Outcome.resultsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.memory.WaitPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.FieldSource;

/** Whatever carries them, tasks get there and results come back. */
@ParameterizedClass
@FieldSource("CARRIERS")
@Timeout(120)
class TransportTest {

  static final List<PoolOptions> CARRIERS =
      List.of(
          Pools.small(2),
          Pools.small(2, Transport.TCP),
          shared(WaitPolicy.PARK),
          shared(WaitPolicy.SPIN),
          shared(WaitPolicy.SPIN_THEN_PARK));

  private static @Nullable ProcessPool opened;

  @SuppressWarnings("UnusedVariable") // the pool is opened with it
  TransportTest(PoolOptions options) {}

  private static PoolOptions shared(WaitPolicy policy) {
    return Pools.small(2, Transport.SHARED_MEMORY).withWaitPolicy(policy);
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

  private static ProcessPool pool() {
    return Objects.requireNonNull(opened);
  }

  @BeforeParameterizedClassInvocation
  static void open(PoolOptions options) throws Exception {
    opened = ProcessPool.open(options);
  }

  @AfterParameterizedClassInvocation
  static void closeAndLeaveNothing() throws Exception {
    pool().close();
    assertThat(Pools.folders()).isEmpty();
    assertThat(Pools.mappedFiles()).isEmpty();
  }

  @Test
  void manyTasksComeBackInOrder() throws Exception {
    List<Square> tasks = LongStream.range(0, 5_000).mapToObj(Square::new).toList();
    assertThat(resultsOf(pool().invokeAll(tasks)))
        .isEqualTo(tasks.stream().map(Square::call).toList());
    for (long i = 0; i < 200; i++) {
      assertThat(pool().submit(new Square(i)).get()).isEqualTo(i * i);
      assertThat(pool().submit(new Square(i)).get(1, TimeUnit.MINUTES)).isEqualTo(i * i);
    }
  }

  @Test
  void payloadsOfAllSizesCrossBothWays() throws Exception {
    List<byte[]> sent = new ArrayList<>();
    List<Future<byte[]>> futures = new ArrayList<>();
    for (int size : new int[] {0, 1, 32_000, 70_000, 262_144, 3_000_000, 5, 1_000_000, 40_000}) {
      byte[] bytes = new byte[size];
      new Random(size).nextBytes(bytes);
      sent.add(bytes);
      futures.add(pool().submit(new Echo(bytes)));
    }
    for (int i = 0; i < sent.size(); i++) {
      assertThat(resultOf(futures.get(i))).isEqualTo(sent.get(i));
    }
  }

  @Test
  void aKilledWorkerCostsItsTaskAlone() throws Exception {
    List<Future<Long>> futures = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      long n = i;
      futures.add(
          Pools.submit(
              pool(),
              () -> {
                if (n == 11) {
                  Processes.signal("KILL", Processes.ownPid());
                }
                return n;
              }));
    }
    assertThat(causeOf(futures.remove(11)))
        .isInstanceOf(WorkerCrashedException.class)
        .hasMessageContaining("SIGKILL");
    assertThat(resultsOf(futures))
        .isEqualTo(LongStream.range(0, 30).filter(n -> n != 11).boxed().toList());
  }

  @Test
  void whoWaitsForALongTaskCanGiveUp() throws Exception {
    Future<Integer> busy =
        Pools.submit(
            pool(),
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
    Future<Long> other = pool().submit(new Square(3));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(resultOf(other)).isEqualTo(9);
    assertThat(busy.cancel(true)).isTrue();
  }
}
