package dev.heddle.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.process.PoolState.Held;
import dev.heddle.process.WorkerSlot.Phase;
import dev.heddle.process.wire.ClassTableWriter;
import dev.heddle.process.wire.Frame;
import dev.heddle.process.wire.FrameType;
import dev.heddle.testing.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The right to write to a worker is with one thread, and comes back, with workers in memory. */
@Timeout(120)
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

  /** Supervises a slot by hand, whose worker has nothing to do. */
  private Supervisor ready(WorkerSlot slot, PoolWorker worker) {
    StartAttempts starts = new StartAttempts(_ -> worker, new StartRecord());
    Supervisor supervisor = new Supervisor(pool, dispatcher, slot, starts, outTable);
    boolean _ = supervisor.ready(worker);
    assertThat(slot.writer().nextOrRest()).isNull();
    return supervisor;
  }

  private RemoteTask<Object> task(int bytes) {
    RemoteTask<Object> task = new RemoteTask<>(new Job(0, new byte[bytes]), dispatcher, _ -> {});
    task.encode(LIMIT, outTable);
    return task;
  }

  /** Takes the permit of an idle slot, and a task with it. */
  private void take(WorkerSlot slot, @Nullable RemoteTask<?> task) {
    try (Held _ = pool.hold()) {
      pool.removeIdle(slot);
      slot.permit().take();
      slot.permit().setInHand(task);
    }
  }

  @Test
  void aSupervisorWhoseTaskWasTakenByAnotherWorkerMeanwhileDoesNotWrite() {
    WorkerSlot first = pool.slots().getFirst();
    WorkerSlot second = pool.slots().getLast();
    Supervisor supervisor = ready(first, new MemoryWorker(0, new Roomy()));
    Supervisor _ = ready(second, new MemoryWorker(1, new Roomy()));
    RemoteTask<Object> task = task(LARGE);
    take(first, task);
    first.writer().holdBack(task);
    assertThat(supervisor.await()).isEqualTo(SupervisorAction.SEND);
    take(second, null);
    assertThat(second.writer().next()).isSameAs(task);
    first.writer().sendWhatIsLeft();
    try (Held _ = pool.hold()) {
      assertThat(pool.pollIdle()).isSameAs(first);
      assertThat(pool.pollIdle()).isNull();
    }
  }

  @Test
  void aTaskInHandGoesToTheWorkerThatCameToRestMeanwhileAndNotBehindAnother() throws Exception {
    MemoryWorker busy = new MemoryWorker(0, new Roomy());
    MemoryWorker idle = new MemoryWorker(1, new Roomy());
    busy.begin();
    idle.begin();
    WorkerSlot first = pool.slots().getFirst();
    WorkerSlot second = pool.slots().getLast();
    Supervisor _ = ready(first, busy);
    RemoteTask<Object> running = task(0);
    take(first, running);
    first.writer().send(running);
    Eventually.isTrue("it has started", () -> busy.lastStarted() == 1);
    RemoteTask<Object> next = task(0);
    take(first, next);
    Supervisor _ = ready(second, idle);
    first.writer().send(next);
    Eventually.isTrue("the other has started it", () -> idle.lastStarted() == 1);
    assertThat(first.permit().isTaken()).isFalse();
    assertThat(dispatcher.stop()).isEmpty();
    for (MemoryWorker worker : List.of(busy, idle)) {
      worker.kill();
      worker.free();
    }
  }

  @Test
  void aSupervisorHearsThatAPermitIsLaidDownWhoseTaskTheShutdownTook() throws Exception {
    MemoryWorker worker = new MemoryWorker(0, new Roomy());
    worker.begin();
    WorkerSlot slot = pool.slots().getFirst();
    Supervisor supervisor = ready(slot, worker);
    RemoteTask<Object> running = task(0);
    take(slot, running);
    slot.writer().send(running);
    Eventually.isTrue("it has started", () -> worker.lastStarted() == 1);
    RemoteTask<Object> next = task(0);
    take(slot, next);
    slot.setTrimmed(); // or it would look again by itself
    FutureTask<SupervisorAction> action = new FutureTask<>(supervisor::await);
    Thread thread = Thread.ofPlatform().daemon().start(action);
    assertThat(dispatcher.stop()).hasSize(1);
    assertThat(slot.phase()).isEqualTo(Phase.READY);
    Frame answer = new Frame(FrameType.RESULT, 1, new byte[0], new byte[0][]);
    assertThat(slot.reader().answered(answer, true).sent().task()).isSameAs(running);
    Eventually.isTrue("it waits", () -> thread.getState() == Thread.State.WAITING);
    assertThat(slot.writer().put(next, 1)).isEqualTo(TaskWriter.Place.GONE);
    assertThat(action.get(40, TimeUnit.SECONDS)).isEqualTo(SupervisorAction.RETIRE);
    worker.retire();
    worker.free();
  }

  @Test
  void aSupervisorThatIsToKillItsWorkerDoesNotWriteToItFirst() throws Exception {
    MemoryWorker worker = new MemoryWorker(0, new Roomy());
    worker.begin();
    WorkerSlot slot = pool.slots().getFirst();
    Supervisor supervisor = ready(slot, worker);
    RemoteTask<Object> running = task(0);
    take(slot, running);
    slot.writer().send(running);
    Eventually.isTrue("it has started", () -> worker.lastStarted() == 1);
    take(slot, null);
    slot.writer().leaveUnfinished();
    assertThat(supervisor.await()).isEqualTo(SupervisorAction.SEND);
    try (Held _ = pool.hold()) {
      InFlightTask late = Objects.requireNonNull(slot.window().first());
      slot.setSoft(new InterruptFirst(late, KillReason.LATE, System.nanoTime()));
      assertThat(pool.condemn(slot, late, KillReason.LATE)).isNull();
    }
    slot.writer().sendWhatIsLeft();
    assertThat(slot.permit().isLeft()).isTrue();
    assertThat(supervisor.await()).isEqualTo(SupervisorAction.KILL);
    worker.kill();
    worker.free();
  }
}
