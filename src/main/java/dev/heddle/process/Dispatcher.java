package dev.heddle.process;

import dev.heddle.process.Lane.Phase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which task goes to which worker: the tasks that wait, the lanes, and what must change together
 * for no task to be lost, run twice, or left waiting while a worker is idle.
 *
 * <p>No code of a task runs under its lock, and nothing that may block.
 */
final class Dispatcher {

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<RemoteTask<?>> tasks = new ArrayDeque<>();
  private final Deque<Lane> idle = new ArrayDeque<>();
  private final List<Lane> lanes = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicLong numbers = new AtomicLong();
  private final int queueBound;
  private final Runnable whenEnding;
  private @Nullable LaneKeepers keepers;
  private int kept;
  private boolean closed;
  private boolean stopped;
  private boolean ending;

  /** Starts a thread that keeps a lane. */
  interface LaneKeepers {
    void start(Lane lane);
  }

  /** For the lanes of a pool; calls {@code whenEnding} once: when all is done after the close. */
  Dispatcher(PoolOptions options, Runnable whenEnding) {
    this.queueBound = options.queueBound();
    this.whenEnding = whenEnding;
    for (int i = 1; i <= options.workers(); i++) {
      lanes.add(new Lane(i, options.tasksPerWorker(), lock.newCondition()));
    }
  }

  /** The number of a task that is new to the pool. */
  long nextNumber() {
    return numbers.incrementAndGet();
  }

  /** Gives it those who start keepers; before anything else. */
  void keptBy(LaneKeepers those) {
    keepers = those;
  }

  List<Lane> lanes() {
    return lanes;
  }

  /**
   * Takes a task on: the calling thread sends it to a worker that is idle, else it waits.
   *
   * @throws RejectedExecutionException if closed, or if too many wait
   */
  void add(RemoteTask<?> task) {
    Lane lane;
    lock.lock();
    try {
      if (closed) {
        throw rejected();
      }
      lane = tasks.isEmpty() ? idle.pollLast() : null;
      if (lane == null) {
        if (queueBound > 0 && tasks.size() >= queueBound) {
          throw new RejectedExecutionException(
              "the pool's queue is full: " + queueBound + " tasks wait; submit more later");
        }
        startOneFor(tasks.size() + 1);
        tasks.addLast(task);
        return;
      }
      lane.takePen();
    } finally {
      lock.unlock();
    }
    lane.traffic().send(task);
  }

  static RejectedExecutionException rejected() {
    return new RejectedExecutionException("the pool is shut down: it takes no more tasks");
  }

  private boolean tooFewStartFor(int waiting) {
    return lanes.stream().filter(lane -> lane.phase() == Phase.STARTING).count() < waiting;
  }

  /** Lets a worker start if fewer do than tasks wait. */
  private void startOneFor(int waiting) {
    if (tooFewStartFor(waiting)) {
      lanes.stream().filter(lane -> lane.phase() == Phase.COLD).findFirst().ifPresent(this::wake);
    }
  }

  private void wake(Lane lane) {
    if (!lane.isKept() && keepers != null) {
      keepers.start(lane);
      lane.setKept(true);
      kept++;
    }
    lane.beginStart();
  }

