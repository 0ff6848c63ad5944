package dev.heddle.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.process.wire.ClassTableWriter;
import dev.heddle.testing.Eventually;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is kept with a task that is done by whoever keeps its future. */
@Timeout(120)
class DoneTaskTest {

  private static final int LIMIT = 1 << 20;

  private final PoolOptions options = Pools.small(1);
  private final PoolState pool = new PoolState(options, slot -> {});
  private final ResultDecodings decodings = new ResultDecodings();
  private final Dispatcher dispatcher = new Dispatcher(pool, options, decodings, () -> {});
  private final ClassTableWriter outTable = new ClassTableWriter();

  private record Roomy() implements Stage {
    @Override
    public int room() {
      return LIMIT;
    }

    @Override
    public Act act(int id) {
      return Act.RETURN;
    }
  }

  private RemoteTask<Object> task() {
    RemoteTask<Object> task = new RemoteTask<>(new Job(0, new byte[0]), dispatcher, _ -> {});
    task.encode(LIMIT, outTable);
    return task;
  }

  /** Has it go by a new worker, of which nothing else is kept. */
  private WeakReference<AnswerReader> sendByNewWorker(RemoteTask<Object> task) {
    PoolWorker worker = new MemoryWorker(1, new Roomy());
    WorkerSlot slot = pool.slots().getFirst();
    TaskWriter writer = new TaskWriter(pool, slot, worker, outTable, dispatcher::useIdle);
    AnswerReader reader = new AnswerReader(pool, slot, dispatcher, writer, worker);
    task.isAnsweredBy(reader);
    return new WeakReference<>(reader);
  }

  private static void assertIsLetGo(WeakReference<AnswerReader> way) throws Exception {
    Eventually.isTrue(
        "the way to the worker is collected",
        () -> {
          System.gc();
          return way.get() == null;
        });
  }

  @Tag("contract")
  @Test
  void aTaskThatIsDoneKeepsNoWayToItsWorker() throws Exception {
    RemoteTask<Object> task = task();
    WeakReference<AnswerReader> way = sendByNewWorker(task);
    task.fail(new IllegalStateException("of this test"));

    assertIsLetGo(way);
    assertThat(task.isDone()).as("kept all the while").isTrue();
  }

  @Test
  void neitherDoesOneThatWasDoneBeforeItWent() throws Exception {
    RemoteTask<Object> task = task();
    task.fail(new IllegalStateException("of this test"));
    WeakReference<AnswerReader> way = sendByNewWorker(task);

    assertIsLetGo(way);
    assertThat(task.isDone()).as("kept all the while").isTrue();
  }
}
