package dev.heddle.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.memory.Proc;
import dev.heddle.testing.Eventually;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Workers that have nothing to do give memory back. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class WorkerTrimTest {

  private static final int MIB = 1 << 20;

  /** What a burst leaves behind, at least, and what is left of it, at most: in bytes. */
  private static final long BURST = 150L * MIB;

  private static final long REST = 110L * MIB;

  private final PoolOptions options =
      Pools.small(1).withJvmFlags(List.of("-Xmx600m", "-XX:+UseG1GC", "-XX:TieredStopAtLevel=1"));

  /** Has so many bytes for a moment. */
  private record Burst(int mebibytes) implements Task<Integer> {
    @Override
    public Integer call() {
      List<byte[]> all = new ArrayList<>();
      for (int i = 0; i < mebibytes; i++) {
        all.add(new byte[MIB]);
      }
      return all.size();
    }
  }

  /** The same, and goes on until it is interrupted. */
  private record BurstThatStays() implements Task<Integer> {
    @Override
    public Integer call() throws InterruptedException {
      int bursts = new Burst(200).call();
      new CountDownLatch(1).await();
      return bursts;
    }
  }

  private static long resident(ProcessPool pool) throws Exception {
    return Proc.HERE.residentBytes(pool.workers().getFirst().pid());
  }

  @Test
  void aWorkerGivesMemoryBackWhenItIsTold() throws Exception {
    try (ProcessPool pool = ProcessPool.open(options)) {
      assertThat(Pools.submit(pool, new Burst(200)).get(40, TimeUnit.SECONDS)).isEqualTo(200);
      assertThat(resident(pool)).isGreaterThan(BURST);
      pool.ready().getFirst().trim();
      Eventually.isTrue("it has given it back", () -> resident(pool) < REST);
      assertThat(Pools.submit(pool, new Burst(1)).get(40, TimeUnit.SECONDS)).isEqualTo(1);
    }
  }

  @Tag("contract")
  @Test
  void oneThatHasHadNoTaskForSomeSecondsGivesMemoryBackByItself() throws Exception {
    try (ProcessPool pool = ProcessPool.open(options)) {
      for (int burst = 0; burst < 2; burst++) {
        assertThat(Pools.submit(pool, new Burst(200)).get(40, TimeUnit.SECONDS)).isEqualTo(200);
        assertThat(resident(pool)).isGreaterThan(BURST);
        Eventually.isTrue("it has given it back", () -> resident(pool) < REST);
      }
    }
  }

  @Tag("contract")
  @Test
  void oneThatIsAtATaskKeepsWhatItHas() throws Exception {
    try (ProcessPool pool = ProcessPool.open(options)) {
      Future<Integer> task = Pools.submit(pool, new BurstThatStays());
      Eventually.isTrue(
          "it has its memory", () -> !pool.workers().isEmpty() && resident(pool) > BURST);
      PoolWorker worker = pool.ready().getFirst();
      worker.trim();
      // what is asked by the same way later is answered later
      worker.hearThreads();
      assertThat(worker.threads()).contains("BurstThatStays");
      assertThat(resident(pool)).isGreaterThan(BURST);
      assertThat(task.cancel(true)).isTrue();
    }
  }
}
