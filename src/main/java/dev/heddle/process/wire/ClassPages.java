package dev.heddle.process.wire;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a channel has learnt of the other side's {@link ClassBook}, by which it reads payloads. */
public final class ClassPages {

  private static final byte[][] NO_PARTS = {};

  private volatile ClassPage[] pages = new ClassPage[0];

  /**
   * Takes {@link ClassBook#definitions} in; a class that is not known here is an error only of the
   * payloads that use it.
   *
   * @throws GarbageException if they are none, or others were left out before them
   */
  public synchronized void learn(byte[] definitions) throws GarbageException {
    ReceivedBytes in = new ReceivedBytes(definitions);
    int from = in.getInt();
    int count = in.getCount(1);
    if (from != pages.length) {
      throw new GarbageException(
          "definitions from number " + from + " on where " + pages.length + " is next");
    }
    ClassPage[] more = Arrays.copyOf(pages, from + count);
    for (int i = from; i < more.length; i++) {
      more[i] = ClassPage.read(in);
    }
    in.end();
    pages = more;
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

  private RecordPage record(int id) throws GarbageException {
    if (page(id) instanceof RecordPage page) {
      return page;
    }
    throw new GarbageException("number " + id + " is no class of records");
  }

  /** The class that a stream refers to as {@code id}. */
  StreamPage stream(int id) throws GarbageException {
    if (page(id) instanceof StreamPage page) {
      return page;
    }
    throw new GarbageException("number " + id + " is no class of objects");
  }

  private ClassPage page(int id) throws GarbageException {
    ClassPage[] known = pages;
    if (id < 0 || id >= known.length) {
      throw new GarbageException("number " + id + " of " + known.length + " classes");
    }
    return known[id];
  }
}
