package dev.heddle.shared;

import dev.heddle.memory.AtomicWords;
import dev.heddle.memory.EventCount;
import dev.heddle.memory.ProcessIdentity;
import dev.heddle.memory.WaitPolicy;
import java.io.IOException;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * A lock for several processes: a word of mapped memory that is 0 or its {@link ProcessIdentity}.
 *
 * <p>The compare-and-set that takes it writes the owner too, so there is no moment in which it is
 * held by nobody. Whoever waits looks every 50 ms whether the owner lives, and takes the place of a
 * dead one by compare-and-set of that very owner: one of several who see it gets it, and since no
 * later process is the same owner, none takes it from somebody alive. An owner that cannot be
 * looked at still holds it. The release is a compare-and-set of one's own word, so it cannot free
 * what has become another's. Both are volatile, so a holder sees what the one before wrote.
 */
@SuppressWarnings("serial") // its handle is written
final class OwnerWordLock implements SharedLock {

  private static final long OWNER = LockMemory.HOLDER;
  private static final long NOBODY = LockMemory.NOBODY;
  private static final Duration LOOK_AFTER = Duration.ofMillis(50);

  private final LockMemory memory;
  private final AtomicWords words;
  private final EventCount eventCount;
  private final long self = ProcessIdentity.self().word();
  private final HoldingThread holder = new HoldingThread(this::release);
  private final BooleanSupplier taking;

  private OwnerWordLock(LockMemory memory) {
    this.memory = memory;
    this.words = memory.words();
    this.eventCount = memory.eventCount();
    this.taking = () -> words.getOpaque(OWNER) == NOBODY && take(NOBODY);
  }

  static OwnerWordLock create(Path path, WaitPolicy waiting) throws IOException {
    return Attachments.note(path, new OwnerWordLock(LockMemory.create(path, waiting)));
  }

  @Override
  public Hold acquire(Duration limit) throws InterruptedException, TimeoutException {
    holder.requireOther();
    return holder.take(!take(NOBODY) && await(limit));
  }

  /** Waits until it has the lock; whether from a dead one. */
  private boolean await(Duration limit) throws InterruptedException, TimeoutException {
    long deadline = EventCount.deadline(limit);
    while (true) {
      long look = EventCount.deadline(LOOK_AFTER);
      boolean last = deadline - look <= 0;
      if (eventCount.await(taking, last ? deadline : look)) {
        return false;
      }
      long owner = words.getVolatile(OWNER);
      if (owner != NOBODY
          && owner != self
          && ProcessIdentity.ofWord(owner).hasEnded()
          && take(owner)) {
        return true;
      }
      if (last) {
        throw Ended.notHeld("lock owner-word", limit);
      }
    }
  }

  private boolean take(long from) {
    return words.compareAndSet(OWNER, from, self);
  }

  private void release() {
    if (!words.compareAndSet(OWNER, self, NOBODY)) {
      throw new IllegalStateException(
          SharingWords.takenAway(ProcessIdentity.ofWord(words.getVolatile(OWNER)).pid()));
    }
    eventCount.signal();
  }

  @Override
  public LockKind kind() {
    return LockKind.OWNER_WORD;
  }

  private Object writeReplace() {
    return new Handle(memory.path().toString(), memory.waiting());
  }

  /** The lock on its way to another process. */
  private record Handle(String file, WaitPolicy waiting) implements Serializable {
    private Object readResolve() throws ObjectStreamException {
      return Attachments.of(
          file, OwnerWordLock.class, path -> new OwnerWordLock(LockMemory.attach(path, waiting)));
    }
  }
}
