package dev.heddle.process;

import dev.heddle.process.wire.GarbageException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that are with one worker, in the order in which it gets them. Guarded by the lock of
 * the {@link PoolState}.
 */
final class InFlightWindow {

  /** How long the tasks should take, in ns, that wait at a worker for the one that runs. */
  private static final long AHEAD_NANOS = 1_000_000;

  /** So many bytes fit into a socket's buffer whatever its bookkeeping takes. */
  private static final int SMALL_BYTES = 1 << 15;

  /** A task that takes longer than this holds up others, whatever those before it took, in ns. */
  private static final long LATEST_NANOS = 50_000_000;

  private static final int MOST_AHEAD = 32;
  private static final int SMOOTHING = 8;

  private final PoolWorker worker;
  private final Deque<InFlightTask> tasks = new ArrayDeque<>();
  private long lastNumber;
  private long revoked;
  private int bytes;
  private long headSince;
  private long taskNanos = AHEAD_NANOS;

  /** To {@code worker}, which has had no task yet. */
  InFlightWindow(PoolWorker worker) {
    this.worker = worker;
  }

  boolean isEmpty() {
    return tasks.isEmpty();
  }

  /** The number of the task that was put last, which is how many the worker has had. */
  long lastNumber() {
    return lastNumber;
  }

  /** How many tasks the worker has had and keeps, or has done. */
  long kept() {
    return lastNumber - revoked;
  }

  /** The last task that the worker has started, as far as one can know; 0 for none. */
  long lastStarted() {
    return worker.lastStarted();
  }

  /** Whether another task may be sent now: few enough to take little time and never to block. */
  boolean hasRoom() {
    int ahead = Math.clamp(AHEAD_NANOS / Math.max(1, taskNanos), 1, MOST_AHEAD);
    return tasks.isEmpty() || (tasks.size() <= ahead && bytes < SMALL_BYTES);
  }

  /**
   * Whether {@code more} bytes can be written now without waiting for the worker to write: it reads
   * the only task it has to the end before it writes, and small ones fit into the socket's buffer.
   */
  boolean mayPut(int more) {
    return tasks.isEmpty() || (more <= SMALL_BYTES && bytes + more <= 2 * SMALL_BYTES);
  }

  /** Puts a task of {@code length} bytes behind the others; it gets the next number. */
  void put(RemoteTask<?> task, int length) {
    if (tasks.isEmpty()) {
      headSince = System.nanoTime();
    }
    // what is too large for the buffer has been read when the next one is written
    int buffered = length <= SMALL_BYTES ? length : 0;
    task.begin();
    tasks.addLast(new InFlightTask(++lastNumber, task, buffered));
    bytes += buffered;
  }

  /** Takes out the first task, which the worker has just answered or skipped. */
  InFlightTask takeFirst(long answered) throws GarbageException {
    InFlightTask first = tasks.peekFirst();
    if (first == null || first.number() != answered) {
      throw new GarbageException(
          "an answer to task "
              + answered
              + " of this worker instead of "
              + (first == null ? "none" : first.number()));
    }
    long now = System.nanoTime();
    taskNanos += (now - headSince - taskNanos) / SMOOTHING;
    headSince = now;
    tasks.removeFirst();
    bytes -= first.bytes();
    return first;
  }

  /**
   * What the worker is at: the task that runs, or is the next to run or to be skipped; null if
   * nothing is with it.
   */
  @Nullable InFlightTask first() {
    return tasks.peekFirst();
  }

  /** Whether {@code sent}, one of this worker's, has not been answered: the first is the oldest. */
  boolean has(InFlightTask sent) {
    InFlightTask first = tasks.peekFirst();
    return first != null && first.number() <= sent.number();
  }

  /** The last of what the worker has had and nobody has taken back; null if there is nothing. */
  @Nullable InFlightTask last() {
    List<InFlightTask> left = left();
    return left.isEmpty() ? null : left.getLast();
  }

  /** Since when the first of the tasks has been the first, by {@link System#nanoTime}. */
  long headSince() {
    return headSince;
  }

  /**
   * Whether the first task has taken much longer by {@code now} than those before it, so that what
   * waits behind it should not.
   */
  boolean isLate(long now) {
    long usual = Math.clamp(2 * taskNanos, AHEAD_NANOS, LATEST_NANOS);
    return !tasks.isEmpty() && now - headSince > usual;
  }

  /** The oldest task that waits at the worker for the one that runs; null if none does. */
  @Nullable RemoteTask<?> nextWaiting() {
    boolean first = true;
    for (InFlightTask sent : tasks) {
      if (!first && !sent.isRevoked()) {
        return sent.task();
      }
      first = false;
    }
    return null;
  }

  /** How many tasks wait at the worker for the one that runs. */
  int waiting() {
    int waiting = 0;
    boolean first = true;
    for (InFlightTask sent : tasks) {
      waiting += first || sent.isRevoked() ? 0 : 1;
      first = false;
    }
    return waiting;
  }

  @Nullable InFlightTask find(RemoteTask<?> task) {
    for (InFlightTask sent : tasks) {
      if (sent.task() == task && !sent.isRevoked()) {
        return sent;
      }
    }
    return null;
  }

  /** Takes the task back from the worker if it has not started it. */
  boolean revoke(InFlightTask sent) {
    if (!sent.isRevoked() && worker.revoke(sent.number())) {
      sent.markRevoked();
      revoked++;
      return true;
    }
    return false;
  }

  /** Takes back the oldest task that waits behind another one, if the worker has not started it. */
  @Nullable RemoteTask<?> giveUpOne() {
    boolean first = true;
    for (InFlightTask sent : tasks) {
      if (!first && revoke(sent)) {
        return sent.task();
      }
      first = false;
    }
    return null;
  }

  /** Takes back every task that the worker has not started, in order, but {@code one}. */
  List<RemoteTask<?>> giveUpAllBut(@Nullable InFlightTask one) {
    List<RemoteTask<?>> given = new ArrayList<>();
    for (InFlightTask sent : tasks) {
      if (sent != one && revoke(sent)) {
        given.add(sent.task());
      }
    }
    return given;
  }

  /**
   * What a worker that has ended leaves behind.
   *
   * @param started what it had started, and what has been sent in vain too often
   * @param unstarted what others are to do
   */
  record Remains(List<InFlightTask> started, List<RemoteTask<?>> unstarted) {}

  /** Sorts what is with a worker that has ended. */
  Remains remains() {
    long last = lastStarted();
    List<InFlightTask> started = new ArrayList<>();
    List<RemoteTask<?>> unstarted = new ArrayList<>();
    for (InFlightTask sent : left()) {
      // only what the worker was to read next can have ended it before it started
      boolean suspect = started.isEmpty() && unstarted.isEmpty() && !worker.isEndedForAnother();
      if (sent.number() <= last || (suspect && sent.task().isSentInVainAgain())) {
        started.add(sent);
      } else {
        unstarted.add(sent.task());
      }
    }
    return new Remains(started, unstarted);
  }

  /** What the worker has had and not answered, and nobody has taken back. */
  List<InFlightTask> left() {
    return tasks.stream().filter(sent -> !sent.isRevoked()).toList();
  }
}
