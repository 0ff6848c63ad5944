package dev.heddle.process;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Workers that are ready and do nothing, each to take the place of one that ends. A thread sees to
 * it that there are enough, from the first worker of the pool on.
 */
final class SpareWorkers {

  /** What starts one. */
  interface Start {
    PoolWorker one(WorkerStarter.Owner owner) throws WorkerStartException;
  }

  private static final long PAUSE_NANOS = 1_000_000_000;

  /**
   * A worker that starts and is killed has ended by then; see what waits for the ends of others.
   */
  private static final Duration END_LIMIT = Duration.ofSeconds(8);

  private final int wanted;
  private final Start start;
  private final Deque<PoolWorker> ready = new ArrayDeque<>();
  private @Nullable PoolWorker starting;
  private @Nullable Thread filler;
  private boolean closed;

  SpareWorkers(int wanted, Start start) {
    this.wanted = wanted;
    this.start = start;
  }

  /** Takes one; null if none is ready. Another one starts in its place. */
  synchronized @Nullable PoolWorker take() {
    if (wanted == 0 || closed) {
      return null;
    }
    PoolWorker taken = ready.pollFirst();
    while (taken != null && !taken.isAlive()) {
      taken.reap(false);
      taken = ready.pollFirst();
    }
    if (filler == null) {
      filler = Thread.ofPlatform().daemon().name("heddle-spares").start(this::fill);
    }
    notifyAll();
    return taken;
  }

  /** How many are ready. */
  synchronized int size() {
    return ready.size();
  }

  private void fill() {
    try {
      while (awaitNeed()) {
        try {
          give(start.one(this::adopt));
        } catch (WorkerStartException e) {
          // whoever needs one and gets none starts one, and is told why that cannot be
          pause();
        }
      }
    } catch (InterruptedException e) {
      // nobody interrupts this thread
    }
  }

  private synchronized void adopt(PoolWorker fresh) throws WorkerStartException {
    if (closed) {
      throw new WorkerStartException(PoolWords.STOPPED, false);
    }
    starting = fresh;
  }

  private synchronized boolean awaitNeed() throws InterruptedException {
    while (!closed && ready.size() >= wanted) {
      wait();
    }
    return !closed;
  }

  private synchronized void pause() throws InterruptedException {
    starting = null;
    long end = System.nanoTime() + PAUSE_NANOS;
    for (long left = PAUSE_NANOS; !closed && left > 0; left = end - System.nanoTime()) {
      wait(Math.max(1, left / 1_000_000));
    }
  }

  private synchronized void give(PoolWorker worker) {
    starting = null;
    if (closed) {
      end(worker);
    } else {
      ready.addLast(worker);
    }
  }

  /** Ends all of them, and starts no other. */
  synchronized void close() {
    closed = true;
    notifyAll();
    ready.forEach(SpareWorkers::end);
    ready.clear();
    if (starting != null) {
      starting.kill(); // whoever starts it sees that and frees it
    }
  }

  /** Waits until the one that was starting is freed, too, whose files would be mapped else. */
  void awaitEnd() {
    Thread last = last();
    boolean interrupted = false;
    long end = System.nanoTime() + END_LIMIT.toNanos();
    while (last != null) {
      try {
        boolean _ = last.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        last = null;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable Thread last() {
    return filler;
  }

  private static void end(PoolWorker worker) {
    worker.kill();
    worker.reap(false);
  }
}
