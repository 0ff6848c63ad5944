package dev.heddle.benchmarks;

import dev.heddle.id.UnknownIdException;
import dev.heddle.jvm.HiddenFlags;
import dev.heddle.process.PoolOptions;
import dev.heddle.process.ProcessPool;
import dev.heddle.process.StartedFrom;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A kind of worker that can be started, by the word of its rows. */
enum Starter {
  THREAD("thread"),
  VIRTUAL_THREAD("virtual-thread"),
  JVM("jvm"),
  JVM_SERIAL("jvm-serial"),
  JVM_C1("jvm-c1"),
  JVM_AOT("jvm-aot"),
  JVM_AOT_C1("jvm-aot-c1");

  private final String id;

  Starter(String id) {
    this.id = id;
  }

  static Starter of(String id) {
    return Arrays.stream(values())
        .filter(starter -> starter.id.equals(id))
        .findFirst()
        .orElseThrow(() ->
            new UnknownIdException(
                "worker", id, Arrays.stream(values()).map(each -> each.id).toList()));
  }

  /** The word of its rows. */
  String id() {
    return id;
  }

  /** An executor of one worker, which is not started yet. */
  ExecutorService open() throws IOException {
    return switch (this) {
      case THREAD -> Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory());
      case VIRTUAL_THREAD -> Executors.newVirtualThreadPerTaskExecutor();
      case JVM, JVM_SERIAL, JVM_C1, JVM_AOT, JVM_AOT_C1 -> pool(1);
    };
  }

  /** A pool of so many workers, none of which is started yet. */
  ProcessPool pool(int workers) throws IOException {
    return ProcessPool.open(options(workers));
  }

  private PoolOptions options(int workers) {
    List<String> flags = new ArrayList<>(List.of("-Xmx256m", "-XX:ActiveProcessorCount=1"));
    // the JVM's own choice depends on the machine, so no row leaves it to that
    flags.add(this == JVM ? "-XX:+UseG1GC" : "-XX:+UseSerialGC");
    if (this == JVM_C1 || this == JVM_AOT_C1) {
      flags.add("-XX:TieredStopAtLevel=1");
    }
    return PoolOptions.of(workers)
        .withCloseLimit(Duration.ofSeconds(10))
        .withJvmFlags(flags)
        .withAot(usesAot());
  }

  private boolean usesAot() {
    return this == JVM_AOT || this == JVM_AOT_C1;
  }

  /** Starts the worker and waits until it is ready for a task. */
  static boolean ready(ExecutorService executor)
      throws IOException, ExecutionException, InterruptedException {
    if (executor instanceof ProcessPool pool) {
      pool.startAll();
    } else {
      executor.submit(() -> {}).get();
    }
    return true;
  }

  /**
   * What the worker of {@code executor} started from, in words.
   *
   * @throws IllegalStateException if that is not what its row is about
   */
  String startedFrom(ExecutorService executor) {
    if (!(executor instanceof ProcessPool pool)) {
      return "this JVM";
    }
    for (StartedFrom from : pool.starts().keySet()) {
      if (usesAot() && from != StartedFrom.AOT_CACHE && from != StartedFrom.UNKNOWN) {
        throw new IllegalStateException(
            id
                + ": a worker started from "
                + from
                + ", not from an AOT cache, so this is no figure of it; "
                + noCache(System.getenv()));
      }
    }
    return pool.starts().toString();
  }

  /** What to do where a JVM does not start from its cache. */
  static String noCache(Map<String, String> environment) {
    return HiddenFlags.variable(environment)
        .map(name -> "unset " + name + ", as no cache goes with some of such flags")
        .orElse("try again when the machine has less to do: to make one takes some seconds");
  }
}
