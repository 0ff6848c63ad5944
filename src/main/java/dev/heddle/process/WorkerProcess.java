package dev.heddle.process;

import dev.heddle.jvm.OutputTail;
import dev.heddle.jvm.ProcessTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
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
  private static final long DUMP_NANOS = 500_000_000;
  private static final long PAUSE_NANOS = 1_000_000;
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
  private volatile String threads = "";
  private @Nullable String keptReport;
  private final ClassPages pages = new ClassPages();
  private int told;

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
    Path changed = command.classPath().changed();
    if (changed != null) {
      throw new WorkerStartException(
          "worker cannot be started: "
              + changed
              + " is another file than when the pool was opened, so that the worker would not run"
              + " the code of this program; start the program anew",
          false);
    }
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
      ProcessTree.kill(process.toHandle());
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
      reap(true);
      throw new WorkerStartException("worker cannot be reached: " + e.getMessage(), e);
    }
    if (link == null) {
      boolean late = process.isAlive();
      command.failed();
      kill();
      reap(true);
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

  /**
   * Has the worker run what all of its pool run first.
   *
   * @param book the classes that {@code initializer} refers to
   */
  void initialize(Encoded initializer, ClassBook book, Duration limit) throws WorkerStartException {
    CompletableFuture<Boolean> late =
        new CompletableFuture<Boolean>()
            .completeOnTimeout(true, limit.toNanos(), TimeUnit.NANOSECONDS);
    CompletableFuture<Void> _ =
        late.thenAccept(over -> {
          if (over) {
            kill();
          }
        });
    Throwable failure;
    try {
      told = book.size();
      for (byte[] lesson : book.definitions(0, told)) {
        wire().put(FrameType.LEARN, 0, Encoded.of(lesson));
      }
      wire().put(FrameType.INIT, 0, initializer);
      wire().flush();
      failure = awaitInitialized();
    } catch (IOException e) {
      waitFor(PATIENCE);
      hearOut();
      String how = late.isDone() ? "took longer than " + limit.toMillis() + " ms there" : ending();
      throw new WorkerStartException(
          "the pool's initializer did not end well in worker " + pid() + ": it " + how + printed(),
          false);
    } finally {
      late.complete(false);
    }
    if (failure != null) {
      throw new WorkerStartException(
          "the pool's initializer failed in worker " + pid() + ": " + failure, failure);
    }
  }

  private @Nullable Throwable awaitInitialized() throws IOException {
    while (true) {
      Frame frame = wire().receive();
      if (frame == null) {
        throw new IOException("hung up");
      }
      switch (frame.type()) {
        case LEARN -> pages.learn(frame.payload());
        case RESULT -> {
          return null;
        }
        case THROWN -> {
          return ThrownInWorker.revive(
              Thrown.decode(frame.payload()), pages, null, pid(), "the initializer");
        }
        case REFUSED -> {
          return new TransferException(new String(frame.payload(), StandardCharsets.UTF_8), null);
        }
        case CALL, RUN, SKIPPED, INIT ->
            throw new GarbageException("a " + frame.type() + " as an answer");
      }
    }
  }

  /** What the worker has told of the classes of its answers. */
  ClassPages pages() {
    return pages;
  }

  /** How many classes of tasks the worker was told of before its first task. */
  int told() {
    return told;
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
   * later. Where it cannot be told to, it ends because its lifeline does.
   */
  void kill() {
    // by its handle, since the process itself would close its streams before all was read
    if (!ProcessTree.kill(process.toHandle()) && process.isAlive()) {
      Quietly.close(process.getOutputStream());
    }
  }

  /** The same for several, which looks at the processes of this system only once. */
  static void killAll(List<WorkerProcess> workers) {
    if (workers.size() < 2) {
      workers.forEach(WorkerProcess::kill);
      return;
    }
    Set<Long> roots = workers.stream().map(WorkerProcess::pid).collect(Collectors.toSet());
    List<ProcessHandle> below =
        ProcessTree.below(ProcessHandle.current()).stream()
            .filter(process -> isBelow(process, roots))
            .toList();
    for (WorkerProcess worker : workers) {
      if (!ProcessTree.killAlone(worker.process.toHandle()) && worker.process.isAlive()) {
        Quietly.close(worker.process.getOutputStream());
      }
    }
    below.forEach(ProcessTree::killAlone);
  }

  private static boolean isBelow(ProcessHandle process, Set<Long> roots) {
    try {
      Optional<ProcessHandle> parent = process.parent();
      while (parent.isPresent()) {
        if (roots.contains(parent.get().pid())) {
          return true;
        }
        parent = parent.get().parent();
      }
    } catch (RuntimeException e) {
      // unknown: its mark tells later
    }
    return false;
  }

  /** Asks the worker to interrupt its {@code number}-th task, if it is still at it. */
  void interrupt(long number) {
    tell(ByteBuffer.allocate(1 + Long.BYTES).put(WorkerOrders.INTERRUPT).putLong(number).array());
  }

  /** Asks the worker what its threads are at, and waits a moment for the answer. */
  void hearThreads() {
    tell(new byte[] {WorkerOrders.DUMP});
    long end = System.nanoTime() + DUMP_NANOS;
    while (System.nanoTime() - end < 0 && process.isAlive()) {
      try {
        String text = Files.readString(files.dump());
        if (text.endsWith(WorkerOrders.DUMP_END)) {
          threads = text.substring(0, text.length() - WorkerOrders.DUMP_END.length());
          return;
        }
      } catch (IOException e) {
        // not there yet
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** What the threads of the worker were at when it was asked; empty if it was not. */
  String threads() {
    return threads;
  }

  private void tell(byte[] order) {
    try {
      process.getOutputStream().write(order);
      process.getOutputStream().flush();
    } catch (IOException e) {
      // it has ended, which says the same
    }
  }

  /** How much of its memory is in main memory, in bytes; -1 where the system does not say. */
  long residentBytes() {
    return Vitals.residentBytes(pid());
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

  /**
   * Waits for the end of a worker that was killed or crashed, and frees what belongs to it.
   *
   * @param sweep whether to end what it started; else that is left to the end of its pool
   */
  void reap(boolean sweep) {
    waitFor(REAP_LIMIT);
    if (sweep) {
      TreeEnd _ = Leftovers.end(MARK, mark);
    }
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
    keepReport();
    return new WorkerCrashedException(task, pid(), how, withReport(stderr.text()), printed());
  }

  /** Keeps HotSpot's report of its crash, if there is one, out of the folder that goes. */
  private void keepReport() {
    Path report = command.errorFile(pid());
    if (keptReport == null && Files.isRegularFile(report)) {
      try {
        Path kept =
            Path.of(System.getProperty("java.io.tmpdir"), "heddle-hs_err-" + pid() + ".log");
        Files.move(report, kept, StandardCopyOption.REPLACE_EXISTING);
        keptReport = kept.toString();
      } catch (IOException e) {
        // its first lines are in what the worker printed
      }
    }
  }

  private String withReport(String text) {
    String kept = keptReport;
    return kept == null ? text : text.replace(command.errorFile(pid()).toString(), kept);
  }

  /** What it printed, in words that follow a sentence; empty if that was nothing. */
  String printed() {
    String errors = withReport(stderr.text());
    String output = withReport(stdout.text());
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
