package dev.heddle.process;

import static dev.heddle.process.Outcome.causeOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.Eventually;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A worker that takes more memory than its pool allows is replaced. */
@Timeout(120)
class MemoryLimitTest {

  private static final int MIB = 1 << 20;

  /** Keeps so many bytes. */
  private record Hoards(int mebibytes) implements Task<Long> {
    private static final List<byte[]> HOARD = new ArrayList<>();

    @Override
    public Long call() {
      for (int i = 0; i < mebibytes; i++) {
        byte[] more = new byte[MIB - 64];
        Arrays.fill(more, (byte) 1);
        HOARD.add(more);
      }
      return ProcessHandle.current().pid();
    }
  }

  @Tag("contract")
  @Test
  void aWorkerWithTooMuchMemoryIsReplacedAfterItsTask() throws Exception {
    PoolOptions options =
        Pools.small(1)
            .withJvmFlags(List.of("-Xmx900m", "-XX:+UseSerialGC"))
            .withMemoryLimits(200L * MIB, 0);
    try (ProcessPool pool = ProcessPool.open(options)) {
      long greedy = Pools.submit(pool, new Hoards(250)).get(40, TimeUnit.SECONDS);
      Eventually.isTrue("it is gone", () -> !Processes.isAlive(greedy));
      assertThat(Pools.submit(pool, new Pools.WhoAmI()).get(40, TimeUnit.SECONDS))
          .isNotEqualTo(greedy);
      assertThat(pool.counts().failed()).isZero();
    }
  }

  private record HoardsAndWaits() implements Task<Long> {
    @Override
    public Long call() throws Exception {
      Long _ = new Hoards(250).call();
      new CountDownLatch(1).await();
      return 0L;
    }
  }

  @Test
  void oneThatTakesTooMuchInATaskIsKilledAndTheTaskFails() throws Exception {
    PoolOptions options =
        Pools.small(1)
            .withJvmFlags(List.of("-Xmx900m", "-XX:+UseSerialGC"))
            .withMemoryLimits(0, 200L * MIB);
    try (ProcessPool pool = ProcessPool.open(options)) {
      assertThat(causeOf(Pools.submit(pool, new HoardsAndWaits())))
          .isInstanceOf(WorkerCrashedException.class)
          .hasMessageContaining("above the memory");
      assertThat(Pools.submit(pool, () -> 1).get(40, TimeUnit.SECONDS)).isEqualTo(1);
    }
  }
}
