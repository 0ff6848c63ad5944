package dev.heddle.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.process.AnswerReader.AnswerInbox;
import dev.heddle.process.PoolState.Held;
import dev.heddle.process.SupervisorState.SupervisorAction;
import dev.heddle.process.TaskWriter.WritePermit;
import dev.heddle.process.WorkerSlot.Phase;
import dev.heddle.process.wire.ClassTableWriter;
import dev.heddle.process.wire.Frame;
import dev.heddle.process.wire.FrameType;
import dev.heddle.testing.Eventually;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The right to write to a worker is with one thread, and comes back, with workers in memory. */
@Timeout(60)
class WritePermitTest {

  private static final int LIMIT = 1 << 20;
  private static final int LARGE = 100_000;

  private final PoolOptions options = Pools.small(2).interruptFor(Duration.ofSeconds(30));
  private final PoolState pool = new PoolState(options, slot -> {});
  private final ResultDecodings decodings = new ResultDecodings();
  private final Dispatcher dispatcher = new Dispatcher(pool, options, decodings, () -> {});
  private final ClassTableWriter outTable = new ClassTableWriter();

  /** There is room for all that is written to workers that do not read. */
  private record Roomy() implements Stage {
    @Override
    public int room() {
      return LIMIT;
    }

    @Override
    public Act act(int id) {
      return Act.HEED;
    }
  }

  private WritePermit ready(int number) {
    return ready(number, new MemoryWorker(number, new Roomy()));
  }

  /** Gives a number a worker that has nothing to do. */
  private WritePermit ready(int number, PoolWorker worker) {
    WorkerSlot slot = pool.slots().get(number);
    WorkerTraffic.Terms terms = new WorkerTraffic.Terms(outTable, decodings);
    boolean _ =
        new SupervisorState(pool, slot)
            .ready(worker, new WorkerTraffic(pool, dispatcher, slot, worker, terms));
    WritePermit permit = new WritePermit(pool, slot);
    assertThat(permit.nextOrRest()).isNull();
    return permit;
  }

  private RemoteTask<Object> task(int bytes) {
    RemoteTask<Object> task = new RemoteTask<>(new Job(0, new byte[bytes]), dispatcher, _ -> {});
    task.encode(LIMIT, outTable);
    return task;
  }

  /** Takes the permit of an idle number, and a task with it. */
  private void take(WritePermit permit, @Nullable RemoteTask<?> task) {
    try (Held _ = pool.hold()) {
      pool.removeIdle(permit.slot());
      permit.slot().takePermit();
      permit.slot().setInHand(task);
    }
  }

  @Test
  void aSupervisorWhoseTaskWasTakenByAnotherWorkerMeanwhileDoesNotWrite() {
    WritePermit first = ready(0);
    WritePermit second = ready(1);
    RemoteTask<Object> task = task(LARGE);
    take(first, task);
    first.holdBack(task);
    assertThat(new SupervisorState(pool, first.slot()).await()).isEqualTo(SupervisorAction.SEND);
    take(second, null);
    assertThat(second.next()).isSameAs(task);
    first.slot().traffic().sendWhatIsLeft();
    try (Held _ = pool.hold()) {
      assertThat(pool.pollIdle()).isSameAs(first.slot());
      assertThat(pool.pollIdle()).isNull();
    }
  }

  @Test
  void aSupervisorHearsThatAPenIsLaidDownWhoseTaskTheShutdownTook() throws Exception {
    MemoryWorker worker = new MemoryWorker(0, new Roomy());
    worker.begin();
    WritePermit permit = ready(0, worker);
    RemoteTask<Object> running = task(0);
    take(permit, running);
    permit.slot().traffic().send(running);
    Eventually.isTrue("it has started", () -> worker.lastStarted() == 1);
    RemoteTask<Object> next = task(0);
    take(permit, next);
    FutureTask<SupervisorAction> supervisor =
        new FutureTask<>(new SupervisorState(pool, permit.slot())::await);
    Thread thread = Thread.ofPlatform().daemon().start(supervisor);
    assertThat(dispatcher.stop()).hasSize(1);
    assertThat(permit.slot().phase()).isEqualTo(Phase.READY);
    Frame answer = new Frame(FrameType.RESULT, 1, new byte[0], new byte[0][]);
    assertThat(new AnswerInbox(pool, permit.slot()).answered(answer, true).sent().task())
        .isSameAs(running);
    Eventually.isTrue("it waits", () -> thread.getState() == Thread.State.WAITING);
    assertThat(permit.put(next, 1)).isEqualTo(WritePermit.Place.GONE);
    assertThat(supervisor.get(20, TimeUnit.SECONDS)).isEqualTo(SupervisorAction.RETIRE);
    worker.retire();
    worker.free();
  }

  @Test
  void aSupervisorThatIsToKillItsWorkerDoesNotWriteToItFirst() throws Exception {
    MemoryWorker worker = new MemoryWorker(0, new Roomy());
    worker.begin();
    WritePermit permit = ready(0, worker);
    RemoteTask<Object> running = task(0);
    take(permit, running);
    permit.slot().traffic().send(running);
    Eventually.isTrue("it has started", () -> worker.lastStarted() == 1);
    take(permit, null);
    permit.leaveUnfinished();
    SupervisorState state = new SupervisorState(pool, permit.slot());
    assertThat(state.await()).isEqualTo(SupervisorAction.SEND);
    try (Held _ = pool.hold()) {
      InFlightTask late = Objects.requireNonNull(permit.slot().window().first());
      permit.slot().setSoft(new InterruptFirst(late, KillReason.LATE, System.nanoTime()));
      assertThat(pool.condemn(permit.slot(), late, KillReason.LATE)).isNull();
    }
    permit.slot().traffic().sendWhatIsLeft();
    assertThat(permit.slot().isPermitLeft()).isTrue();
    assertThat(state.await()).isEqualTo(SupervisorAction.KILL);
    worker.kill();
    worker.free();
  }
}
