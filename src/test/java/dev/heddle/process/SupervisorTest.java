package dev.heddle.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.process.wire.ClassTableWriter;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A worker is seen to its end, with workers in memory. */
@Timeout(60)
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

  /** The first worker babbles, and starts its second task late, as one that is just killed may. */
  private static final class Slow implements Stage {
    private static final long LATE_MILLIS = 300;

    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger runs = new AtomicInteger();
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
    public void ran(int id) {
      if (id == 1) {
        runs.incrementAndGet();
      }
    }
  }

  private Supervisor supervisorOf(WorkerSlot slot) {
    WorkerTraffic.Terms terms = new WorkerTraffic.Terms(outTable, decodings);
    return new Supervisor(pool, dispatcher, slot, this::start, new StartRecord(), terms);
  }

  private PoolWorker start(WorkerStarter.Owner owner) throws WorkerStartException {
    try {
      boolean _ = submitted.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    MemoryWorker worker = new MemoryWorker(workers.incrementAndGet(), stage);
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

  @Test
  void whatAWorkerStartsBeforeItIsGoneDoesNotRunElsewhere() throws Exception {
    List<RemoteTask<Object>> tasks = List.of(submit(0), submit(1));
    submitted.countDown();
    for (RemoteTask<Object> task : tasks) {
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> task.get(20, TimeUnit.SECONDS))
          .withCauseInstanceOf(WorkerCrashedException.class);
    }
    dispatcher.close();
    assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(stage.runs).hasValue(1);
  }
}
