package dev.heddle.execution;

import dev.heddle.process.PoolOptions;
import dev.heddle.process.ProcessPool;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** How the models open whose tasks run in other JVMs. */
final class Processes {

  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final int FOR_EVER = 0;

  private Processes() {}

  static Workforce perTask(int workers, ByteSize payloadLimit, List<String> flags)
      throws IOException {
    MachineShare share = MachineShare.ofOne(workers, payloadLimit, flags);
    ProcessPool pool = ProcessPool.open(options(workers, 1, payloadLimit, share));
    String how = "a new JVM per task, %d at once: %s".formatted(workers, share.inWords());
    return new ProcessWorkforce(pool, () -> List.of(Worker.process(0, how)));
  }

  static Workforce pool(int workers, ByteSize payloadLimit, List<String> flags) throws IOException {
    return started(workers, payloadLimit, flags);
  }

  static Workforce independent(int workers, ByteSize payloadLimit, List<String> flags)
      throws IOException {
    return new IndependentWorkforce(started(workers, payloadLimit, flags), workers);
  }

  private static Workforce started(int workers, ByteSize payloadLimit, List<String> flags)
      throws IOException {
    MachineShare share = MachineShare.ofOne(workers, payloadLimit, flags);
    ProcessPool pool = ProcessPool.open(options(workers, FOR_EVER, payloadLimit, share));
    ProcessWorkforce workforce =
        new ProcessWorkforce(pool, () -> ProcessWorkforce.living(pool, share));
    try {
      pool.startAll();
    } catch (IOException | RuntimeException e) {
      workforce.close();
      throw e;
    }
    return workforce;
  }

  private static PoolOptions options(
      int workers, int tasksPerWorker, ByteSize payloadLimit, MachineShare share) {
    return PoolOptions.of(workers)
        .withTasksPerWorker(tasksPerWorker)
        .withPayloadLimit(Math.toIntExact(payloadLimit.bytes()))
        .withStartLimit(START_LIMIT)
        .withJvmFlags(share.flags());
  }
}
