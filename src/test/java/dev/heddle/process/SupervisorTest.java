package dev.heddle.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.process.wire.ClassTableWriter;
import dev.heddle.testing.Eventually;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A worker is seen to its end, with workers in memory. */
@Timeout(120)
class SupervisorTest {

  private static final int LIMIT = 1 << 20;

  private final PoolOptions options = Pools.small(1);
  private final PoolState pool = new PoolState(options, slot -> supervisorOf(slot).hire());
  private final CountDownLatch ended = new CountDownLatch(1);
  private final ResultDecodings decodings = new ResultDecodings();
  private final Dispatcher dispatcher = new Dispatcher(pool, options, decodings, ended::countDown);
  private final ClassTableWriter outTable = new ClassTableWriter();
  private final Slow stage = new Slow();
  private final CountDownLatch submitted = new CountDownLatch(1);
  private final AtomicInteger workers = new AtomicInteger();
  private final AtomicInteger failingFrees = new AtomicInteger();
  private final Queue<MemoryWorker> started = new ConcurrentLinkedQueue<>();

  /** The first worker babbles, and starts its second task late, as one that is just killed may. */
  private static final class Slow implements Stage {
    private static final long LATE_MILLIS = 300;

    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger failingHearings = new AtomicInteger();
    private final CountDownLatch elsewhere = new CountDownLatch(1);

    @Override
    public int room() {
      return LIMIT;
    }

    @Override
    public Act act(int id) {
      return id == 0 ? Act.BABBLE : Act.RETURN;
    }

    @Override
    public void look() {
      int look = looks.incrementAndGet();
      if (look == 2) {
        try {
          boolean _ = elsewhere.await(LATE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      } else if (look > 2) {
        elsewhere.countDown();
      }
    }

    @Override
    public void hearOut() {
      if (failingHearings.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new OutOfMemoryError("of this test");
      }
    }

    @Override
    public void ran(int id) {
      if (id == 1) {
        runs.incrementAndGet();
      }
    }
  }

  private Supervisor supervisorOf(WorkerSlot slot) {
    StartAttempts starts = new StartAttempts(this::start, new StartRecord());
    return new Supervisor(pool, dispatcher, slot, starts, outTable);
  }

  private PoolWorker start(WorkerStarter.Owner owner) throws WorkerStartException {
    try {
      boolean _ = submitted.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    MemoryWorker worker = new MemoryWorker(workers.incrementAndGet(), stage, failingFrees);
    started.add(worker);
    worker.begin();
    owner.adopt(worker);
    return worker;
  }

  private RemoteTask<Object> submit(int id) {
    RemoteTask<Object> task = new RemoteTask<>(new Job(id, new byte[0]), dispatcher, _ -> {});
    task.encode(LIMIT, outTable);
    dispatcher.add(task);
    return task;
  }

  /** For code that may throw nothing of this kind. */
  private static void isTrue(String what, Callable<Boolean> question) {
    try {
      Eventually.isTrue(what, question);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private boolean isIdle() {
    WorkerSlot slot = pool.slots().getFirst();
    try (PoolState.Held _ = pool.hold()) {
      return slot.isEmpty() && !slot.permit().isTaken();
    }
  }

  @Test
  void whatAWorkerStartsBeforeItIsGoneDoesNotRunElsewhere() throws Exception {
    List<RemoteTask<Object>> tasks = List.of(submit(0), submit(1));
    submitted.countDown();
    for (RemoteTask<Object> task : tasks) {
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> task.get(40, TimeUnit.SECONDS))
          .withCauseInstanceOf(WorkerCrashedException.class);
    }
    dispatcher.close();
    assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(stage.runs).hasValue(1);
  }

  @Test
  void theTasksOfALostWorkerFailAndItIsFreedThoughItsLastWordsCannotBeHeard() throws Exception {
    stage.failingHearings.set(1);
    submitted.countDown();
    RemoteTask<Object> task = submit(0);
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> task.get(40, TimeUnit.SECONDS))
        .withCauseInstanceOf(WorkerCrashedException.class);
    dispatcher.close();
    assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(started.element().frees()).isEqualTo(1);
  }

  @Test
  void aWorkerThatRetiresIsFreedBeforeThePoolEndsThoughThatFailsAtFirst() throws Exception {
    failingFrees.set(2);
    submitted.countDown();
    RemoteTask<Object> task = submit(2);
    assertThat(task.get(40, TimeUnit.SECONDS)).isEqualTo(2);
    dispatcher.close();
    assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(failingFrees).hasValue(0);
    assertThat(started).singleElement().extracting(MemoryWorker::frees).isEqualTo(1);
  }

  /** What a task passes that only forwards costs each task, and who reads it, too. */
  @Test
  void aTaskIsWrittenByTheThreadThatSubmitsItThroughFourTypesAtMost() throws Exception {
    submitted.countDown();
    assertThat(submit(2).get(40, TimeUnit.SECONDS)).isEqualTo(2);
    MemoryWorker worker = started.element();
    Eventually.isTrue("it is idle", this::isIdle);
    List<String> passed =
        worker
            .link()
            .typesThatWrite(() -> {
              RemoteTask<Object> _ = submit(3);
            });
    assertThat(passed).containsExactly("Dispatcher", "TaskWriter", "Wire", "MemoryLink");
    dispatcher.close();
    assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void theEndOfSparesWaitsForTheOneThatIsStartingToBeFreed() throws Exception {
    CountDownLatch starting = new CountDownLatch(1);
    MemoryWorker worker = new MemoryWorker(1, stage);
    Thread ending = Thread.currentThread();
    SpareWorkers.Start start =
        owner -> {
          worker.begin();
          owner.adopt(worker);
          starting.countDown();
          isTrue("it is killed", () -> !worker.isAlive());
          isTrue("whoever ends it waits", () -> ending.getState() == Thread.State.TIMED_WAITING);
          worker.reap(true);
          throw new WorkerStartException("killed", false);
        };
    SpareWorkers spares = new SpareWorkers(1, start);
    assertThat(spares.take()).isNull();
    assertThat(starting.await(20, TimeUnit.SECONDS)).isTrue();
    spares.close();
    spares.awaitEnd();
    assertThat(worker.frees()).isEqualTo(1);
  }
}
