package dev.heddle.process.wire;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object stream for many payloads, which refers to classes by their numbers in a class table.
 */
final class PersistentOutput extends ObjectOutputStream {

  /** Stands before a descriptor that has no number and follows in full. */
  static final int IN_FULL = -1;

  private final LimitedBytes sink;
  private final ClassTableWriter outTable;

  /** Where large arrays of bytes go, and how many bytes more may be written in all. */
  private @Nullable List<byte[]> parts;

  private int limit;
  private int room;

  private PersistentOutput(LimitedBytes sink, ClassTableWriter outTable) throws IOException {
    super(sink);
    this.sink = sink;
    this.outTable = outTable;
    enableReplaceObject(true);
  }

  static PersistentOutput open(ClassTableWriter outTable) throws IOException {
    return new PersistentOutput(new LimitedBytes(0), outTable);
  }

  /** Writes {@code value} alone; after an exception this stream is of no more use. */
  byte[] write(int code, @Nullable Object value, int theLimit, @Nullable List<byte[]> theParts)
      throws IOException {
    parts = theParts;
    limit = theLimit;
    room = theLimit;
    sink.restart(theLimit);
    sink.write(code);
    writeObject(value);
    flush();
    byte[] bytes = sink.toByteArray();
    parts = null;
    if (bytes.length > room) {
      throw new PayloadTooLargeException(limit);
    }
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
  protected @Nullable Object replaceObject(@Nullable Object object) throws IOException {
    List<byte[]> apart = parts;
    if (apart == null
        || !(object instanceof byte[] array)
        || array.length < Encoded.SMALLEST_PART
        || apart.size() >= Encoded.MOST_PARTS) {
      return object;
    }
    if (array.length > room) {
      throw new PayloadTooLargeException(limit);
    }
    room -= array.length;
    apart.add(array);
    return new Part(apart.size() - 1);
  }

  @Override
  protected void writeStreamHeader() {
    // the other side knows what comes
  }

  @Override
  protected void writeClassDescriptor(ObjectStreamClass descriptor) throws IOException {
    int id = outTable.idOf(descriptor);
    writeInt(id);
    if (id == IN_FULL) {
      super.writeClassDescriptor(descriptor);
    }
  }
}
