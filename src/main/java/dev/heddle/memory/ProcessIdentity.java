package dev.heddle.memory;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that owns something, told from a later one with the same id by when it started.
 *
 * <p>Fits one word of shared memory: 24 bits of id, 40 bits of start, both cut to that size. Only
 * processes that see each other's ids can judge each other, so not those of different containers.
 *
 * @param pid its process id
 * @param started when it started: clock ticks since boot on Linux, milliseconds since 1970
 *     elsewhere, 0 if that is not known
 */
public record ProcessIdentity(long pid, long started) {

  private static final int STARTED_BITS = 40;
  private static final long STARTED_MASK = (1L << STARTED_BITS) - 1;
  private static final long PID_MASK = (1L << (Long.SIZE - STARTED_BITS)) - 1;

  /** Cut to what a word holds. */
  public ProcessIdentity {
    pid &= PID_MASK;
    started &= STARTED_MASK;
  }

  /** This process. */
  public static ProcessIdentity self() {
    return Self.OWNER;
  }

  /** The owner that {@link #word} stands for. */
  public static ProcessIdentity ofWord(long word) {
    return new ProcessIdentity(word >>> STARTED_BITS, word);
  }

  /** This owner as one word, never 0. */
  public long word() {
    return pid << STARTED_BITS | started;
  }

  /**
   * Whether the process still runs. One that has ended and waits for its parent to notice does not,
   * on Linux.
   *
   * <p>Reads a file of {@code /proc} there, some 10 µs: not for a hot path.
   */
  public Life life() {
    if (equals(Self.OWNER)) {
      return Life.ALIVE;
    }
    Seen seen = Seen.now(pid);
    boolean another =
        started != 0 && seen.started() != 0 && started != (seen.started() & STARTED_MASK);
    return seen.life() == Life.ALIVE && another ? Life.ENDED : seen.life();
  }

  /** Whether it is certain that the process has ended, so that what it owned is nobody's. */
  public boolean hasEnded() {
    return life() == Life.ENDED;
  }

  /**
   * What a look at an id found.
   *
   * @param started as {@link ProcessIdentity#started()}; 0 for a process that does not live, too
   */
  private record Seen(Life life, long started) {

    static final Seen NONE = new Seen(Life.ENDED, 0);
    static final Seen NOTHING = new Seen(Life.UNKNOWN, 0);

    static Seen now(long pid) {
      return Self.PROC ? inProc(pid) : ofHandle(pid);
    }

    private static Seen inProc(long pid) {
      try {
        Proc.Stat stat = Proc.HERE.stat(pid);
        return stat.ended() ? NONE : new Seen(Life.ALIVE, stat.started());
      } catch (IOException e) {
        // it may have ended while it was read
        return Proc.HERE.isGone(pid) ? NONE : NOTHING;
      }
    }

    /** The JDK says the same of a process that is not there and of one that it cannot look at. */
    private static Seen ofHandle(long pid) {
      Optional<ProcessHandle> handle = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
      if (handle.isEmpty()) {
        return ProcessSignal.saysNone(pid) ? NONE : NOTHING;
      }
      Optional<Instant> start = handle.get().info().startInstant();
      return new Seen(Life.ALIVE, start.map(Instant::toEpochMilli).orElse(0L));
    }
  }

  /** Looked up once, when it is first asked for. */
  private static final class Self {
    static final boolean PROC = Proc.HERE.isThere();
    static final ProcessIdentity OWNER = find();

    private static ProcessIdentity find() {
      long pid = ProcessHandle.current().pid();
      if (!PROC) {
        boolean _ = ProcessSignal.saysNone(pid); // loaded while there are descriptors for that
      }
      return new ProcessIdentity(pid, Seen.now(pid).started());
    }
  }
}
