package dev.heddle.memory;

import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Where threads of several processes wait until something in shared memory is so, and are told that
 * it may be.
 *
 * <p>One int of the memory, 0 at first. Its lowest bit says that somebody sleeps or is about to,
 * the rest counts how often sleepers were woken. Whoever waits sets the bit, looks once more, and
 * sleeps as long as the word stays as it is. Whoever signals has changed the memory before, then
 * reads the word, and only if the bit is set clears it, counts on and makes the system call.
 *
 * <p>No wake-up is lost: the waiter writes the bit and then reads the memory, the signaller writes
 * the memory and then reads the bit. As long as neither read overtakes the write before it, at
 * least one sees what the other wrote. If it is the signaller, it changes the word, and who is not
 * asleep yet does not fall asleep on the old value.
 *
 * <p>The waiter has a full fence between the two. The signaller, who is often in a hurry and seldom
 * needed, has one too, unless its process is registered for the kernel's {@code membarrier}: then
 * the waiter, who has time, makes that call between the two, and it is a full fence on every
 * processor that runs a registered process. Either the signaller's write came before that fence,
 * and the waiter sees it; or its read comes after it, and sees the bit. All that is asked of the
 * signaller is that the compiler keep the order, which it does at any fence. Where the call is not
 * to be had, every signaller makes its fence; a waiter that may not call among signallers that rely
 * on it (processes under different rules) misses them at worst until it looks again.
 *
 * <p>Nobody who dies here stops the others: a waiter leaves at most a set bit, which costs the next
 * signaller one call in vain; a signaller killed between count and call leaves sleepers who look
 * again by themselves after at most 34 ms. The same holds for an interrupt. Without the system call
 * (other systems than Linux) waiters look again after pauses that grow from 1 µs to 1 ms, and so do
 * virtual threads, which would take their carrier to sleep with them.
 */
public final class EventCount {

  /** How much memory it takes. */
  public static final int BYTES = Integer.BYTES;

  /** The longest wait, some 146 years. */
  private static final long FOREVER = Long.MAX_VALUE / 2;

  /** About what it takes to wake a sleeper. */
  private static final long SPIN_NANOS = 50_000;

  private final AtomicWords words;
  private final long offset;
  private final WaitPolicy policy;

  /**
   * Whether the last wait was over as soon as others were let have the processor: then whom it
   * waited for had none, and the next time they get it soon. Threads may lose each other's word.
   */
  private boolean crowded;

  /**
   * One at {@code offset}; all who use it need the same policy. The first that may park lets
   * another thread load the system calls, which takes a new JVM tens of milliseconds; until then
   * waiters look again as where there are none.
   */
  public EventCount(AtomicWords words, long offset, WaitPolicy policy) {
    this.words = words;
    this.offset = offset;
    this.policy = policy;
    if (policy != WaitPolicy.SPIN) {
      FutexLoading.begin();
    }
  }

  /** The deadline for {@link #await} that is {@code limit} from now. */
  public static long deadline(Duration limit) {
    return System.nanoTime() + Math.min(TimeUnit.NANOSECONDS.convert(limit), FOREVER);
  }

  /**
   * Waits until {@code ready}, which is asked at least once, also after the deadline; its last
   * answer.
   *
   * @param deadline on the clock of {@link System#nanoTime()}
   * @throws InterruptedException if the thread is interrupted before it is ready
   */
  public boolean await(BooleanSupplier ready, long deadline) throws InterruptedException {
    return switch (policy) {
      case SPIN -> spin(ready, deadline);
      case PARK -> park(ready, deadline);
      case SPIN_THEN_PARK -> {
        long rest = deadline - System.nanoTime();
        yield rest <= SPIN_NANOS
            ? spin(ready, deadline)
            : spin(ready, deadline - rest + SPIN_NANOS) || park(ready, deadline);
      }
    };
  }

  /** Tells whoever waits that the memory has changed; next to nothing if nobody sleeps. */
  public void signal() {
    if (policy == WaitPolicy.SPIN) {
      return;
    }
    if (FutexLoading.isDone() && Futex.hasBarrier()) {
      // Only the compiler has to be held, and HotSpot's move no access over either of these. By the
      // letter of the memory model the read below may still overtake the write before: a JVM whose
      // compiler makes use of that needs the full fence here.
      VarHandle.releaseFence();
      VarHandle.acquireFence();
    } else {
      VarHandle.fullFence();
    }
    if (asleep(words.getIntOpaque(offset))) {
      wake();
    }
  }

  private boolean spin(BooleanSupplier ready, long deadline) throws InterruptedException {
    int patience = crowded ? IdleStrategy.LOOKS_BETWEEN_CLOCKS : IdleStrategy.LOOKS_BEFORE_YIELD;
    boolean yielded = false;
    int looks = 0;
    while (!ready.getAsBoolean()) {
      IdleStrategy.spin();
      yielded = false;
      looks++;
      if (looks % IdleStrategy.LOOKS_BETWEEN_CLOCKS == 0) {
        throwIfInterrupted();
        if (deadline - System.nanoTime() <= 0) {
          return ready.getAsBoolean();
        }
        if (looks >= patience) {
          looks = patience;
          IdleStrategy.letOthersGoAhead();
          yielded = true;
        }
      }
    }
    if (looks >= IdleStrategy.LOOKS_BETWEEN_CLOCKS) {
      crowded = yielded;
    }
    return true;
  }

  private boolean park(BooleanSupplier ready, long deadline) throws InterruptedException {
    for (int looks = 0; !ready.getAsBoolean(); looks++) {
      throwIfInterrupted();
      boolean sleeps =
          FutexLoading.isDone() && Futex.available() && !Thread.currentThread().isVirtual();
      int seen = sleeps ? announce() : 0;
      if (sleeps && ready.getAsBoolean()) {
        return true;
      }
      long rest = deadline - System.nanoTime();
      if (rest <= 0) {
        return false;
      }
      if (sleeps) {
        Futex.sleep(words.segment(), offset, seen, rest);
      } else {
        LockSupport.parkNanos(this, Math.min(rest, IdleStrategy.SLEEP.pauseNanos(looks)));
      }
    }
    return true;
  }

  /** Sets the bit; the word with it, to sleep on. */
  private int announce() {
    int seen = words.getIntVolatile(offset);
    while (!asleep(seen)) {
      if (words.compareAndSetInt(offset, seen, seen + 1)) {
        seen++;
      } else {
        seen = words.getIntVolatile(offset);
      }
    }
    VarHandle.fullFence();
    if (Futex.hasBarrier()) {
      Futex.barrier();
    }
    return seen;
  }

  private void wake() {
    int seen = words.getIntVolatile(offset);
    while (asleep(seen) && !words.compareAndSetInt(offset, seen, seen + 1)) {
      seen = words.getIntVolatile(offset);
    }
    if (asleep(seen) && Futex.available()) {
      Futex.wakeAll(words.segment(), offset);
    }
  }

  private static boolean asleep(int word) {
    return (word & 1) != 0;
  }

  private static void throwIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
