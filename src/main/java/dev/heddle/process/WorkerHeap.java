package dev.heddle.process;

import dev.heddle.jvm.ChildHeaps;
import dev.heddle.jvm.HeapFigures;
import dev.heddle.jvm.HeapTeller;
import dev.heddle.process.link.StartRegister;
import dev.heddle.process.worker.WorkerOrders;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a worker says of its heap: it is asked by its lifeline, and answers in its start register.
 */
final class WorkerHeap implements HeapTeller {

  private static final long PAUSE_NANOS = 50_000;

  private final Process process;
  private final WorkerLifeline lifeline;
  private final StartRegister register;
  private long asked;

  WorkerHeap(Process process, WorkerLifeline lifeline, StartRegister register) {
    this.process = process;
    this.lifeline = lifeline;
    this.register = register;
  }

  /** From now on whoever measures may ask. */
  void enter() {
    ChildHeaps.enter(this);
  }

  /** It answers no more. */
  void leave() {
    ChildHeaps.leave(this);
  }

  @Override
  public synchronized void ask() {
    asked++;
    lifeline.say(new byte[] {WorkerOrders.HEAP});
  }

  @Override
  public synchronized @Nullable HeapFigures heard(long end) {
    try {
      while (register.heapAnswers() < asked) {
        if (System.nanoTime() - end >= 0 || !process.isAlive()) {
          return null;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      return new HeapFigures(1, register.heapMillis(), register.heapBytes());
    } catch (IllegalStateException e) {
      return null; // the worker's files went with it meanwhile
    }
  }
}
