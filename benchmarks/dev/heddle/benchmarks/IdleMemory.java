package dev.heddle.benchmarks;

import dev.heddle.jvm.Child;
import dev.heddle.jvm.Jvm;
import dev.heddle.jvm.OutputTail;
import dev.heddle.jvm.TimeLimit;
import dev.heddle.memory.Footprint;
import dev.heddle.process.ProcessPool;
import dev.heddle.process.WorkerJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Looks how much memory so many idle workers take. */
final class IdleMemory {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** In which a JVM has started all its threads. */
  private static final Duration STARTING = Duration.ofSeconds(60);

  private IdleMemory() {}

  /**
   * The memory of a JVM that does nothing but hold so many threads. Its heap is touched in full
   * before it begins, so that what is in use of it can be told by the JVM itself, and what threads
   * take elsewhere by the kernel.
   */
  static double ofThreads(Starter kind, int many) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Jvm.java().toString());
    command.addAll(Jvm.flags());
    command.addAll(
        List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC", "-cp"));
    command.addAll(
        List.of(Jvm.ownClassPath(), IdleMain.class.getName(), kind.id(), String.valueOf(many)));
    Child child = Child.start(new ProcessBuilder(command));
    OutputTail errors = child.keepErrors("heddle-idle-stderr");
    try (TimeLimit _ = child.killAfter(STARTING);
        BufferedReader said =
            new BufferedReader(new InputStreamReader(child.output(), StandardCharsets.US_ASCII))) {
      String used = said.readLine();
      if (used == null) {
        throw new IOException(
            "memory: a JVM with %s threads ended; it said: %s".formatted(many, errors.text()));
      }
      return Long.parseLong(used) + bytes(child.pid());
    } finally {
      child.end("memory", LIMIT);
    }
  }

  /** The memory of the workers of {@code pools}, all of which run. */
  static double ofWorkers(List<ProcessPool> pools) throws IOException {
    double sum = 0;
    for (ProcessPool pool : pools) {
      for (WorkerJvm worker : pool.workers()) {
        sum += bytes(worker.pid());
      }
    }
    return sum;
  }

  private static double bytes(long pid) throws IOException {
    return Footprint.of(pid)
        .orElseThrow(() -> new IOException("memory: not to be had of process " + pid));
  }
}
