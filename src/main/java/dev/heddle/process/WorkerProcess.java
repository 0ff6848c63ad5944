package dev.heddle.process;

import dev.heddle.jvm.OutputTail;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A worker JVM from its start to its end, with all that belongs to it. */
final class WorkerProcess {

  /** The environment variable that marks a worker and all that its tasks start. */
  static final String MARK = "HEDDLE_WORKER";

  /**
   * Held while a process starts: the JDK's launchers inherit each other's pipes, and several at
   * once would wait for each other for ever if this process were killed meanwhile.
   */
  private static final Object STARTS = new Object();

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration REAP_LIMIT = Duration.ofSeconds(5);
  private static final long TAIL_MILLIS = 500;
  private static final long LAST_WORDS_MILLIS = 20;

  private final WorkerCommand command;
  private final Process process;
  private final WorkerFiles files;
  private final String mark;
  private final long startedNanos;
  private final OutputTail stdout;
  private final OutputTail stderr;
  private @Nullable Wire wire;
  private @Nullable Link link;
  private volatile @Nullable WorkerJvm jvm;

  private WorkerProcess(
      WorkerCommand command, Process process, WorkerFiles files, String mark, long startedNanos) {
    this.command = command;
    this.process = process;
    this.files = files;
    this.mark = mark;
    this.startedNanos = startedNanos;
    String name = "heddle-worker-" + process.pid();
    this.stdout = tail(process.getInputStream(), name + "-stdout");
    this.stderr = tail(process.getErrorStream(), name + "-stderr");
  }

  private OutputTail tail(InputStream stream, String thread) {
    return command.trains()
        ? OutputTail.kept(stream, thread)
        : OutputTail.shown(stream, thread, "worker " + pid());
  }

  /** Starts a JVM as the {@code number}-th worker of the pool that owns {@code folder}. */
  static WorkerProcess launch(PoolOptions options, WorkerCommand command, Path folder, int number)
      throws WorkerStartException {
    String mark = folder.getFileName() + "/" + number + "/";
    byte[] token = new byte[WorkerMain.TOKEN_BYTES];
    RANDOM.nextBytes(token);
    WorkerFiles files = null;
    try {
      files = WorkerFiles.make(options, folder, number, token);
      ProcessBuilder builder = new ProcessBuilder(command.with(files.arguments()));
      builder.environment().putAll(options.environment());
      builder.environment().put(MARK, mark);
      long startedNanos = System.nanoTime();
      Process process;
      synchronized (STARTS) {
        process = builder.start();
      }
      WorkerProcess worker = owned(command, process, files, mark, startedNanos);
      worker.handOver(token);
      return worker;
    } catch (IOException | RuntimeException | Error e) {
      if (files != null) {
        files.free();
      }
      throw new WorkerStartException("worker cannot be started: " + e.getMessage(), e);
    }
  }

  private static WorkerProcess owned(
      WorkerCommand command, Process process, WorkerFiles files, String mark, long startedNanos)
      throws IOException {
    try {
      return new WorkerProcess(command, process, files, mark, startedNanos);
    } catch (Throwable e) {
      process.toHandle().destroyForcibly();
      throw new IOException("no thread can be started to read what it prints: " + e, e);
    }
  }

  private void handOver(byte[] token) {
    try {
      process.getOutputStream().write(token);
      process.getOutputStream().flush();
    } catch (IOException e) {
      // it has ended already; who waits for it at the door will say why
    }
  }

  /** Waits until the worker is ready for a task; ends it if it does not become so. */
  void awaitReady(Duration limit, int payloadLimit) throws WorkerStartException {
    Link link;
    try {
      link = files.admit(limit, process::isAlive, process.onExit());
    } catch (IOException e) {
      kill();
      reap();
      throw new WorkerStartException("worker cannot be reached: " + e.getMessage(), e);
    }
    if (link == null) {
      boolean late = process.isAlive();
      command.failed();
      kill();
      reap();
      String why = late ? "took longer than " + limit.toMillis() + " ms" : ending();
      throw new WorkerStartException(
          "worker " + pid() + " did not start: it " + why + printed() + advice(), !late);
    }
    long wireLimit = Math.min(Integer.MAX_VALUE - 8L, (long) payloadLimit + Thrown.OVERHEAD_BYTES);
    wire = new Wire(link, (int) wireLimit);
    this.link = link;
    Duration startUp = Duration.ofNanos(System.nanoTime() - startedNanos);
    jvm = new WorkerJvm(pid(), startUp, command.started(pid()));
  }

