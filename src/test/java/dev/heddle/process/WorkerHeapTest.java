package dev.heddle.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.jvm.ChildHeaps;
import dev.heddle.jvm.HeapFigures;
import dev.heddle.testing.Eventually;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What workers say of their heaps. */
class WorkerHeapTest {

  private static final Percentage FEW = Percentage.withPercentage(5);
  private static final int MEBIBYTE = 1 << 20;

  /** Allocates so many mebibytes, all of them garbage at once, and has them collected. */
  private record Allocate(int mebibytes) implements Task<Integer> {
    @Override
    public Integer call() {
      int length = 0;
      for (int i = 0; i < mebibytes; i++) {
        length += new byte[MEBIBYTE].length;
      }
      System.gc();
      return length;
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatTasksAllocateInWorkersIsKnownToWhoAsks(boolean askedAhead) throws Exception {
    int others = ChildHeaps.atBegin().jvms();
    try (ProcessPool pool = ProcessPool.open(Pools.small(2))) {
      pool.startAll();
      if (askedAhead) {
        ChildHeaps.askAhead();
        assertThat(Pools.submit(pool, new Allocate(16)).get()).isEqualTo(16 * MEBIBYTE);
      }
      HeapFigures before = ChildHeaps.atBegin();
      List<Future<Integer>> tasks = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        tasks.add(Pools.submit(pool, new Allocate(32)));
      }
      for (Future<Integer> each : tasks) {
        assertThat(each.get()).isEqualTo(32 * MEBIBYTE);
      }
      long changes = ChildHeaps.changes();
      HeapFigures after = ChildHeaps.atEnd();

      assertThat(before.jvms() - others).isEqualTo(2);
      assertThat(after.jvms() - others).isEqualTo(2);
      assertThat((double) (after.allocatedBytes() - before.allocatedBytes()))
          .isCloseTo(128.0 * MEBIBYTE, FEW);
      assertThat(after.collectedMillis()).isGreaterThan(before.collectedMillis());
      assertThat(ChildHeaps.changes()).isEqualTo(changes);
    }
  }

  @Test
  void whereWorkersCameOrWentNobodyIsAskedAtTheEnd() throws Exception {
    try (ProcessPool pool = ProcessPool.open(Pools.small(1).withTasksPerWorker(1))) {
      pool.startAll();
      long changes = ChildHeaps.changes();
      assertThat(ChildHeaps.atBegin().jvms()).isPositive();
      assertThat(Pools.submit(pool, new Allocate(1)).get()).isEqualTo(MEBIBYTE);
      Eventually.isTrue("the worker has gone", () -> ChildHeaps.changes() != changes);

      assertThat(ChildHeaps.atEnd().jvms()).isZero();
    }
  }

  @Tag("contract")
  @Test
  @EnabledOnOs(OS.LINUX)
  void whoDoesNotAnswerIsNotAskedAgain() throws Exception {
    try (ProcessPool pool = ProcessPool.open(Pools.small(2))) {
      pool.startAll();
      int all = ChildHeaps.atBegin().jvms();
      long changes = ChildHeaps.changes();
      long stopped = pool.workers().getFirst().pid();
      Processes.stop(stopped);

      assertThat(ChildHeaps.atBegin().jvms()).isEqualTo(all - 1);
      assertThat(ChildHeaps.changes()).isEqualTo(changes + 1);
      assertThat(ChildHeaps.atBegin().jvms()).isEqualTo(all - 1);
      assertThat(ChildHeaps.atEnd().jvms()).isEqualTo(all - 1);
      Processes.signal("CONT", stopped);
    }
  }
}
