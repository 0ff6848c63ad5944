package dev.heddle.process;

import dev.heddle.jvm.OutputTail;
import dev.heddle.jvm.ProcessTree;
import dev.heddle.process.link.Quietly;
import dev.heddle.process.wire.ClassTableReader;
import dev.heddle.process.wire.ClassTableWriter;
import dev.heddle.process.wire.Encoded;
import dev.heddle.process.wire.Frame;
import dev.heddle.process.wire.FrameType;
import dev.heddle.process.wire.GarbageException;
import dev.heddle.process.wire.Link;
import dev.heddle.process.wire.Thrown;
import dev.heddle.process.wire.Wire;
import dev.heddle.process.worker.WorkerMain;
import dev.heddle.process.worker.WorkerOrders;
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
final class WorkerProcess implements PoolWorker {

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
  private final ClassTableReader inTable = new ClassTableReader();
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
      throw WorkerStartException.inFolder(folder, e);
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
   * @param outTable the classes that {@code initializer} refers to
   */
  void initialize(Encoded initializer, ClassTableWriter outTable, Duration limit)
      throws WorkerStartException {
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
      told = outTable.size();
      for (byte[] lesson : outTable.definitions(0, told)) {
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
        case LEARN -> inTable.learn(frame.payload());
        case RESULT -> {
          return null;
        }
        case THROWN -> {
          return ThrownInWorker.revive(
              Thrown.decode(frame.payload()), inTable, null, pid(), "the initializer");
        }
        case REFUSED -> {
          return new TransferException(new String(frame.payload(), StandardCharsets.UTF_8), null);
        }
        case CALL, RUN, SKIPPED, INIT ->
            throw new GarbageException("a " + frame.type() + " as an answer");
      }
    }
  }

  @Override
  public ClassTableReader inTable() {
    return inTable;
  }

  @Override
  public int told() {
    return told;
  }

  @Override
  public @Nullable WorkerJvm jvm() {
    return jvm;
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public Wire wire() {
    return Objects.requireNonNull(wire, "worker is not ready");
  }

  @Override
  public Link link() {
    return Objects.requireNonNull(link, "worker is not ready");
  }

  @Override
  public boolean revoke(long number) {
    return files.register().revoke(number);
  }

  @Override
  public long lastStarted() {
    return files.register().lastStarted();
  }

  @Override
  public long pulse() {
    return files.register().pulse();
  }

  @Override
  public boolean isResting() {
    return files.register().isResting();
  }

  /**
   * {@inheritDoc}
   *
   * <p>Whatever fails on the way, the worker is not spared: what it started is found by its mark
   * later. Where it cannot be told to, it ends because its lifeline does.
   */
  @Override
  public void kill() {
    // by its handle, since the process itself would close its streams before all was read
    if (!ProcessTree.kill(process.toHandle()) && process.isAlive()) {
      Quietly.close(process.getOutputStream());
    }
  }

  @Override
  public void killAlone() {
    if (!ProcessTree.killAlone(process.toHandle()) && process.isAlive()) {
      Quietly.close(process.getOutputStream());
    }
  }

  /** Kills several workers, and looks at the processes of this system only once. */
  static void killAll(List<PoolWorker> workers) {
    if (workers.size() < 2) {
      workers.forEach(PoolWorker::kill);
      return;
    }
    Set<Long> roots = workers.stream().map(PoolWorker::pid).collect(Collectors.toSet());
    List<ProcessHandle> below =
        ProcessTree.below(ProcessHandle.current()).stream()
            .filter(process -> isBelow(process, roots))
            .toList();
    workers.forEach(PoolWorker::killAlone);
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

  @Override
  public void interrupt(long number) {
    tell(ByteBuffer.allocate(1 + Long.BYTES).put(WorkerOrders.INTERRUPT).putLong(number).array());
  }

  @Override
  public void hearThreads() {
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

  @Override
  public String threads() {
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

  @Override
  public long residentBytes() {
    return LivenessChecks.residentBytes(pid());
  }

  @Override
  public boolean endsSoon() {
    return waitFor(PATIENCE);
  }

  @Override
  public void retire() {
    Quietly.close(wire);
    Quietly.close(process.getOutputStream());
    if (!waitFor(PATIENCE)) {
      kill();
    }
  }

  @Override
  public void hearOut() {
    stdout.awaitEnd(LAST_WORDS_MILLIS);
    stderr.awaitEnd(LAST_WORDS_MILLIS);
  }

  @Override
  public boolean hasLivedFor(Duration time) {
    WorkerJvm ready = jvm;
    return ready != null
        && System.nanoTime() - startedNanos - ready.startUp().toNanos() >= time.toNanos();
  }

  @Override
  public void reap(boolean sweep) {
    waitFor(REAP_LIMIT);
    if (sweep) {
      TreeEnd _ = OrphanSweep.end(MARK, mark);
    }
    free();
  }

  @Override
  public void free() {
    waitFor(REAP_LIMIT);
    stdout.awaitEnd(TAIL_MILLIS);
    stderr.awaitEnd(TAIL_MILLIS);
    Quietly.close(wire);
    Quietly.close(process.getOutputStream());
    files.free();
  }

  @Override
  public String ending() {
    return process.isAlive() ? "did not end" : ExitStatus.of(process.exitValue(), stdout.text());
  }

  @Override
  public WorkerCrashedException crashed(String task, String how) {
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

  @Override
  public String printed() {
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
