package dev.heddle.shared;

import dev.heddle.memory.AtomicWords;
import dev.heddle.memory.EventCount;
import dev.heddle.memory.ProcessIdentity;
import dev.heddle.memory.WaitPolicy;
import java.io.IOException;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A lock for several processes: the operating system's on a file, which it frees when the holder
 * dies.
 *
 * <p>That lock is one of processes, so the threads of each first take one of their own. It knows no
 * time limit, so whoever waits does it at a {@link EventCount}. A word of mapped memory tells who
 * holds it, in order to be found by the next one if it was not given back. The locked file is
 * another than the mapped one, and open once a process: see {@link LockFile}.
 */
@SuppressWarnings("serial") // its handle is written
final class FileLocked implements SharedLock {

  private static final long HOLDER = LockMemory.HOLDER;
  private static final long NOBODY = LockMemory.NOBODY;
  private static final String LOCK = ".lock";

  private final LockMemory memory;
  private final AtomicWords words;
  private final EventCount eventCount;
  private final LockFile.Use file;
  private final Pin pin = Pin.of(this);
  private final ReentrantLock threads = new ReentrantLock();
  private final HoldingThread holder = new HoldingThread(this::release);
  private final BooleanSupplier taking = this::take;
  private @Nullable FileLock lock;

  private FileLocked(LockMemory memory) throws IOException {
    this.memory = memory;
    this.words = memory.words();
    this.eventCount = memory.eventCount();
    this.file = LockFile.by(this, lockFile(memory.path()));
  }

  /** The file that is locked, of the lock whose memory is {@code path}. */
  static Path lockFile(Path path) {
    return path.resolveSibling(path.getFileName() + LOCK);
  }

  static FileLocked create(Path path, WaitPolicy waiting) throws IOException {
    return Attachments.note(path, new FileLocked(LockMemory.create(path, waiting)));
  }

  static FileLocked attach(Path path, WaitPolicy waiting) throws IOException {
    return new FileLocked(LockMemory.attach(path, waiting));
  }

  @Override
  public Hold acquire(Duration limit) throws InterruptedException, TimeoutException {
    holder.requireOther();
    long deadline = EventCount.deadline(limit);
    if (!threads.tryLock()
        && !threads.tryLock(TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS)) {
      throw Ended.notHeld("lock file", limit);
    }
    boolean taken = false;
    try {
      taken = take() || eventCount.await(taking, deadline);
    } finally {
      if (!taken) {
        threads.unlock();
      }
    }
    if (!taken) {
      throw Ended.notHeld("lock file", limit);
    }
    pin.held = this;
    boolean died = words.getVolatile(HOLDER) != NOBODY;
    words.setVolatile(HOLDER, ProcessIdentity.self().word());
    return holder.take(died);
  }

  private boolean take() {
    try {
      lock = file.channel().tryLock();
      return lock != null;
    } catch (ClosedChannelException e) {
      throw new IllegalStateException(SharingWords.FILE_LOCK_CLOSED, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void release() {
    pin.held = null; // before it is another's to set
    words.setVolatile(HOLDER, NOBODY);
    try {
      if (lock != null && lock.isValid()) { // it is not once its sharing was closed
        lock.release();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock = null;
      threads.unlock();
      eventCount.signal();
    }
  }

  /** Closes its file, here; nobody can take it any more. */
  void dissolve() {
    file.close();
  }

  @Override
  public LockKind kind() {
    return LockKind.FILE;
  }

  private Object writeReplace() {
    return new Handle(memory.path().toString(), memory.waiting());
  }

  /** The lock on its way to another process. */
  private record Handle(String file, WaitPolicy waiting) implements Serializable {
    private Object readResolve() throws ObjectStreamException {
      return Attachments.of(file, FileLocked.class, path -> attach(path, waiting));
    }
  }
}
