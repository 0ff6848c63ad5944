package dev.heddle.process;

import dev.heddle.jvm.JvmRefusal;
import dev.heddle.jvm.ProcessTree;
import dev.heddle.process.link.Quietly;
import dev.heddle.process.wire.ClassTableReader;
import dev.heddle.process.wire.Link;
import dev.heddle.process.wire.Thrown;
import dev.heddle.process.wire.Wire;
import dev.heddle.process.worker.WorkerOrders;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A worker from its start to its end: a JVM, or a thread of one, with all that belongs to it. */
final class WorkerProcess implements PoolWorker {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** Until the system tells how one ended that has hung up: it frees its memory before. */
  private static final Duration ENDING = Duration.ofSeconds(5);

  private static final long LAST_WORDS_MILLIS = 20;

  private final WorkerHost host;
  private final WorkerFiles files;
  private final int thread;
  private @Nullable Wire wire;
  private @Nullable Link link;
  private volatile boolean ready;
  private final ClassTableReader inTable = new ClassTableReader();
  private int told;

  /** The {@code thread}-th worker of {@code host}, from 0, which frees {@code files}. */
  WorkerProcess(WorkerHost host, WorkerFiles files, int thread) {
    this.host = host;
    this.files = files;
    this.thread = thread;
  }

  /** Waits until the worker is ready for a task; ends it if it does not become so. */
  void awaitReady(Duration limit, int payloadLimit) throws WorkerStartException {
    Link link;
    try {
      link = files.admit(limit, host::isAlive, host.onExit());
    } catch (IOException e) {
      kill();
      reap(true);
      throw new WorkerStartException(PoolWords.cannotBeReached(String.valueOf(e.getMessage())), e);
    }
    if (link == null) {
      boolean late = host.isAlive();
      if (!host.isEndedByUs()) {
        host.command().failed();
      }
      kill();
      reap(true);
      String why = late ? PoolWords.tookLonger(limit) : host.ending();
      Optional<JvmRefusal> refusal = late ? Optional.empty() : host.output().refusal();
      if (refusal.isPresent()) {
        throw new WorkerStartException(
            PoolWords.flagsRefused(pid(), why, host.command().told(), refusal.get().why()), false);
      }
      throw new WorkerStartException(PoolWords.didNotStart(pid(), why, printed()), !late);
    }
    long wireLimit = Math.min(Integer.MAX_VALUE - 8L, (long) payloadLimit + Thrown.OVERHEAD_BYTES);
    wire = new Wire(link, (int) wireLimit);
    this.link = link;
    host.ready();
    ready = true;
  }

  /** Has the worker run what all of its pool run first. */
  void initialize(PoolInitializer first, Duration limit) throws WorkerStartException {
    told = first.runIn(this, limit);
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
    return ready ? host.jvm() : null;
  }

  @Override
  public long pid() {
    return host.pid();
  }

  @Override
  public boolean isAlive() {
    return host.isAlive();
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

  @Override
  public void kill() {
    host.kill(this);
  }

  @Override
  public void killAlone() {
    host.killAlone(this);
  }

  /** Kills several workers, and looks at the processes of this system only once. */
  static void killAll(List<PoolWorker> workers) {
    if (workers.size() < 2) {
      workers.forEach(PoolWorker::kill);
      return;
    }
    Set<Long> roots = workers.stream().map(PoolWorker::pid).collect(Collectors.toSet());
    List<ProcessHandle> below = ProcessTree.belowAny(roots);
    workers.forEach(PoolWorker::killAlone);
    below.forEach(ProcessTree::killAlone);
  }

  @Override
  public void interrupt(long number) {
    host.lifeline().interrupt(thread, number);
  }

  @Override
  public void trim() {
    host.lifeline().say(new byte[] {WorkerOrders.TRIM});
  }

  @Override
  public void hearThreads() {
    host.lifeline().hearThreads();
  }

  @Override
  public String threads() {
    return host.lifeline().threads();
  }

  @Override
  public long residentBytes() {
    return LivenessChecks.residentBytes(pid());
  }

  @Override
  public boolean endsSoon() {
    return host.waitFor(ENDING);
  }

  @Override
  public void retire() {
    Quietly.close(wire);
    if (!host.leave(thread)) {
      return; // others are at work there still
    }
    host.lifeline().cut();
    if (!host.waitFor(PATIENCE)) {
      kill();
    }
  }

  @Override
  public void hearOut() {
    host.output().awaitEnd(LAST_WORDS_MILLIS);
  }

  @Override
  public boolean hasLivedFor(Duration time) {
    return ready && host.hasLivedFor(time);
  }

  @Override
  public boolean isEndedForAnother() {
    return host.isEndedBesides(this);
  }

  @Override
  public void reap(boolean sweep) {
    host.reap(sweep);
    free();
  }

  @Override
  public void free() {
    Quietly.close(wire);
    if (host.isLastGone(thread)) {
      host.free();
    }
  }

  @Override
  public String ending() {
    return isEndedForAnother() ? PoolWords.ENDED_FOR_ANOTHER : host.ending();
  }

  @Override
  public WorkerCrashedException crashed(String task, String how) {
    host.output().keepReport();
    int threads = host.threads();
    String what = threads == 1 ? task : PoolWords.amongOthers(task, threads);
    return new WorkerCrashedException(what, pid(), how, host.output().errors(), printed());
  }

  @Override
  public String printed() {
    return host.output().printed();
  }
}
