package dev.heddle.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes an ahead-of-time cache: a worker in a pool of its own does what workers do at first, and
 * its JVM writes down what it needed for that when it ends.
 *
 * <p>So the one who trains is watched, limited and cleaned up after as every worker is.
 */
final class AotTraining {

  /** The flag that makes a worker one in training. */
  static final String OUTPUT = "-XX:AOTCacheOutput=";

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int REPETITIONS = 3;

  private AotTraining() {}

  /** Whether a cache for workers of {@code options} was made, and a worker started from it. */
  static boolean run(PoolOptions options, Path output) throws IOException, InterruptedException {
    return train(options, output) && starts(options, output);
  }

  private static boolean train(PoolOptions options, Path output)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    try (ProcessPool pool = ProcessPool.open(with(OUTPUT + output, options))) {
      try {
        for (int i = 0; i < REPETITIONS; i++) {
          for (Rehearsal step : Rehearsal.STEPS) {
            await(pool.submit(step), deadline);
          }
        }
        await(pool.submit(Rehearsal.END), deadline);
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

  private static boolean starts(PoolOptions options, Path cache) throws IOException {
    try (ProcessPool pool = ProcessPool.open(with(WorkerCommand.CACHE + cache, options))) {
      pool.startAll();
      StartedFrom from = StartedFrom.of(pool.workers().getFirst().pid(), cache);
      return from == StartedFrom.AOT_CACHE || from == StartedFrom.UNKNOWN;
    }
  }

  private static PoolOptions with(String flag, PoolOptions options) {
    List<String> flags = new ArrayList<>(options.jvmFlags());
    flags.add(flag);
    return PoolOptions.of(1)
        .withPayloadLimit(options.payloadLimit())
        .withStartLimit(LIMIT)
        .withJvmFlags(flags)
        .withEnvironment(options.environment())
        .withClassPath(options.classPath());
  }
}
