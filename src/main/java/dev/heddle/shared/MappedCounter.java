package dev.heddle.shared;

import dev.heddle.memory.AtomicWords;
import dev.heddle.memory.MappedFile;
import java.io.IOException;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.nio.file.Path;

/**
 * A counter for several processes: one word of mapped memory.
 *
 * <p>Order: to set it is a release, to get it an acquire, and the changes at once, of which the
 * processor makes one instruction, are both. So whoever sees a number sees all that was written
 * before it, by whichever process; and who is killed has made a change or has not.
 */
@SuppressWarnings("serial") // its handle is written
final class MappedCounter implements SharedCounter {

  private static final long NUMBER = 0;

  private final Path path;
  private final AtomicWords words;

  private MappedCounter(MappedFile file) {
    this.path = file.path();
    this.words = file.words();
  }

  static MappedCounter create(Path path, long start) throws IOException {
    MappedCounter counter = new MappedCounter(MappedFile.createUntilUnused(path, Long.BYTES));
    counter.words.setVolatile(NUMBER, start);
    return Attachments.note(path, counter);
  }

  private static MappedCounter attach(Path path) throws IOException {
    return new MappedCounter(MappedFile.attachUntilUnused(path, Long.BYTES));
  }

  @Override
  public long get() {
    return words.getAcquire(NUMBER);
  }

  @Override
  public void set(long value) {
    words.setRelease(NUMBER, value);
  }

  @Override
  public long add(long addend) {
    return words.getAndAdd(NUMBER, addend) + addend;
  }

  @Override
  public boolean compareAndSet(long expected, long value) {
    return words.compareAndSet(NUMBER, expected, value);
  }

  private Object writeReplace() {
    return new Handle(path.toString());
  }

  /** The counter on its way to another process. */
  private record Handle(String file) implements Serializable {
    private Object readResolve() throws ObjectStreamException {
      return Attachments.of(file, MappedCounter.class, MappedCounter::attach);
    }
  }
}
