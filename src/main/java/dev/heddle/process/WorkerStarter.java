package dev.heddle.process;

import dev.heddle.process.wire.ClassTableWriter;
import dev.heddle.process.wire.Encoded;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Starts the workers of a pool, and has spare ones ready where that is wanted. */
final class WorkerStarter {

  private final PoolOptions options;
  private final WorkerCommand command;
  private final Path folder;
  private final ClassTableWriter outTable;
  private final @Nullable Encoded initializer;
  private final AtomicInteger started = new AtomicInteger();
  private final StartRecord record = new StartRecord();
  private final SpareWorkers spares;

  /** Gets to know a worker as soon as there is a process, to end it if need be. */
  interface Owner {
    void adopt(PoolWorker fresh) throws WorkerStartException;
  }

  /**
   * For a pool whose files are in {@code folder} and whose tasks refer to the classes of {@code
   * book}.
   *
   * @param initializer what each worker runs first; null for nothing
   */
  WorkerStarter(
      PoolOptions options,
      WorkerCommand command,
      Path folder,
      ClassTableWriter outTable,
      @Nullable Encoded initializer) {
    this.options = options;
    this.command = command;
    this.folder = folder;
    this.outTable = outTable;
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

  private PoolWorker launch(Owner owner) throws WorkerStartException {
    int number = started.incrementAndGet();
    WorkerProcess fresh = WorkerProcess.launch(options, command, folder, number);
    boolean good = false;
    try {
      owner.adopt(fresh);
      fresh.awaitReady(options.startLimit(), options.payloadLimit());
      if (initializer != null) {
        fresh.initialize(initializer, outTable, options.startLimit());
      }
      good = true;
      return fresh;
    } catch (RuntimeException | Error e) {
      throw new WorkerStartException("worker cannot be started: " + e, e);
    } finally {
      if (!good) {
        fresh.kill();
        fresh.reap(true);
      }
    }
  }

  PoolOptions options() {
    return options;
  }

  WorkerCommand command() {
    return command;
  }

  /** How many workers were started so far. */
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
}
