package dev.heddle.process;

import dev.heddle.memory.IdleStrategy;
import dev.heddle.process.AnswerReader.Taken;
import dev.heddle.process.link.ByteRingLink;
import dev.heddle.process.wire.Arrival;
import dev.heddle.process.wire.Wire;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where those who wait for an answer look for it themselves, and the reader stands back meanwhile.
 *
 * <p>What they find they read, also for others, unless code of others runs then: that is left to
 * the reader. So nobody who waits is held up by such code, and the reader stands back for recent
 * looks only.
 */
final class CallerPolling {

  /** Whoever has just looked for an answer will soon look for the next. */
  private static final long LOOKERS_COME_BACK_NANOS = 1_000_000;

  private static final long PAUSE_NANOS = 100_000;

  /** After that, a task is long enough for the wake-up not to matter. */
  private static final long LONGEST_LOOK_NANOS = 1_000_000;

  private static final int FRAMES_BETWEEN_CLOCKS = 16;

  private final ByteRingLink link;
  private final Wire wire;
  private final AnswerReader reader;

  /** Held while one takes a frame; no code of others runs under it. */
  private final ReentrantLock turn = new ReentrantLock();

  private final Queue<Taken> leftToReader = new ConcurrentLinkedQueue<>();

  /** When somebody looked last, by {@link System#nanoTime}. */
  private volatile long lastLook = System.nanoTime() - LOOKERS_COME_BACK_NANOS;

  /** Whether what comes next takes too long for one who looks: it is left to the reader. */
  private volatile boolean tooLong;

  private volatile @Nullable Thread standingBack;
  private volatile @Nullable IOException broken;

  CallerPolling(ByteRingLink link, Wire wire, AnswerReader reader) {
    this.link = link;
    this.wire = wire;
    this.reader = reader;
  }

  /** For the reader: waits for an answer that nobody else looks for; null if it was none. */
  @Nullable Taken take() throws IOException {
    while (true) {
      letOthersLook();
      Taken left = leftToReader.poll();
      if (left != null) {
        return left;
      }
      turn.lock();
      try {
        if (mayTake()) {
          return reader.take();
        }
      } finally {
        tooLong = false;
        turn.unlock();
      }
      link.awaitReadable(this::isForReader);
    }
  }

  private boolean mayTake() {
    return wire.hasInput() || link.isReadable();
  }

  private boolean othersLook() {
    return !leftToReader.isEmpty() || System.nanoTime() - lastLook < LOOKERS_COME_BACK_NANOS;
  }

  private boolean isForReader() {
    return tooLong || othersLook();
  }

  /** Leaves the link to those who wait for an answer and look for it themselves. */
  private void letOthersLook() throws IOException {
    standingBack = Thread.currentThread();
    while (leftToReader.isEmpty() && broken == null && !tooLong && othersLook()) {
      LockSupport.parkNanos(this, PAUSE_NANOS);
      Thread.interrupted();
    }
    standingBack = null;
    IOException found = broken;
    if (found != null && leftToReader.isEmpty()) {
      throw found;
    }
  }

  /**
   * Looks for the answer to {@code task} in the calling thread, which would only wait for it
   * otherwise: to be woken takes longer than the way to a worker that spins and back.
   *
   * @param nanos for how long at most
   */
  void lookFor(Future<?> task, long nanos) {
    if (Thread.currentThread().isVirtual()) {
      return;
    }
    try {
      long now = System.nanoTime();
      long end = now + Math.min(nanos, LONGEST_LOOK_NANOS);
      lastLook = now;
      for (int looks = 1; !task.isDone(); looks++) {
        if (link.isReadable()) {
          takeAll(end);
        }
        if (tooLong) {
          return;
        }
        IdleStrategy.spin();
        if (looks % IdleStrategy.LOOKS_BETWEEN_CLOCKS == 0) {
          now = System.nanoTime();
          if (Thread.currentThread().isInterrupted() || now - end > 0) {
            return;
          }
          lastLook = now;
          if (looks >= IdleStrategy.LOOKS_BEFORE_YIELD) {
            // the worker that it waits for may need this processor
            IdleStrategy.letOthersGoAhead();
          }
        }
      }
    } catch (IOException e) {
      broken = e;
    } finally {
      lastLook = System.nanoTime();
    }
  }

  /** Takes what has wholly come; what is long is left to the reader, who may wait for its rest. */
  private void takeAll(long end) throws IOException {
    boolean more = true;
    for (int frames = 1; more && turn.tryLock(); frames++) {
      Taken taken = null;
      try {
        Arrival next = wire.arrival(link.isReadable());
        if (next == Arrival.WHOLE) {
          taken = reader.take();
        }
        more = next == Arrival.WHOLE && mayTake();
        if (next == Arrival.LONG
            || (more && frames % FRAMES_BETWEEN_CLOCKS == 0 && System.nanoTime() - end > 0)) {
          tooLong = true;
        }
      } finally {
        turn.unlock();
      }
      if (taken != null && !reader.finishForReader(taken)) {
        leaveToReader(taken);
      }
      if (tooLong) {
        wakeReader();
        return;
      }
    }
  }

  private void leaveToReader(Taken taken) {
    leftToReader.add(taken);
    wakeReader();
  }

  private void wakeReader() {
    LockSupport.unpark(standingBack);
    link.wakeReader();
  }
}
