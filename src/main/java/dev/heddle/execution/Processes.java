package dev.heddle.execution;

import dev.heddle.process.PoolOptions;
import dev.heddle.process.ProcessPool;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** How the models open whose tasks run in other JVMs. */
final class Processes {

  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  /** What a model runs is done when it is closed, or has failed. */
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  private Processes() {}

  static Workforce perTask(int workers, ModelOptions options, List<String> flags)
      throws IOException {
    MachineShare share = MachineShare.ofOne(workers, options.payloadLimit(), flags);
    ProcessPool pool = ProcessPool.open(options(workers, options, share).withTasksPerWorker(1));
    String how = "a new JVM per task, %s at once: %s".formatted(workers, share.inWords());
    return new ProcessWorkforce(pool, () -> List.of(Worker.process(0, how + startedFrom(pool))));
  }

  static Workforce pool(int workers, ModelOptions options, List<String> flags) throws IOException {
    return started(workers, options, flags);
  }

  static Workforce independent(int workers, ModelOptions options, List<String> flags)
      throws IOException {
    return new IndependentWorkforce(started(workers, options, flags), workers);
  }

  private static Workforce started(int workers, ModelOptions options, List<String> flags)
      throws IOException {
    MachineShare share = MachineShare.ofOne(workers, options.payloadLimit(), flags);
    ProcessPool pool = ProcessPool.open(options(workers, options, share));
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

  /** Such as "; started from AOT cache: 128". */
  private static String startedFrom(ProcessPool pool) {
    return pool.starts().entrySet().stream()
        .map(start -> start.getKey() + ": " + start.getValue())
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(", "), list -> list.isEmpty() ? "" : "; started from " + list));
  }

  private static PoolOptions options(int workers, ModelOptions options, MachineShare share) {
    return PoolOptions.of(workers)
        .withCloseLimit(CLOSE_LIMIT)
        .withPayloadLimit(Math.toIntExact(options.payloadLimit().bytes()))
        .withStartLimit(START_LIMIT)
        .withJvmFlags(share.flags())
        .withTransport(options.transport())
        .withWaitPolicy(options.waitPolicy())
        .withAot(options.aot());
  }
}
