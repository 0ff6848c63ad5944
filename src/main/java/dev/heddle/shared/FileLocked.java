package dev.heddle.shared;

import dev.heddle.memory.Gate;
import dev.heddle.memory.MappedFile;
import dev.heddle.memory.Owner;
import dev.heddle.memory.WaitPolicy;
import dev.heddle.memory.Words;
import java.io.IOException;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
 * time limit, so who waits does it at a {@link Gate}. A word of mapped memory tells who holds it,
 * in order to be found by the next one if it was not given back. The locked file is another than
 * the mapped one: to close any channel on a file drops the lock on it.
 */
@SuppressWarnings("serial") // its handle is written
final class FileLocked implements SharedLock {

  private static final long HOLDER = 0;
  private static final long GATE = 128;
  private static final long BYTES = 256;
  private static final String LOCK = ".lock";

  private final Path path;
  private final WaitPolicy waiting;
  private final Words words;
  private final Gate gate;
  private final FileChannel channel;
  private final ReentrantLock threads = new ReentrantLock();
  private final Holder holder = new Holder(this::release);
  private final BooleanSupplier taking = this::take;
  private @Nullable FileLock lock;

  private FileLocked(MappedFile file, WaitPolicy waiting) throws IOException {
    this.path = file.path();
    this.waiting = waiting;
    this.words = new Words(file.segment());
    this.gate = new Gate(words, GATE, waiting);
    this.channel =
        FileChannel.open(
            path.resolveSibling(path.getFileName() + LOCK),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
  }

  static FileLocked create(Path path, WaitPolicy waiting) throws IOException {
    MappedFile file = MappedFile.createUntilUnused(path, BYTES);
    return Attachments.note(path, new FileLocked(file, waiting));
  }

  @Override
  public Hold acquire(Duration limit) throws InterruptedException, TimeoutException {
    holder.requireOther();
    long deadline = Gate.deadline(limit);
    if (!threads.tryLock()
        && !threads.tryLock(TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS)) {
      throw Ended.notHeld("lock file", limit);
    }
    boolean taken = false;
    try {
      taken = take() || gate.await(taking, deadline);
    } finally {
      if (!taken) {
        threads.unlock();
      }
    }
    if (!taken) {
      throw Ended.notHeld("lock file", limit);
    }
    boolean died = words.getVolatile(HOLDER) != 0;
    words.setVolatile(HOLDER, Owner.self().word());
    return holder.take(died);
  }

  private boolean take() {
    try {
      lock = channel.tryLock();
      return lock != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void release() {
    words.setVolatile(HOLDER, 0);
    try {
      if (lock != null) {
        lock.release();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock = null;
      threads.unlock();
      gate.signal();
    }
  }

  @Override
  public LockKind kind() {
    return LockKind.FILE;
  }

  private Object writeReplace() {
    return new Handle(path.toString(), waiting);
  }

  /** The lock on its way to another process. */
  private record Handle(String file, WaitPolicy waiting) implements Serializable {
    private Object readResolve() throws ObjectStreamException {
      return Attachments.of(
          file,
          FileLocked.class,
          path -> new FileLocked(MappedFile.attachUntilUnused(path), waiting));
    }
  }
}
