package dev.heddle.process.link;

import dev.heddle.process.worker.WorkerStartRegister;
import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Which of its tasks a worker has started and which it must not start any more, in memory that both
 * sides see and that outlives the worker: a mapped file.
 *
 * <p>Tasks are told apart by the numbers 1, 2, 3, … that they have at their worker. A worker first
 * writes which task it starts and then looks whether that is revoked; the pool first writes what it
 * revokes and then looks what was started; a full fence stands between the two on either side. So
 * at least one of them sees the other: what the pool has revoked in time is never started, and what
 * both have seen the worker leaves alone and says so.
 *
 * <p>This is the pool's side of it; {@link WorkerStartRegister} is the worker's. Nobody is at its
 * memory while it is unmapped: a JVM leaves a thread interrupted that it finds there then (JDK 25).
 */
public final class StartRegister implements Closeable {

  /** How many tasks may be with a worker at once, at most: each has a word of its own. */
  static final int MOST_TASKS = 64;

  /** Where a busy worker counts that it lives. */
  public static final int PULSE = (1 + MOST_TASKS) * Long.BYTES;

  /**
   * Where a worker says what its heap has taken: how often it has said so, the milliseconds of its
   * collectors, and the bytes allocated.
   */
  public static final int HEAP = PULSE + Long.BYTES;

  public static final int BYTES = HEAP + 3 * Long.BYTES;

  private final Arena arena;
  private final ByteBuffer words;

  private StartRegister(Path file, Arena arena) throws IOException {
    this.arena = arena;
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      words = channel.map(MapMode.READ_WRITE, 0, BYTES, arena).asByteBuffer();
    }
  }

  /** Creates the file with nothing started and nothing revoked, allocated in full. */
  @SuppressWarnings("MustBeClosedChecker") // closed with the register
  public static StartRegister create(Path file) throws IOException {
    Files.write(file, new byte[BYTES], StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    Arena arena = Arena.ofShared();
    try {
      return new StartRegister(file, arena);
    } catch (IOException | RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  /** Where the worker that has this register writes what its threads are at. */
  public static Path dumpBeside(Path register) {
    return Path.of(register + ".threads");
  }

  /** In the pool: whether it is now sure that the worker never starts the task. */
  public synchronized boolean revoke(long number) {
    if (lastStarted() >= number) {
      return false;
    }
    words.putLong(word(number), number);
    return lastStarted() < number;
  }

  /** The last task that the worker started, 0 for none. */
  public long lastStarted() {
    return get(0);
  }

  /** How often the worker has said that it lives; changes while it is at a task. */
  public long pulse() {
    return Math.abs(get(PULSE));
  }

  /** Whether the worker says that it is at nothing, not even in the middle of reading a task. */
  public boolean isResting() {
    return get(PULSE) < 0;
  }

  /** How often the worker has said what its heap has taken. */
  public long heapAnswers() {
    return get(HEAP);
  }

  /** The time of its collectors when it said so last; negative where it does not know. */
  public long heapMillis() {
    return get(HEAP + Long.BYTES);
  }

  /** The bytes that it had allocated then; negative where it does not know. */
  public long heapBytes() {
    return get(HEAP + 2 * Long.BYTES);
  }

  /**
   * A word as it is now, neither before what was written before nor after what is read after.
   *
   * @throws IllegalStateException if it is closed
   */
  private synchronized long get(int at) {
    VarHandle.fullFence();
    long word = words.getLong(at);
    VarHandle.fullFence();
    return word;
  }

  /** Unmaps the file where it was created. */
  @Override
  public synchronized void close() {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }

  public static int word(long number) {
    return (1 + (int) (number % MOST_TASKS)) * Long.BYTES;
  }
}
