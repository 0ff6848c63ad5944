package dev.heddle.shared;

import dev.heddle.memory.PrivateFolder;
import dev.heddle.memory.WaitPolicy;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes what tasks share, in the form that fits where they run: on the heap for threads, in mapped
 * memory for processes. What it made travels inside the tasks, and is the same thing wherever it
 * arrives.
 *
 * <p>Closed by who opened it, when all tasks have ended; then no file is left. Those of a process
 * that was killed are removed when the next one opens a sharing.
 */
public final class Sharing implements Closeable {

  private final boolean acrossProcesses;
  private final List<Runnable> endings = new ArrayList<>();
  private @Nullable PrivateFolder folder;
  private int made;
  private boolean closed;

  private Sharing(boolean acrossProcesses) {
    this.acrossProcesses = acrossProcesses;
  }

  /** Opens a sharing, for tasks that run in other processes too if {@code acrossProcesses}. */
  public static Sharing open(boolean acrossProcesses) {
    return new Sharing(acrossProcesses);
  }

  /**
   * Makes a counter that is {@code start} at first.
   *
   * @throws IOException if there is no room for it
   */
  public SharedCounter counter(long start) throws IOException {
    return acrossProcesses ? MappedCounter.create(next("counter"), start) : new HeapCounter(start);
  }

  /**
   * Makes a lock of the usual kind, which every thread can take, virtual ones too, on every system:
   * a {@code reentrant} one for threads, and for processes an {@code owner-word}.
   *
   * <p>A {@code robust-mutex} has to be asked for: it is handed on at once when its holder is
   * killed, where whoever waits for an {@code owner-word} looks every 50 ms, but it is for platform
   * threads on Linux alone.
   *
   * @throws IOException if there is no room for it
   */
  public SharedLock lock() throws IOException {
    return lock(acrossProcesses ? LockKind.OWNER_WORD : LockKind.REENTRANT);
  }

  /** As {@link #lock(LockKind, WaitPolicy)} with {@link WaitPolicy#SPIN_THEN_PARK}. */
  public SharedLock lock(LockKind kind) throws IOException {
    return lock(kind, WaitPolicy.SPIN_THEN_PARK);
  }

  /**
   * Makes a lock of any kind that can be held where the tasks run.
   *
   * @param waiting what those do who wait for a lock of kind {@code owner-word} or {@code file};
   *     the others have their own way
   * @throws IOException if there is no room for it
   * @throws IllegalArgumentException if the tasks run in several processes and the lock does not
   * @throws UnsupportedOperationException if this system has no such lock
   */
  public SharedLock lock(LockKind kind, WaitPolicy waiting) throws IOException {
    if (acrossProcesses && !kind.crossesProcesses()) {
      throw new IllegalArgumentException(SharingWords.onlyForThreads(kind));
    }
    return switch (kind) {
      case SYNCHRONIZED -> new MonitorLock();
      case REENTRANT -> new QueuedLock(false);
      case REENTRANT_FAIR -> new QueuedLock(true);
      case ATOMIC -> new AtomicLock();
      case FILE -> fileLock(waiting);
      case OWNER_WORD -> OwnerWordLock.create(next("lock"), waiting);
      case ROBUST_MUTEX -> RobustMutex.create(next("lock"));
    };
  }

  private synchronized SharedLock fileLock(WaitPolicy waiting) throws IOException {
    FileLocked lock = FileLocked.create(next("lock"), waiting);
    endings.add(lock::dissolve);
    return lock;
  }

  /**
   * Makes a channel.
   *
   * @throws IOException if there is no room for it
   */
  public synchronized <T> Channel<T> channel(ChannelOptions options) throws IOException {
    if (!acrossProcesses) {
      return new HeapChannel<>(options);
    }
    MappedChannel<T> channel = MappedChannel.create(next("channel"), options);
    endings.add(channel::dissolve);
    return channel;
  }

  /**
   * Where the files are of what is shared across processes.
   *
   * @throws IOException if there is no room for them
   */
  public synchronized Path path() throws IOException {
    if (closed) {
      throw new IllegalStateException(SharingWords.SHARING_CLOSED);
    }
    if (folder == null) {
      folder = PrivateFolder.makeInMemory();
    }
    return folder.path();
  }

  private synchronized Path next(String what) throws IOException {
    Path path = path();
    made++;
    return path.resolve(what + "-" + made);
  }

  /**
   * Removes all files; whoever still waits at a channel gets a {@link BrokenChannelException}, and
   * no handle can be sent any more. Idempotent.
   */
  @Override
  public synchronized void close() throws IOException {
    closed = true;
    endings.forEach(Runnable::run);
    endings.clear();
    if (folder != null) {
      folder.close();
      folder = null;
    }
  }
}
