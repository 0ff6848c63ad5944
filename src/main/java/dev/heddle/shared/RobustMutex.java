package dev.heddle.shared;

import dev.heddle.memory.EventCount;
import dev.heddle.memory.MappedFile;
import java.io.IOException;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * A lock for several processes: a robust mutex of POSIX threads in mapped memory.
 *
 * <p>The kernel keeps a list of the mutexes that a thread holds, and marks them when it ends; the
 * next to lock is told by an error number and makes the mutex whole again. If that one is killed
 * before it has, the one after is told. The kernel knows platform threads only, so a virtual one,
 * which may change its carrier while it holds the lock, is refused.
 *
 * <p>That list leads through the memory of the mutexes, so a mutex that is held stays mapped, also
 * where its hold was forgotten and nobody has its handle any more.
 */
@SuppressWarnings("serial") // its handle is written
final class RobustMutex implements SharedLock {

  private static final Duration LOOK_AFTER = Duration.ofMillis(50);

  private final Path path;
  private final MemorySegment mutex;
  private final HoldingThread holder = new HoldingThread(this::release);
  private final Pin pin;

  private RobustMutex(MappedFile file) {
    this.path = file.path();
    this.mutex = file.segment();
    this.pin = Pin.of(this);
  }

  /**
   * Creates one.
   *
   * @throws UnsupportedOperationException if this system has none
   */
  static RobustMutex create(Path path) throws IOException {
    if (!Pthreads.available()) {
      throw new UnsupportedOperationException(SharingWords.NO_ROBUST_MUTEX);
    }
    MappedFile file = MappedFile.createUntilUnused(path, Pthreads.MUTEX_BYTES);
    RobustMutex made = new RobustMutex(file);
    require(Pthreads.init(made.mutex), "made");
    return Attachments.note(path, made);
  }

  private static RobustMutex attach(Path path) throws IOException {
    return new RobustMutex(MappedFile.attachUntilUnused(path, Pthreads.MUTEX_BYTES));
  }

  @Override
  public Hold acquire(Duration limit) throws InterruptedException, TimeoutException {
    if (Thread.currentThread().isVirtual()) {
      throw new UnsupportedOperationException(SharingWords.NO_VIRTUAL_THREADS);
    }
    holder.requireOther();
    int error = Pthreads.tryLock(mutex);
    if (error == Pthreads.BUSY) {
      error = await(limit);
    }
    if (error == 0 || error == Pthreads.OWNER_DIED) {
      pin.held = this;
    }
    if (error == Pthreads.OWNER_DIED) {
      require(Pthreads.makeConsistent(mutex), "mended");
      return holder.take(true);
    }
    require(error, "taken");
    return holder.take(false);
  }

  private int await(Duration limit) throws InterruptedException, TimeoutException {
    long deadline = EventCount.deadline(limit);
    while (true) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      long look = EventCount.deadline(LOOK_AFTER);
      boolean last = deadline - look <= 0;
      int error = Pthreads.lock(mutex, last ? deadline : look);
      if (error != Pthreads.TIMED_OUT) {
        return error;
      }
      if (last) {
        throw Ended.notHeld("lock robust-mutex", limit);
      }
    }
  }

  private void release() {
    pin.held = null; // before it is another's to set; the call keeps the memory
    require(Pthreads.unlock(mutex), "given back");
  }

  private static void require(int error, String what) {
    if (error != 0) {
      throw new IllegalStateException(SharingWords.mutexRefused(what, error));
    }
  }

  @Override
  public LockKind kind() {
    return LockKind.ROBUST_MUTEX;
  }

  private Object writeReplace() {
    return new Handle(path.toString());
  }

  /** The lock on its way to another process. */
  private record Handle(String file) implements Serializable {
    private Object readResolve() throws ObjectStreamException {
      return Attachments.of(file, RobustMutex.class, RobustMutex::attach);
    }
  }
}
