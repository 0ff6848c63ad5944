package dev.heddle.process;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import org.jspecify.annotations.Nullable;

/** An object stream for many payloads, which refers to classes by their numbers in a book. */
final class PersistentOutput extends ObjectOutputStream {

  /** Stands before a descriptor that has no number and follows in full. */
  static final int IN_FULL = -1;

  private final LimitedBytes sink;
  private final ClassBook book;

  private PersistentOutput(LimitedBytes sink, ClassBook book) throws IOException {
    super(sink);
    this.sink = sink;
    this.book = book;
  }

  static PersistentOutput open(ClassBook book) throws IOException {
    return new PersistentOutput(new LimitedBytes(0), book);
  }

  /** Writes {@code value} alone; after an exception this stream is of no more use. */
  byte[] write(int code, @Nullable Object value, int limit) throws IOException {
    sink.restart(limit);
    sink.write(code);
    writeObject(value);
    flush();
    byte[] bytes = sink.toByteArray();
    // what says so in the stream is not for the other side, which begins anew by itself
    sink.restart(Integer.BYTES);
    reset();
    flush();
    return bytes;
  }

  /** How much memory this holds, in bytes; in proportion, how many objects it has had at once. */
  int capacity() {
    return sink.capacity();
  }

  @Override
  protected void writeStreamHeader() {
    // the other side knows what comes
  }

  @Override
  protected void writeClassDescriptor(ObjectStreamClass descriptor) throws IOException {
    int id = book.idOf(descriptor);
    writeInt(id);
    if (id == IN_FULL) {
      super.writeClassDescriptor(descriptor);
    }
  }
}
