package dev.heddle.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.process.wire.Encoded;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A task that takes long to write holds up nobody, and its arrays arrive as they were. */
@Timeout(120)
class LargeTaskTest {

  private static final int LARGE = 1 << 20;

  @TempDir Path folder;

  /** Not a record, so that it goes by an object stream. */
  static final class Pair implements Serializable {
    private static final long serialVersionUID = 1;

    private final byte[] one;
    private final Serializable other;

    Pair(byte[] one, Serializable other) {
      this.one = one;
      this.other = other;
    }
  }

  /** Gives back what it carries. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Returns(Pair pair, Object[] more) implements Task<Object[]> {
    @Override
    public Object[] call() {
      return new Object[] {pair, more, more[0]};
    }
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) ((i * 31) >> 3);
    }
    return bytes;
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void itsArraysCrossThereAndBackAndWhatWasOneArrayStaysOne(Transport transport) throws Exception {
    try (ProcessPool pool = ProcessPool.open(Pools.small(1).withTransport(transport))) {
      for (int length : new int[] {0, 4095, 4096, 70_000, LARGE}) {
        byte[] shared = bytes(length);
        Pair pair = new Pair(shared, shared);
        Object[] more = {bytes(length), new byte[][] {shared, bytes(5000)}, "text"};
        Object[] back = Pools.submit(pool, new Returns(pair, more)).get(40, TimeUnit.SECONDS);
        Pair pairBack = (Pair) back[0];
        assertThat(pairBack.one).isEqualTo(shared);
        assertThat(pairBack.other).isSameAs(pairBack.one);
        Object[] moreBack = (Object[]) back[1];
        assertThat(Arrays.deepEquals(moreBack, more)).isTrue();
        assertThat(((byte[][]) moreBack[1])[0]).isSameAs(pairBack.one);
        assertThat(back[2]).isSameAs(moreBack[0]);
      }
      byte[] alone = Pools.submit(pool, () -> bytes(LARGE)).get(40, TimeUnit.SECONDS);
      assertThat(alone).isEqualTo(bytes(LARGE));
    }
  }

  @Test
  void manyArraysAreMorePartsThanThereMayBe() throws Exception {
    try (ProcessPool pool = ProcessPool.open(Pools.small(1))) {
      Object[] many = new Object[Encoded.MOST_PARTS + 10];
      Arrays.setAll(many, i -> bytes(Encoded.SMALLEST_PART + i % 3));
      Object[] back =
          Pools.submit(pool, new Returns(new Pair(bytes(1), ""), many)).get(40, TimeUnit.SECONDS);
      assertThat(Arrays.deepEquals((Object[]) back[1], many)).isTrue();
    }
  }

  @Test
  void itsArraysCountForThePayloadLimit() throws Exception {
    PoolOptions options = Pools.small(1).withPayloadLimit(LARGE);
    try (ProcessPool pool = ProcessPool.open(options)) {
      for (int length : new int[] {LARGE, LARGE - 10}) {
        Object[] much = {bytes(length)};
        Future<Object[]> future = Pools.submit(pool, new Returns(new Pair(bytes(5000), ""), much));
        assertThatExceptionOfType(ExecutionException.class)
            .isThrownBy(() -> future.get(40, TimeUnit.SECONDS))
            .withCauseInstanceOf(TransferException.class)
            .withMessageContaining("1048576");
      }
      Future<byte[]> tooLong = Pools.submit(pool, () -> bytes(LARGE));
      assertThat(Outcome.causeOf(tooLong)).isInstanceOf(TransferException.class);
      assertThat(Pools.submit(pool, () -> bytes(LARGE - 1)).get(40, TimeUnit.SECONDS))
          .hasSize(LARGE - 1);
    }
  }

  @Tag("contract")
  @ParameterizedTest
  @EnumSource(Transport.class)
  void whoSubmitsItToAStoppedWorkerDoesNotWait(Transport transport) throws Exception {
    try (ProcessPool pool = ProcessPool.open(Pools.small(1).withTransport(transport))) {
      long pid = Pools.submit(pool, Processes::ownPid).get(40, TimeUnit.SECONDS);
      Object[] more = {bytes(LARGE)};
      Processes.stop(pid);
      try {
        // returns although nobody reads
        Future<Object[]> large = Pools.submit(pool, new Returns(new Pair(bytes(LARGE), ""), more));
        Future<Long> behind = Pools.submit(pool, Processes::ownPid);
        assertThat(large.isDone()).isFalse();
        Processes.signal("CONT", pid);
        assertThat(Arrays.deepEquals((Object[]) large.get(40, TimeUnit.SECONDS)[1], more)).isTrue();
        assertThat(behind.get(40, TimeUnit.SECONDS)).isEqualTo(pid);
      } finally {
        Processes.signal("CONT", pid);
      }
    }
  }

  @Test
  void itIsCancelledInTheMiddleOfItsWay() throws Exception {
    try (ProcessPool pool = ProcessPool.open(Pools.small(1))) {
      long pid = Pools.submit(pool, Processes::ownPid).get(40, TimeUnit.SECONDS);
      Processes.stop(pid);
      Object[] more = {bytes(LARGE)};
      Future<Object[]> large = Pools.submit(pool, new Returns(new Pair(bytes(LARGE), ""), more));
      assertThat(large.cancel(true)).isTrue();
      Processes.signal("CONT", pid);
      assertThat(Pools.submit(pool, Processes::ownPid).get(40, TimeUnit.SECONDS)).isEqualTo(pid);
    }
  }

  @Test
  void aStopReturnsItWhereverItWaits() throws Exception {
    Tally tally = Tally.in(folder);
    ProcessPool pool = ProcessPool.open(Pools.small(1).withDeadline(Duration.ofSeconds(50)));
    List<Future<Integer>> before = Pools.submitShortOnes(pool);
    Future<Long> holds =
        Pools.submit(pool, new InFlightWindowTest.Holds(tally, "holds", Gate.in(folder)));
    List<Object> large = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      large.add(Pools.submit(pool, new Returns(new Pair(bytes(LARGE), ""), new Object[1])));
    }
    tally.await("holds");
    List<Runnable> never = pool.shutdownNow();
    pool.close();
    assertThat(before).allMatch(future -> future.state() == Future.State.SUCCESS);
    assertThat(Outcome.causeOf(holds)).isInstanceOf(WorkerCrashedException.class);
    assertThat(never).hasSize(3).allMatch(large::contains);
  }
}
