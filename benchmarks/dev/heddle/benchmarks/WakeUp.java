package dev.heddle.benchmarks;

import dev.heddle.fork.NoRowException;
import dev.heddle.fork.Params;
import dev.heddle.memory.CpuSet;
import dev.heddle.memory.IdleStrategy;
import dev.heddle.memory.SleepingWord;
import dev.heddle.workload.Parcels;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * What it takes at best to have a task done by another thread: one that sleeps is woken by a system
 * call, does what the task does, and wakes who sent it; or both spin, and what goes to and fro is a
 * cache line. There is no queue, no future, and no byte is carried: both see the same memory.
 */
final class WakeUp implements Route {

  /** The word of its rows where each thread has a processor. */
  static final String ID = Params.LIMIT;

  /** The word of its rows where both have the same one. */
  static final String ONE_CPU_ID = Params.LIMIT + "-one-cpu";

  /** The word of its rows where nobody sleeps. */
  static final String SPIN_ID = Params.LIMIT + "-spin";

  static final List<String> IDS = List.of(ID, ONE_CPU_ID, SPIN_ID);

  private static final long LIMIT_NANOS = 20_000_000_000L;
  private static final long LINE = 128;
  private static final int END = -1;

  private final Parcels parcels;
  private final ByteBuffer payload;
  private final Arena arena = Arena.ofShared();
  private final Word asked;
  private final Word answered;
  private final CpuSet all = CpuSet.ofThisThread();
  private final int processors;
  private final Thread worker;
  private @Nullable Thread bound;
  private long number;
  private long answer;
  private int calls;

  /** What one thread waits for until the other writes it. */
  private sealed interface Word {

    void set(int value);

    /** Waits until it is another than {@code old}, and not for long; what it is then. */
    int awaitOtherThan(int old);

    /** The waiting thread sleeps. */
    record Slept(SleepingWord word) implements Word {
      @Override
      public void set(int value) {
        word.set(value);
      }

      @Override
      public int awaitOtherThan(int old) {
        return word.awaitOtherThan(old);
      }
    }

    /** The waiting thread looks again and again. */
    record Spun(AtomicIntegerArray line) implements Word {
      private static final int LOOKS = 1 << 20;

      /** Nobody else writes so near to the middle. */
      private static final int MIDDLE = 32;

      static Spun alone() {
        return new Spun(new AtomicIntegerArray(2 * MIDDLE));
      }

      @Override
      public void set(int value) {
        line.setRelease(MIDDLE, value);
      }

      @Override
      public int awaitOtherThan(int old) {
        int seen = line.getAcquire(MIDDLE);
        for (int looks = 0; seen == old && looks < LOOKS; looks++) {
          IdleStrategy.spin();
          seen = line.getAcquire(MIDDLE);
        }
        return seen;
      }
    }
  }

  private WakeUp(String id, Parcels parcels) {
    this.parcels = parcels;
    this.processors = id.equals(ONE_CPU_ID) ? 1 : 2;
    this.payload = ByteBuffer.wrap(parcels.bytes());
    MemorySegment memory = arena.allocate(2 * LINE, LINE);
    boolean spun = id.equals(SPIN_ID);
    this.asked = spun ? Word.Spun.alone() : new Word.Slept(new SleepingWord(memory, 0));
    this.answered = spun ? Word.Spun.alone() : new Word.Slept(new SleepingWord(memory, LINE));
    this.worker = Thread.ofPlatform().daemon().name("heddle-woken").unstarted(this::work);
  }

  /** Starts the thread that is woken. */
  static WakeUp open(String id, Parcels parcels) {
    check(id);
    WakeUp open = new WakeUp(id, parcels);
    open.worker.start();
    return open;
  }

  /**
   * Refuses what this machine cannot tell.
   *
   * @throws NoRowException if threads cannot be woken so, or not on so many processors
   */
  static void check(String id) {
    int there = SleepingWord.available() ? CpuSet.ofThisThread().processors().size() : 0;
    if (there == 0) {
      throw new NoRowException(id + ": this system has no futex that we may use");
    }
    if (!id.equals(ONE_CPU_ID) && there < 2) {
      throw new NoRowException(id + ": there is one processor; see " + ONE_CPU_ID);
    }
  }

  private void work() {
    bind(processors - 1);
    int done = 0;
    while (true) {
      int call = asked.awaitOtherThan(done);
      if (call == END) {
        return;
      }
      if (call != done) {
        answer = Parcels.answer(number, Parcels.checksum(payload.clear()));
        done = call;
        answered.set(done);
      }
    }
  }

  private void bind(int index) {
    if (!all.only(index).bind()) {
      throw new IllegalStateException(ID + ": a thread cannot be bound to a processor here");
    }
  }

  @Override
  public long call(long task) throws IOException {
    if (bound != Thread.currentThread()) {
      bind(0);
      bound = Thread.currentThread();
    }
    int before = calls;
    calls = before + 1 == END ? 0 : before + 1;
    number = task;
    asked.set(calls);
    if (answered.awaitOtherThan(before) != calls) {
      awaitLong(before);
    }
    return parcels.check(task, answer);
  }

  private void awaitLong(int before) throws IOException {
    long deadline = System.nanoTime() + LIMIT_NANOS;
    while (answered.awaitOtherThan(before) != calls) {
      if (!worker.isAlive() || deadline - System.nanoTime() <= 0) {
        throw new IOException(ID + ": the woken thread does not answer; run the row again");
      }
    }
  }

  @Override
  public void close() throws IOException {
    asked.set(END);
    try {
      if (!worker.join(Duration.ofNanos(LIMIT_NANOS))) {
        throw new IOException(ID + ": the woken thread does not end");
      }
      arena.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (bound == Thread.currentThread()) {
        all.bind();
      }
    }
  }
}
