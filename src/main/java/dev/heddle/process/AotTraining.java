package dev.heddle.process;

import dev.heddle.process.aot.TrainingOutcome;
import dev.heddle.process.aot.TrainingTask;
import dev.heddle.process.aot.TravellingClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Makes an ahead-of-time cache: a worker in a pool of its own does what workers do at first, and
 * its JVM writes down what it needed for that when it ends.
 *
 * <p>So the one who trains is watched, limited and cleaned up after as every worker is.
 */
final class AotTraining {

  /** The flag that makes a worker one in training. */
  static final String OUTPUT = "-XX:AOTCacheOutput=";

  private static final int REPETITIONS = 3;
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  private AotTraining() {}

  /**
   * Makes a cache for workers of {@code options}, and starts one from it.
   *
   * @param limit how long the training may take, and each start of a worker
   */
  static TrainingOutcome run(PoolOptions options, Path output, Duration limit)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    if (train(options, output, limit) && starts(options, output, limit)) {
      return TrainingOutcome.MADE;
    }
    return System.nanoTime() - begin < limit.toNanos()
        ? TrainingOutcome.FAILED
        : TrainingOutcome.LATE;
  }

  private static boolean train(PoolOptions options, Path output, Duration limit)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    TrainingTask.Load load = new TrainingTask.Load(TravellingClasses.in(options.classPath()));
    try (ProcessPool pool = ProcessPool.open(with(OUTPUT + output, options, limit))) {
      try {
        await(pool.submit(load), deadline);
        for (int i = 0; i < REPETITIONS; i++) {
          for (Callable<?> step : TrainingTask.STEPS) {
            await(pool.submit(step), deadline);
          }
        }
        await(pool.<@Nullable Object>submit(TrainingTask.END), deadline);
      } catch (TimeoutException e) {
        // what there is by now is not whole
        return false;
      } finally {
        pool.shutdownNow();
      }
    }
    return Files.isRegularFile(output) && Files.size(output) > 0;
  }

  /** Waits for what may fail, as some steps and the end of the worker are meant to. */
  private static void await(Future<?> step, long deadline)
      throws InterruptedException, TimeoutException {
    try {
      step.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      // an answer, too
    }
  }

  private static boolean starts(PoolOptions options, Path cache, Duration limit)
      throws IOException {
    try (ProcessPool pool = ProcessPool.open(with(WorkerCommand.CACHE + cache, options, limit))) {
      try {
        pool.startAll();
      } catch (IOException e) {
        return false; // workers would not start from it
      }
      StartedFrom from = StartedFrom.of(pool.workers().getFirst().pid(), cache);
      return from == StartedFrom.AOT_CACHE || from == StartedFrom.UNKNOWN;
    }
  }

  private static PoolOptions with(String flag, PoolOptions options, Duration limit) {
    List<String> flags = new ArrayList<>(options.jvmFlags());
    flags.addAll(WorkerCommand.NO_PROFILES);
    flags.add(flag);
    return PoolOptions.of(1)
        .withPayloadLimit(options.payloadLimit())
        .withStartLimit(limit)
        .withCloseLimit(CLOSE_LIMIT)
        .withJvmFlags(flags)
        .withEnvironment(options.environment())
        .withAot(CacheUse.NONE)
        .withClassPath(options.classPath());
  }
}