  /** The worker as others see it; null until it is ready. */
  @Nullable WorkerJvm jvm() {
    return jvm;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The way to and from the worker, once it is ready. */
  Wire wire() {
    return Objects.requireNonNull(wire, "worker is not ready");
  }

  /** What the wire runs over. */
  Link link() {
    return Objects.requireNonNull(link, "worker is not ready");
  }

  /** What it has started; not to be asked for once it is freed. */
  Ledger ledger() {
    return files.ledger();
  }

  /**
   * Ends the worker and what it started, now, without waiting; may be called by any thread, and
   * again.
   *
   * <p>Whatever fails on the way, the worker is not spared: what it started is found by its mark
   * later. A JDK that has no descriptor left to look at {@code /proc} kills nothing and says only
   * that it did not (JDK 25); then the worker ends because its lifeline does.
   */
  void kill() {
    List<ProcessHandle> below = descendants();
    // by its handle, since the process itself would close its streams before all was read
    if (!destroy(process.toHandle()) && process.isAlive()) {
      Quietly.close(process.getOutputStream());
    }
    below.forEach(WorkerProcess::destroy);
  }

  private List<ProcessHandle> descendants() {
    try {
      return process.descendants().toList();
    } catch (RuntimeException | Error e) {
      return List.of(); // unknown, which must not spare the worker
    }
  }

  private static boolean destroy(ProcessHandle handle) {
    try {
      return handle.destroyForcibly();
    } catch (RuntimeException | Error e) {
      return false;
    }
  }

  /** Waits a moment for a worker that hung up to end by itself, since its exit code tells why. */
  boolean endsByItself() {
    return waitFor(PATIENCE);
  }

  /** Hangs up and waits for the worker to end. */
  void retire() {
    Quietly.close(wire);
    Quietly.close(process.getOutputStream());
    if (!waitFor(PATIENCE)) {
      kill();
    }
  }

  /** Waits a moment for the last words of a worker that has ended. */
  void hearOut() {
    stdout.awaitEnd(LAST_WORDS_MILLIS);
    stderr.awaitEnd(LAST_WORDS_MILLIS);
  }

  /** Whether it has been ready for at least so long. */
  boolean hasLivedFor(Duration time) {
    WorkerJvm ready = jvm;
    return ready != null
        && System.nanoTime() - startedNanos - ready.startUp().toNanos() >= time.toNanos();
  }

  /** Waits for the end of a worker that was killed or crashed, and frees what belongs to it. */
  void reap() {
    waitFor(REAP_LIMIT);
    Leftovers.end(MARK, mark);
    free();
  }

  /** Frees what belongs to a worker that has ended. */
  void free() {
    waitFor(REAP_LIMIT);
    stdout.awaitEnd(TAIL_MILLIS);
    stderr.awaitEnd(TAIL_MILLIS);
    Quietly.close(wire);
    Quietly.close(process.getOutputStream());
    files.free();
  }

  /** How it ended, in words that follow "worker 123". */
  String ending() {
    return process.isAlive() ? "did not end" : ExitStatus.of(process.exitValue(), stdout.text());
  }

  WorkerCrashedException crashed(String task, String how) {
    return new WorkerCrashedException(task, pid(), how, stderr.text(), printed());
  }

  private String printed() {
    String errors = stderr.text();
    String output = stdout.text();
    return (errors.isEmpty() ? "" : "; its stderr:\n" + errors)
        + (output.isEmpty() ? "" : (errors.isEmpty() ? ";" : "\n") + " its stdout:\n" + output);
  }

  private static String advice() {
    return "\ncheck the flags and the class path of the workers, and the memory that is left";
  }

  private boolean waitFor(Duration limit) {
    boolean interrupted = false;
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      while (true) {
        try {
          return process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
