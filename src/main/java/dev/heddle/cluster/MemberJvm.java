package dev.heddle.cluster;

import dev.heddle.execution.OpenRequest;
import dev.heddle.jvm.Child;
import dev.heddle.jvm.Jvm;
import dev.heddle.jvm.OutputTail;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A member that we started, and end. */
final class MemberJvm implements AutoCloseable {

  private static final long MEBI = 1L << 20;
  private static final long SMALLEST_HEAP = 256 * MEBI;
  private static final long START_SECONDS = 60;
  private static final long LAST_WORDS_MILLIS = 1000;
  private static final Duration END = Duration.ofSeconds(10);
  private static final Duration LOOK = Duration.ofHours(1);

  /** What the engine asks for, to be as quick as it can. */
  private static final List<String> ENGINE_FLAGS =
      List.of(
          "--add-modules=java.se",
          "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
          "--add-opens=java.management/sun.management=ALL-UNNAMED",
          "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED");

  private final Child child;
  private final int threads;
  private final OutputTail errors;
  private final CompletableFuture<String> ready = new CompletableFuture<>();

  private MemberJvm(Child child, int threads) {
    this.child = child;
    this.threads = threads;
    this.errors = child.keepErrors("heddle-member-errors");
    CompletableFuture<Boolean> _ = child.read(this::readAll);
  }

  /**
   * Starts one of several, which waits to be told whom to join.
   *
   * @param members how many share this machine
   */
  static MemberJvm start(OpenRequest request, String cluster, int members, int threads)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(Jvm.java().toString()));
    command.addAll(Jvm.flags());
    command.addAll(ENGINE_FLAGS);
    command.addAll(
        List.of(
            "-XX:-UsePerfData",
            "-XX:-CreateCoredumpOnCrash",
            "-Xmx" + heap(request, members) / MEBI + "m",
            "-XX:ActiveProcessorCount="
                + Math.max(1, Runtime.getRuntime().availableProcessors() / members)));
    if (request.jvmFlags().stream().noneMatch(flag -> flag.matches("-XX:\\+Use\\w+GC"))) {
      command.add("-XX:+UseSerialGC");
    }
    command.addAll(request.jvmFlags());
    command.addAll(List.of("-cp", request.classPath(), MemberMain.class.getName()));
    command.addAll(List.of(cluster, Integer.toString(threads)));
    return new MemberJvm(Child.start(new ProcessBuilder(command)), threads);
  }

  /** The bytes of heap of each: its part of what this JVM may use, but enough for payloads. */
  static long heap(OpenRequest request, int members) {
    return request.heap() > 0
        ? request.heap()
        : Math.max(SMALLEST_HEAP, Runtime.getRuntime().maxMemory() / members);
  }

  private boolean readAll(InputStream output) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith(MemberMain.READY)) {
          ready.complete(line.substring(MemberMain.READY.length()));
        }
      }
    }
    return ready.completeExceptionally(new IOException(MemberMain.READY));
  }

  /** Tells it whom to join. */
  void join(String address) throws IOException {
    child.say(MemberMain.JOIN + address);
  }

  /**
   * Waits until it takes tasks.
   *
   * @throws IOException if it does not come to that; says what it printed
   */
  void awaitReady() throws IOException, InterruptedException {
    try {
      String _ = ready.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IOException(ClusterWords.notReady(pid(), START_SECONDS, errors.lastLine(0)), e);
    } catch (ExecutionException e) {
      boolean gone = child.await(END);
      throw new IOException(
          ClusterWords.endedAtOnce(
              pid(), gone ? child.exitCode() : -1, errors.lastLine(LAST_WORDS_MILLIS)),
          e);
    }
  }

  /** What the engine calls it. */
  String id() {
    return ready.join().split(" ", -1)[0];
  }

  /** Where it listens. */
  String address() {
    return ready.join().split(" ", -1)[1];
  }

  /** What it is to whoever deals tasks out, once it is ready. */
  Engine.Seat seat() {
    return new Engine.Seat(id(), pid(), threads);
  }

  boolean isAlive() {
    return child.isAlive();
  }

  long pid() {
    return child.pid();
  }

  int threads() {
    return threads;
  }

  /** Waits for its end; how it ended. */
  int awaitEnd() throws InterruptedException {
    while (!child.await(LOOK)) {
      // it lives
    }
    return child.exitCode();
  }

  /** Kills it, and does not wait for its end. */
  void kill() {
    child.close();
  }

  /** Kills it, and waits until it has ended. */
  @Override
  public void close() {
    child.end(ClusterWords.MEMBER, END);
  }
}
