package dev.heddle.process;

import dev.heddle.jvm.HiddenFlags;
import dev.heddle.jvm.Jvm;
import dev.heddle.process.aot.CacheFolder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has the ahead-of-time cache that workers of a pool lacked made for the pools that come later:
 * once, when this one has had nothing to do for two seconds after its first tasks, or has closed.
 *
 * <p>That is done by an {@link AotTrainer}, a process that is not below this one, since this
 * program is not to wait for it. A shell starts it and is gone.
 */
final class LaterTraining {

  private static final Duration IDLE = Duration.ofSeconds(2);
  private static final long SHELL_LIMIT_SECONDS = 5;

  /** Of all processes the first that the kernel ends for want of memory, and the last to run. */
  private static final String SCRIPT =
      "exec </dev/null >/dev/null 2>&1; echo 1000 >/proc/self/oom_score_adj; nice -n 19 \"$@\" &";

  private final List<String> command;
  private final PoolOptions options;
  private boolean over;

  private LaterTraining(PoolOptions options, List<String> command) {
    this.options = options;
    this.command = command;
  }

  /**
   * For a pool with {@code options}; null in a worker, which ends with all that it started, and
   * where all JVMs get further flags, since no cache goes with some of them.
   */
  static @Nullable LaterTraining of(PoolOptions options) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putAll(options.environment());
    if (System.getenv(WorkerStarter.MARK) != null
        || HiddenFlags.variable(environment).isPresent()) {
      return null;
    }
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "heddle-aot"));
    command.add(Jvm.java().toString());
    command.addAll(Jvm.flags());
    command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-XX:-UsePerfData");
    String caches = System.getProperty(CacheFolder.PROPERTY);
    if (caches != null) {
      command.add("-D" + CacheFolder.PROPERTY + "=" + caches);
    }
    command.addAll(List.of("-cp", options.classPath(), AotTrainer.class.getName()));
    command.addAll(AotTrainer.arguments(options));
    return new LaterTraining(options, command);
  }

  /** Looks now and then whether the pool has something to do. */
  synchronized void watch(Supplier<PoolCounts> counts) {
    if (!over) {
      Thread _ =
          Thread.ofPlatform().daemon().name("heddle-aot-later").start(() -> awaitIdle(counts));
    }
  }

  private void awaitIdle(Supplier<PoolCounts> counts) {
    try {
      PoolCounts before;
      PoolCounts now = counts.get();
      do {
        before = now;
        if (waits()) {
          return;
        }
        now = counts.get();
      } while (!hasWorked(now) || !now.equals(before) || now.queued() + now.running() > 0);
      begin();
    } catch (InterruptedException e) {
      // nobody interrupts this thread
    }
  }

  /** Waits for as long as an idle pool is; whether all is over. */
  private synchronized boolean waits() throws InterruptedException {
    long end = System.nanoTime() + IDLE.toNanos();
    for (long left = IDLE.toNanos(); !over && left > 0; left = end - System.nanoTime()) {
      wait(Math.max(1, left / 1_000_000));
    }
    return over;
  }

  private static boolean hasWorked(PoolCounts counts) {
    return counts.done() > 0;
  }

  /** The pool has ended, and had {@code counts} at last. */
  void end(PoolCounts counts) {
    if (hasWorked(counts)) {
      begin();
    } else {
      giveUp();
    }
  }

  /** Nothing is to begin any more. */
  void giveUp() {
    boolean _ = isFirst();
  }

  private synchronized boolean isFirst() {
    boolean first = !over;
    over = true;
    notifyAll();
    return first;
  }

  private void begin() {
    if (!isFirst()) {
      return;
    }
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(options.environment());
      Process shell = WorkerStarter.start(builder);
      if (!shell.waitFor(SHELL_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        shell.destroyForcibly();
      }
    } catch (IOException e) {
      // no cache, then, as where there is no shell
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