  /**
   * Lets every worker start that has not; gives what comes of it.
   *
   * @throws RejectedExecutionException if closed
   */
  List<CompletableFuture<WorkerProcess>> wakeAll() {
    lock.lock();
    try {
      if (closed) {
        throw rejected();
      }
      lanes.stream().filter(lane -> lane.phase() == Phase.COLD).forEach(this::wake);
      return lanes.stream().map(Lane::start).toList();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there is something to do for who keeps {@code lane}. */
  Errand await(Lane lane) {
    lock.lock();
    try {
      while (true) {
        Errand errand = errandFor(lane);
        if (errand != null) {
          return errand;
        }
        lane.changed().awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Errand errandFor(Lane lane) {
    boolean nobodySends = !lane.isPenTaken() || lane.held() != null;
    boolean finished = closed && tasks.isEmpty();
    return switch (lane.phase()) {
      case STARTING -> Errand.START;
      case LOST -> nobodySends ? Errand.BURY : null;
      case DOOMED -> null;
      case COLD -> {
        if (tooFewStartFor(tasks.size())) {
          lane.beginStart();
          yield Errand.START;
        }
        yield closed && tasks.isEmpty() ? Errand.LEAVE : null;
      }
      case READY, RETIRING -> {
        if (!lane.isEmpty()) {
          yield null;
        }
        if (lane.held() != null) {
          yield Errand.SEND;
        }
        if (!lane.isPenTaken() && (lane.isSpent() || finished)) {
          idle.remove(lane);
          lane.enter(Phase.RETIRING);
          yield Errand.RETIRE;
        }
        yield null;
      }
    };
  }

  /** Takes in a worker that has just become ready, with its pen taken. */
  void ready(Lane lane, WorkerProcess worker, Traffic traffic) {
    lock.lock();
    try {
      lane.welcome(worker, traffic);
      lane.takePen();
    } finally {
      lock.unlock();
    }
  }

  /** Whether a worker that starts now would only be killed. */
  boolean isStopped() {
    lock.lock();
    try {
      return stopped;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Notes that no worker can be started in {@code lane}; gives the tasks for which there is no
   * worker and will be none.
   */
  List<RemoteTask<?>> cannotStart(Lane lane) {
    lock.lock();
    try {
      lane.enter(Phase.COLD);
      boolean hope =
          !stopped
              && lanes.stream()
                  .anyMatch(other -> other.phase() != Phase.COLD && other.phase() != Phase.LOST);
      signalAll();
      return hope ? List.of() : drain();
    } finally {
      lock.unlock();
    }
  }

  /** The next task to send, for who holds the pen; null if there is none or it must wait. */
  @Nullable RemoteTask<?> next(Lane lane) {
    lock.lock();
    try {
      return pick(lane);
    } finally {
      lock.unlock();
    }
  }

  /** The same, but lays down the pen if there is none. */
  @Nullable RemoteTask<?> nextOrRest(Lane lane) {
    lock.lock();
    try {
      RemoteTask<?> task = pick(lane);
      if (task == null) {
        lane.layDownPen();
        restIfEmpty(lane);
      }
      return task;
    } finally {
      lock.unlock();
    }
  }

  private void restIfEmpty(Lane lane) {
    if (lane.phase() == Phase.READY && lane.isEmpty()) {
      if (!lane.isSpent()) {
        idle.addLast(lane);
      }
      if (lane.isSpent() || closed) {
        lane.changed().signal();
      }
    }
  }

  private @Nullable RemoteTask<?> pick(Lane lane) {
    if (!lane.hasRoom()) {
      return null;
    }
    RemoteTask<?> task = tasks.pollFirst();
    if (task == null && lane.isEmpty()) {
      task = steal(lane);
    }
    if (closed && tasks.isEmpty()) {
      signalAll();
    }
    return task;
  }

  /** Takes a task back that waits at another worker behind the one that runs there. */
  private @Nullable RemoteTask<?> steal(Lane thief) {
    Lane fullest = null;
    for (Lane lane : lanes) {
      if (lane != thief
          && lane.phase() == Phase.READY
          && lane.waiting() > (fullest == null ? 0 : fullest.waiting())) {
        fullest = lane;
      }
    }
    return fullest == null ? null : fullest.giveUpOne();
  }

  /**
   * Puts a task with the worker, for who holds the pen and writes it then.
   *
   * @return its number there; {@link #DROPPED} if nobody wants it any more; {@link #TOO_LARGE} if
   *     it is to be {@linkplain #hold held back}; {@link #PEN_LOST} if the worker is on its way
   *     out: the pen is laid down, and the task waits again
   */
  long put(Lane lane, RemoteTask<?> task, int bytes) {
    lock.lock();
    try {
      if (task.isDone()) {
        return DROPPED;
      }
      if (lane.phase() != Phase.READY) {
        tasks.addFirst(task);
        lane.layDownPen();
        startOneFor(tasks.size());
        return PEN_LOST;
      }
      if (bytes > Lane.SMALL_BYTES || !lane.fits(bytes)) {
        return TOO_LARGE;
      }
      return lane.put(task, bytes);
    } finally {
      lock.unlock();
    }
  }

  /** The answer of {@link #put} for a task that nobody wants any more. */
  static final long DROPPED = 0;

  /** The answer of {@link #put} when the pen is gone. */
  static final long PEN_LOST = -1;

  /** The answer of {@link #put} for a task that the worker may take a while to read. */
  static final long TOO_LARGE = -2;

  /** Gives the pen to the keeper of the lane, with a task to send when all others are answered. */
  void hold(Lane lane, RemoteTask<?> task) {
    lock.lock();
    try {
      lane.hold(task);
    } finally {
      lock.unlock();
    }
  }

  /** The task that waits for the keeper to send it. */
  RemoteTask<?> heldBy(Lane lane) {
    lock.lock();
    try {
      return Objects.requireNonNull(lane.held(), "nothing is held");
    } finally {
      lock.unlock();
    }
  }

  /** Takes the task that the keeper sends itself and puts it with the worker, which is idle. */
  @Nullable Sent putHeld(Lane lane) {
    lock.lock();
    try {
      RemoteTask<?> task = lane.held();
      lane.hold(null);
      if (task == null || task.isDone()) {
        return null;
      }
      return new Sent(lane.put(task, 0), task, 0);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes the answered task out of its lane.
   *
   * @param refill whether the caller can send the next task
   */
  Answered answered(Lane lane, Frame answer, boolean refill) throws GarbageException {
    lock.lock();
    try {
      Sent sent = lane.takeFirst(answer.task());
      RemoteTask<?> next = null;
      if (!lane.isPenTaken()) {
        next = refill || lane.isEmpty() ? pick(lane) : null;
        if (next != null) {
          lane.takePen();
        } else {
          restIfEmpty(lane);
        }
      } else if (lane.isEmpty() && lane.held() != null) {
        lane.changed().signal();
      }
      if (answer.type() == FrameType.SKIPPED && !sent.isRevoked()) {
        // both sides saw each other: the worker has left it alone
        tasks.addFirst(sent.task());
      }
      return new Answered(sent, next, lane.isEmpty());
    } finally {
      lock.unlock();
    }
  }

  /**
   * What an answer brings with it.
   *
   * @param sent what is answered
   * @param next what is to be sent next, with the pen, if anything
   * @param starving whether the worker has nothing to do meanwhile
   */
  record Answered(Sent sent, @Nullable RemoteTask<?> next, boolean starving) {}

  /** Notes that the channel of a lane's worker has ended. */
  void lose(Lane lane, Traffic ofWhich) {
    lock.lock();
    try {
      if (lane.isServedBy(ofWhich) && lane.phase() != Phase.RETIRING) {
        idle.remove(lane);
        lane.enter(Phase.LOST);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Notes that who holds the pen cannot write, since the worker is on its way out. */
  void dropPen(Lane lane) {
    lock.lock();
    try {
      lane.layDownPen();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes away the worker that has ended, with all that was with it: what it had not started goes
   * back to its place before those that wait.
   *
   * @param again whether to start another one at once
   * @return what it had started, and what has been sent in vain too often
   */
  List<Sent> bury(Lane lane, boolean again) {
    lock.lock();
    try {
      long last = lane.lastStarted();
      RemoteTask<?> held = lane.held();
      if (held != null) {
        lane.hold(null);
        lane.layDownPen();
        tasks.addFirst(held);
      }
      List<Sent> started = new ArrayList<>();
      List<RemoteTask<?>> back = new ArrayList<>();
      for (Sent sent : lane.clear()) {
        // only what the worker was to read next can have ended it before it started
        boolean suspect = started.isEmpty() && back.isEmpty();
        if (sent.number() <= last || (suspect && sent.task().isSentInVainAgain())) {
          started.add(sent);
        } else {
          back.add(sent.task());
        }
      }
      giveBack(back);
      if (again && !closed && lane.phase() == Phase.COLD) {
        wake(lane);
      }
      return started;
    } finally {
      lock.unlock();
    }
  }

  /** Takes away the worker that has retired. */
  void retired(Lane lane) {
    lock.lock();
    try {
      lane.clear();
    } finally {
      lock.unlock();
    }
  }

  private void giveBack(Collection<RemoteTask<?>> given) {
    List<RemoteTask<?>> wanted = given.stream().filter(task -> !task.isDone()).toList();
    for (RemoteTask<?> task : wanted.reversed()) {
      tasks.addFirst(task);
    }
    if (!wanted.isEmpty()) {
      startOneFor(tasks.size());
    }
  }

  /** Sends what waits to workers that are idle; there are both only after tasks came back. */
  void useIdle() {
    while (true) {
      Lane lane;
      RemoteTask<?> task;
      lock.lock();
      try {
        lane = tasks.isEmpty() ? null : idle.pollLast();
        task = lane == null ? null : pick(lane);
        if (lane == null || task == null) {
          return;
        }
        lane.takePen();
      } finally {
        lock.unlock();
      }
      lane.traffic().send(task);
    }
  }

  /** Forgets a cancelled task where it waits, and kills its worker if it runs and {@code kill}. */
  void cancelled(RemoteTask<?> task, boolean kill) {
    WorkerProcess doomed = null;
    lock.lock();
    try {
      if (tasks.remove(task)) {
        if (closed && tasks.isEmpty()) {
          signalAll();
        }
      } else {
        for (Lane lane : lanes) {
          Sent sent = lane.phase() == Phase.READY ? lane.find(task) : null;
          if (sent != null && !lane.revoke(sent) && kill) {
            doomed = condemn(lane, sent, Doom.CANCELLED);
          }
        }
      }
    } finally {
      lock.unlock();
    }
    end(doomed);
    endIfDone();
  }

  /** Kills every worker whose task is past its deadline; gives how long to wait at least, in ns. */
  long killLate(long deadlineNanos) {
    List<WorkerProcess> doomed = new ArrayList<>();
    long patience = deadlineNanos;
    lock.lock();
    try {
      for (Lane lane : lanes) {
        Sent first = lane.phase() == Phase.READY ? lane.first() : null;
        if (first != null) {
          long left = lane.headSince() + deadlineNanos - System.nanoTime();
          WorkerProcess late = left > 0 ? null : condemn(lane, first, Doom.LATE);
          if (late != null) {
            doomed.add(late);
          } else {
            patience = Math.min(patience, Math.max(left, 1));
          }
        }
      }
    } finally {
      lock.unlock();
    }
    doomed.forEach(this::end);
    return patience;
  }

  /** Takes back what waits behind {@code running}; gives the worker to kill unless that is done. */
  private @Nullable WorkerProcess condemn(Lane lane, Sent running, Doom why) {
    giveBack(lane.giveUpAllBut(running));
    // with all others taken back, the worker cannot come to another task before it is killed
    if (lane.lastStarted() > running.number()) {
      return null;
    }
    idle.remove(lane);
    lane.condemn(why);
    return lane.worker();
  }

  private void end(@Nullable WorkerProcess doomed) {
    if (doomed != null) {
      doomed.kill();
      useIdle();
    }
  }

  private List<RemoteTask<?>> drain() {
    List<RemoteTask<?>> all = new ArrayList<>(tasks);
    tasks.clear();
    return all;
  }

  private void signalAll() {
    lanes.forEach(lane -> lane.changed().signal());
  }

  /** Takes no more tasks; those that wait are still done. */
  void close() {
    lock.lock();
    try {
      closed = true;
      signalAll();
    } finally {
      lock.unlock();
    }
    endIfDone();
  }

  /** Takes no more tasks, kills all workers, and gives the tasks that were not started. */
  List<RemoteTask<?>> stop() {
    List<WorkerProcess> doomed = new ArrayList<>();
    List<RemoteTask<?>> never = new ArrayList<>();
    lock.lock();
    try {
      closed = true;
      stopped = true;
      for (Lane lane : lanes) {
        WorkerProcess worker = lane.worker();
        if (worker != null && lane.phase() == Phase.READY) {
          never.addAll(lane.giveUpAllBut(null));
          idle.remove(lane);
          lane.condemn(Doom.SHUT_DOWN);
          doomed.add(worker);
        }
      }
      never.addAll(drain());
      signalAll();
    } finally {
      lock.unlock();
    }
    doomed.forEach(WorkerProcess::kill);
    endIfDone();
    return never.stream()
        .filter(task -> !task.isDone())
        .sorted(Comparator.comparingLong(RemoteTask::number))
        .toList();
  }

  /** Notes that who kept {@code lane}, which has no worker, does so no more. */
  void leave(Lane lane) {
    lock.lock();
    try {
      lane.setKept(false);
      kept--;
      if (!tasks.isEmpty() && kept == 0) {
        wake(lane);
      }
    } finally {
      lock.unlock();
    }
    endIfDone();
  }

  private void endIfDone() {
    lock.lock();
    try {
      if (ending || !closed || !tasks.isEmpty() || kept > 0) {
        return;
      }
      ending = true;
    } finally {
      lock.unlock();
    }
    try {
      whenEnding.run();
    } finally {
      ended.countDown();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  boolean isEnded() {
    return ended.getCount() == 0;
  }

  /** Waits until the end, at most {@code nanos}; whether it came. */
  boolean awaitEnd(long nanos) throws InterruptedException {
    // an end that has come is told to who is interrupted, too, as by the JDK's own pools
    return isEnded() || ended.await(nanos, TimeUnit.NANOSECONDS);
  }

  /** The workers that are ready or busy. */
  List<WorkerJvm> workers() {
    lock.lock();
    try {
      return lanes.stream()
          .map(Lane::worker)
          .flatMap(Stream::ofNullable)
          .filter(WorkerProcess::isAlive)
          .flatMap(worker -> Stream.ofNullable(worker.jvm()))
          .toList();
    } finally {
      lock.unlock();
    }
  }
}
