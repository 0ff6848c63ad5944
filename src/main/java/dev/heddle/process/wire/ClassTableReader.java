package dev.heddle.process.wire;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a channel has learnt of the other side's {@link ClassTableWriter}, by which it reads
 * payloads.
 */
public final class ClassTableReader {

  private static final byte[][] NO_PARTS = {};

  private volatile ClassDefinition[] inTable = new ClassDefinition[0];

  /**
   * Takes {@link ClassTableWriter#definitions} in; a class that is not known here is an error only
   * of the payloads that use it.
   *
   * @throws GarbageException if they are none, or others were left out before them
   */
  public synchronized void learn(byte[] definitions) throws GarbageException {
    ReceivedBytes in = new ReceivedBytes(definitions);
    int from = in.getInt();
    int count = in.getCount(1);
    if (from != inTable.length) {
      throw new GarbageException(
          "definitions from number " + from + " on where " + inTable.length + " is next");
    }
    ClassDefinition[] more = Arrays.copyOf(inTable, from + count);
    for (int i = from; i < more.length; i++) {
      more[i] = ClassDefinition.read(in);
    }
    in.end();
    inTable = more;
  }

  /** Reads a payload with the classes of {@code loader}; runs code of its classes. */
  @Nullable
  public Object decode(byte[] payload, @Nullable ClassLoader loader)
      throws IOException, ClassNotFoundException {
    return decode(payload, NO_PARTS, loader);
  }

  /** The same for one that refers to {@code parts}. */
  @Nullable
  public Object decode(byte[] payload, byte[][] parts, @Nullable ClassLoader loader)
      throws IOException, ClassNotFoundException {
    if (payload.length == 1 && payload[0] == Payload.PART) {
      return new Part(0).of(parts);
    }
    ReceivedBytes in = new ReceivedBytes(payload);
    int code = in.getByte();
    if (code == Payload.STREAM) {
      try (PersistentInput stream = new PersistentInput(payload, parts, this, loader)) {
        return stream.readObject();
      }
    }
    Object value =
        code == Payload.RECORD ? record(in.getInt()).shape(loader).read(in) : Scalar.read(code, in);
    in.end();
    return value;
  }

  private RecordDefinition record(int id) throws GarbageException {
    if (page(id) instanceof RecordDefinition page) {
      return page;
    }
    throw new GarbageException("number " + id + " is no class of records");
  }

  /** The class that a stream refers to as {@code id}. */
  StreamDefinition stream(int id) throws GarbageException {
    if (page(id) instanceof StreamDefinition page) {
      return page;
    }
    throw new GarbageException("number " + id + " is no class of objects");
  }

  private ClassDefinition page(int id) throws GarbageException {
    ClassDefinition[] known = inTable;
    if (id < 0 || id >= known.length) {
      throw new GarbageException("number " + id + " of " + known.length + " classes");
    }
    return known[id];
  }
}
