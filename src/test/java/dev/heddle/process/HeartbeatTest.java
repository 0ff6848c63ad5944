package dev.heddle.process;

import static dev.heddle.process.Outcome.causeOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.process.wire.Link;
import dev.heddle.testing.Eventually;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A worker gives signs of life while it is at a task, and only then. */
@Timeout(120)
class HeartbeatTest {

  @TempDir Path folder;

  @Tag("contract")
  @Test
  void aStuckWorkerIsToldOfAndKilledOnlyWhereAsked() throws Exception {
    Tally tally = Tally.in(folder);
    Gate gate = Gate.in(folder);
    PoolOptions options = Pools.small(1).withStuckAfter(Duration.ofSeconds(1), false);
    try (ProcessPool pool = ProcessPool.open(options)) {
      Future<Long> holds = Pools.submit(pool, new InFlightWindowTest.Holds(tally, "holds", gate));
      tally.await("holds");
      long worker = pool.workers().getFirst().pid();
      Processes.stop(worker);
      Eventually.isTrue("it is told", () -> pool.counts().stuck() == 1);
      Processes.signal("CONT", worker);
      gate.open();
      assertThat(holds.get(40, TimeUnit.SECONDS)).isEqualTo(worker);
    }
    try (ProcessPool pool = ProcessPool.open(options.withStuckAfter(Duration.ofSeconds(1), true))) {
      Future<Long> holds =
          Pools.submit(pool, new InFlightWindowTest.Holds(tally, "again", Gate.in(folder)));
      tally.await("again");
      Processes.stop(pool.workers().getFirst().pid());
      assertThat(causeOf(holds)).hasMessageContaining("no sign of life");
    }
  }

  @Tag("contract")
  @Test
  void aWorkerThatComputesIsNotStuck() throws Exception {
    Tally tally = Tally.in(folder);
    Gate gate = Gate.in(folder);
    PoolOptions options = Pools.small(1).withStuckAfter(Duration.ofSeconds(10), true);
    try (ProcessPool pool = ProcessPool.open(options)) {
      Future<Long> holds = Pools.submit(pool, new InFlightWindowTest.Holds(tally, "holds", gate));
      tally.await("holds");
      long pulse = pulse(pool);
      Eventually.isTrue("it counts on", () -> pulse(pool) > pulse);
      gate.open();
      assertThat(holds.get(40, TimeUnit.SECONDS)).isPositive();
      assertThat(pool.counts().stuck()).isZero();
    }
  }

  @Test
  void anIdleWorkerRestsAndIsNotStuck() throws Exception {
    PoolOptions options = Pools.small(1).withStuckAfter(Duration.ofSeconds(20), true);
    try (ProcessPool pool = ProcessPool.open(options)) {
      assertThat(Pools.submit(pool, () -> 1).get(40, TimeUnit.SECONDS)).isEqualTo(1);
      Eventually.isTrue("it rests", () -> resting(pool) == 1);
      assertThat(Pools.submit(pool, () -> 2).get(40, TimeUnit.SECONDS)).isEqualTo(2);
      Eventually.isTrue("it rests again", () -> resting(pool) == 1);
      assertThat(pool.counts().stuck()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTaskOfWhichTheFirstByteHasComeKeepsItsWorkerBusy(Transport transport) throws Exception {
    PoolOptions options = Pools.small(1, transport).withStuckAfter(Duration.ofMillis(100), true);
    WorkerStarter starter =
        new WorkerStarter(options, WorkerCommand.of(options, folder), folder, null);
    PoolWorker worker = starter.start(started -> {});
    try {
      Eventually.isTrue("it rests", worker::isResting);
      // as of a large task whose rest is still on its way
      worker.link().write(ByteBuffer.wrap(new byte[] {0x48}), Link.NEVER);
      Eventually.isTrue("it is at it", () -> !worker.isResting());
      long pulse = worker.pulse();
      Eventually.isTrue("it counts on", () -> worker.pulse() > pulse + 1);
    } finally {
      starter.close();
      worker.kill();
      worker.reap(false);
    }
  }

  /** A result whose reading, in the pool's process, waits for a gate. */
  private record Slow(Gate gate) implements Task<Slow.Result> {

    private static final class Result implements Serializable {
      private static final long serialVersionUID = 1;
      private final Gate gate;

      Result(Gate gate) {
        this.gate = gate;
      }

      private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        gate.pass();
      }
    }

    @Override
    public Result call() {
      return new Result(gate);
    }
  }

  /** Tells its worker, and runs until the gate opens if there is one to wait for. */
  private record Tells(Tally tally, String name, Gate gate, boolean waits) implements Task<Long> {
    @Override
    public Long call() {
      tally.note(name + Processes.ownPid());
      if (waits) {
        gate.pass();
      }
      return Processes.ownPid();
    }
  }

  @Tag("contract")
  @Test
  void anAnswerThatWaitsToBeReadDoesNotMakeItsWorkerStuck() throws Exception {
    Tally tally = Tally.in(folder);
    Gate gate = Gate.in(folder);
    // one that answers is not silent for so long on a busy machine either
    PoolOptions options = Pools.small(2).withStuckAfter(Duration.ofSeconds(4), false);
    try (ProcessPool pool = ProcessPool.open(options)) {
      pool.startAll();
      Future<Long> holds = Pools.submit(pool, new Tells(tally, "", gate, true));
      Eventually.isTrue("one is held", () -> tally.words().size() == 1);
      long held = Long.parseLong(tally.words().getFirst());
      Future<Slow.Result> slow = Pools.submit(pool, new Slow(gate));
      Future<Long> behind = Pools.submit(pool, new Tells(tally, "", gate, false));
      Eventually.isTrue("the other is done", () -> tally.words().size() == 2);
      Eventually.isTrue("and has answered", () -> resting(pool) == 1);
      assertThat(behind.isDone()).isFalse();
      // whoever is stuck only now is told of after whoever were taken for stuck before
      Processes.stop(held);
      Eventually.isTrue("it is told", () -> pool.counts().stuck() > 0);
      Processes.signal("CONT", held);
      gate.open();
      assertThat(holds.get(40, TimeUnit.SECONDS)).isEqualTo(held);
      assertThat(slow.get(40, TimeUnit.SECONDS)).isNotNull();
      assertThat(behind.get(40, TimeUnit.SECONDS)).isNotEqualTo(held);
      assertThat(pool.counts().stuck()).isEqualTo(1);
    }
  }

  private static long pulse(ProcessPool pool) {
    return pool.ready().stream().mapToLong(PoolWorker::pulse).sum();
  }

  private static long resting(ProcessPool pool) {
    return pool.ready().stream().filter(PoolWorker::isResting).count();
  }
}
