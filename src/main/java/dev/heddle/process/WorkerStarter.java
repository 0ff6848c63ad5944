package dev.heddle.process;

import dev.heddle.jvm.ProcessTree;
import dev.heddle.process.worker.WorkerMain;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Starts the workers of a pool, and has spare ones ready where that is wanted. */
final class WorkerStarter {

  /** The environment variable that marks a worker and all that its tasks start. */
  static final String MARK = "HEDDLE_WORKER";

  /**
   * Held while a process starts: the JDK's launchers inherit each other's pipes, and several at
   * once would wait for each other for ever if this process were killed meanwhile.
   */
  private static final Object STARTS = new Object();

  private static final SecureRandom RANDOM = new SecureRandom();

  private final PoolOptions options;
  private final WorkerCommand command;
  private final Path folder;
  private final @Nullable PoolInitializer initializer;
  private final AtomicInteger started = new AtomicInteger();
  private final StartRecord record = new StartRecord();
  private final SpareWorkers spares;
  private final Map<Integer, SharedHost> shared = new HashMap<>();

  /** Gets to know a worker as soon as there is a process, to end it if need be. */
  interface Owner {
    void adopt(PoolWorker fresh) throws WorkerStartException;
  }

  /**
   * For a pool whose files are in {@code folder}.
   *
   * @param initializer what each worker runs first; null for nothing
   */
  WorkerStarter(
      PoolOptions options,
      WorkerCommand command,
      Path folder,
      @Nullable PoolInitializer initializer) {
    this.options = options;
    this.command = command;
    this.folder = folder;
    this.initializer = initializer;
    this.spares = new SpareWorkers(options.care().spares(), this::launch);
  }

  /** A worker that is ready for its first task: a spare one, or one that starts now. */
  PoolWorker start(Owner owner) throws WorkerStartException {
    PoolWorker spare = spares.take();
    if (spare == null) {
      return launch(owner);
    }
    boolean taken = false;
    try {
      owner.adopt(spare);
      taken = true;
      return spare;
    } finally {
      if (!taken) {
        spare.kill();
        spare.reap(false);
      }
    }
  }

  /** What starts the workers of a slot: each a JVM, or a thread of one that others have, too. */
  SpareWorkers.Start of(WorkerSlot slot) {
    int threads = options.care().threadsPerJvm();
    if (threads == 1) {
      return this::start;
    }
    int place = slot.number() - 1;
    SharedHost host;
    synchronized (shared) {
      host = shared.computeIfAbsent(place / threads, _ -> new SharedHost(this::launch));
    }
    return owner -> ready(host.worker(place % threads), owner);
  }

  private PoolWorker launch(Owner owner) throws WorkerStartException {
    return ready(new SharedHost(this::launch).worker(0), owner);
  }

  private PoolWorker ready(WorkerProcess fresh, Owner owner) throws WorkerStartException {
    boolean good = false;
    try {
      owner.adopt(fresh);
      fresh.awaitReady(options.startLimit(), options.payloadLimit());
      if (initializer != null) {
        fresh.initialize(initializer, options.startLimit());
      }
      good = true;
      return fresh;
    } catch (RuntimeException | Error e) {
      throw new WorkerStartException(PoolWords.cannotStart(e.toString()), e);
    } finally {
      if (!good) {
        fresh.kill();
        fresh.reap(true);
      }
    }
  }

  /** Starts a JVM. */
  private WorkerHost launch() throws WorkerStartException {
    int number = started.incrementAndGet();
    String mark = folder.getFileName() + "/" + number + "/";
    byte[] token = new byte[WorkerMain.TOKEN_BYTES];
    RANDOM.nextBytes(token);
    Path changed = command.classPath().changed();
    if (changed != null) {
      throw new WorkerStartException(PoolWords.jarChanged(changed), false);
    }
    List<WorkerFiles> files = new ArrayList<>();
    WorkerHost host = null;
    try {
      ProcessBuilder builder = new ProcessBuilder(command.with(arguments(number, token, files)));
      builder.environment().putAll(options.environment());
      builder.environment().put(MARK, mark);
      long startedNanos = System.nanoTime();
      Process process = start(builder);
      host = owned(process, files, mark, startedNanos);
      host.lifeline().say(token);
      return host;
    } catch (IOException | RuntimeException | Error e) {
      if (host != null) {
        host.end();
      } else {
        files.forEach(WorkerFiles::free);
      }
      throw WorkerStartException.inFolder(folder, e);
    }
  }

  /** Starts a process of the pool, one at a time. */
  static Process start(ProcessBuilder builder) throws IOException {
    synchronized (STARTS) {
      return builder.start();
    }
  }

  /** Makes the files of a JVM's workers into {@code files}; what the JVM is told of them. */
  private List<String> arguments(int number, byte[] token, List<WorkerFiles> files)
      throws IOException {
    int threads = options.care().threadsPerJvm();
    List<String> arguments = new ArrayList<>(List.of(Integer.toString(threads)));
    for (int thread = 0; thread < threads; thread++) {
      String name = thread == 0 ? Integer.toString(number) : number + "." + thread;
      files.add(WorkerFiles.make(options, folder, name, token));
      arguments.addAll(files.getLast().arguments());
    }
    return arguments;
  }

  private WorkerHost owned(Process process, List<WorkerFiles> files, String mark, long startedNanos)
      throws IOException {
    try {
      return new WorkerHost(command, process, files, mark, startedNanos);
    } catch (Throwable e) {
      ProcessTree.kill(process.toHandle());
      throw new IOException(PoolWords.nobodyReads(e), e);
    }
  }

  WorkerCommand command() {
    return command;
  }

  /** How many JVMs were started so far. */
  int started() {
    return started.get();
  }

  /** How those have fared that were started lately. */
  StartRecord record() {
    return record;
  }

  /** How many spare workers are ready. */
  int spares() {
    return spares.size();
  }

  /** Ends the spare workers, and starts no others. */
  void close() {
    spares.close();
  }

  /** Waits until all that {@link #close} ended has been freed. */
  void awaitEnd() {
    spares.awaitEnd();
  }
}
