package dev.heddle.benchmarks;

import dev.heddle.memory.IdleStrategy;
import dev.heddle.workload.Conduit;
import dev.heddle.workload.Echo;
import dev.heddle.workload.Shape;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What memory itself carries between threads: from each sender to each receiver a row of words, of
 * which an empty one says that there is room and a full one that there is something. Alone, a
 * number takes one cache line to the other processor and no more.
 *
 * <p>Nobody sleeps. Ends are handed out in turns: so many senders and receivers open it at a time.
 */
@SuppressWarnings("serial") // never written
final class Mesh implements Conduit {

  private static final IdleStrategy IDLE = IdleStrategy.SPSC;

  /** Much longer than what a run does between two iterations. */
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Shape shape;
  private final SpscQueue[] queues;
  private final AtomicInteger senders = new AtomicInteger();
  private final AtomicInteger receivers = new AtomicInteger();

  Mesh(Shape shape, int capacity) {
    this.shape = shape;
    this.queues = new SpscQueue[shape.senders() * shape.receivers()];
    Arrays.setAll(queues, _ -> new SpscQueue(capacity));
  }

  @Override
  public Sending openToSend() {
    int sender = senders.getAndIncrement() % shape.senders();
    SpscQueue[] own = new SpscQueue[shape.receivers()];
    Arrays.setAll(own, receiver -> queues[sender * shape.receivers() + receiver]);
    return new Sender(own);
  }

  @Override
  public Receiving openToReceive() {
    int receiver = receivers.getAndIncrement() % shape.receivers();
    SpscQueue[] own = new SpscQueue[shape.senders()];
    Arrays.setAll(own, sender -> queues[sender * shape.receivers() + receiver]);
    return new Receiver(own);
  }

  /** From one sender to one receiver; each has its own place in the row of words. */
  private static final class SpscQueue {

    private static final long EMPTY = Long.MIN_VALUE;
    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

    /** Words that others write to are as far away as this. */
    private static final int APART = 16;

    private final long[] words;
    private final int mask;
    private final int[] places = new int[3 * APART];

    SpscQueue(int capacity) {
      int size = Math.max(2, Integer.highestOneBit(2 * capacity - 1));
      mask = size - 1;
      words = new long[size + 2 * APART];
      Arrays.fill(words, EMPTY);
    }

    boolean offer(long number) {
      int place = places[APART];
      int at = APART + (place & mask);
      if ((long) WORD.getAcquire(words, at) != EMPTY) {
        return false;
      }
      WORD.setRelease(words, at, number);
      places[APART] = place + 1;
      return true;
    }

    /** The next number; {@link #EMPTY} if there is none. */
    long poll() {
      int place = places[2 * APART];
      int at = APART + (place & mask);
      long number = (long) WORD.getAcquire(words, at);
      if (number != EMPTY) {
        WORD.setRelease(words, at, EMPTY);
        places[2 * APART] = place + 1;
      }
      return number;
    }
  }

  /** Sends to its receivers in turns. */
  private static final class Sender implements Sending {

    private final SpscQueue[] queues;
    private int next;

    Sender(SpscQueue[] queues) {
      this.queues = queues;
    }

    @Override
    public void send(long number) throws InterruptedException {
      SpscQueue queue = queues[next];
      long deadline = 0;
      for (int looks = 0; !queue.offer(number); looks++) {
        deadline = pause(looks, deadline);
      }
      next = next + 1 == queues.length ? 0 : next + 1;
    }
  }

  /**
   * Looks for a number in all its queues. An end comes when all senders have sent the last of their
   * numbers, though perhaps in another queue: it is the end when all queues are empty.
   */
  private static final class Receiver implements Receiving {

    private final SpscQueue[] queues;
    private boolean ended;
    private int next;

    Receiver(SpscQueue[] queues) {
      this.queues = queues;
    }

    @Override
    public long receive() throws InterruptedException {
      long deadline = 0;
      for (int looks = 0; ; looks++) {
        boolean last = ended;
        for (int i = 0; i < queues.length; i++) {
          long number = queues[next].poll();
          if (number == Echo.END) {
            ended = true;
          } else if (number != SpscQueue.EMPTY) {
            return number;
          }
          next = next + 1 == queues.length ? 0 : next + 1;
        }
        if (last) {
          ended = false;
          return Echo.END;
        }
        deadline = pause(ended ? 0 : looks, deadline);
      }
    }
  }

  /** The deadline of whoever has waited for so many looks; 0 while it only spins. */
  private static long pause(int looks, long deadline) throws InterruptedException {
    long end = deadline;
    if (looks == IDLE.spins()) {
      end = System.nanoTime() + LIMIT_NANOS;
    } else if (looks > IDLE.spins() && looks % IdleStrategy.LOOKS_BETWEEN_CLOCKS == 0) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (end - System.nanoTime() <= 0) {
        throw new IllegalStateException("limit: nothing came through memory for a minute");
      }
    }
    IDLE.idle(looks);
    return end;
  }
}
