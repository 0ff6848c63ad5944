package dev.heddle.process.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link PersistentOutput} wrote, with the classes of a loader of the caller's choice.
 */
final class PersistentInput extends ObjectInputStream {

  private final byte[][] parts;
  private final ClassTableReader inTable;
  private final @Nullable ClassLoader loader;

  /** The page that the descriptor which is read just now came from. */
  private @Nullable StreamDefinition current;

  /** Reads {@code payload} from its second byte on, and {@code parts} where it refers to them. */
  PersistentInput(
      byte[] payload, byte[][] parts, ClassTableReader inTable, @Nullable ClassLoader loader)
      throws IOException {
    super(new ByteArrayInputStream(payload, 1, payload.length - 1));
    this.parts = parts;
    this.inTable = inTable;
    this.loader = loader;
    long bytes = payload.length;
    for (byte[] part : parts) {
      bytes += part.length;
    }
    enableResolveObject(parts.length > 0);
    setObjectInputFilter(new ArrayBound(bytes, getObjectInputFilter()));
  }

  @Override
  protected @Nullable Object resolveObject(@Nullable Object object) throws IOException {
    return object instanceof Part part ? part.of(parts) : object;
  }

  @Override
  protected void readStreamHeader() {
    // there is none
  }

  @Override
  protected ObjectStreamClass readClassDescriptor() throws IOException, ClassNotFoundException {
    int id = readInt();
    current = id == PersistentOutput.IN_FULL ? null : inTable.stream(id);
    return current == null ? super.readClassDescriptor() : current.descriptor();
  }

  @Override
  protected Class<?> resolveClass(ObjectStreamClass type)
      throws IOException, ClassNotFoundException {
    StreamDefinition page = current;
    try {
      return page != null && page.descriptor() == type
          ? page.type(loader)
          : new NamedClass(type.getName()).in(loader);
    } catch (ClassNotFoundException e) {
      return super.resolveClass(type); // knows the names of primitives
    }
  }

  @Override
  protected Class<?> resolveProxyClass(String[] names) throws IOException, ClassNotFoundException {
    Class<?>[] types = new Class<?>[names.length];
    for (int i = 0; i < names.length; i++) {
      types[i] = new NamedClass(names[i]).in(loader);
    }
    return Proxy.newProxyInstance(loader, types, (proxy, method, arguments) -> null).getClass();
  }

  /**
   * Refuses arrays, and tables of collections, that cannot be in a payload of this length, and what
   * this JVM's own filter refuses.
   */
  private record ArrayBound(long bytes, @Nullable ObjectInputFilter ofThisJvm)
      implements ObjectInputFilter {

    /** Hash tables have a few empty places for each element, and some when there is none. */
    private static final int SLACK = 16;

    @Override
    public Status checkInput(FilterInfo info) {
      if (info.arrayLength() > SLACK * (bytes + 1)) {
        return Status.REJECTED;
      }
      if (info.serialClass() == Part.class) {
        return Status.ALLOWED;
      }
      return ofThisJvm == null ? Status.UNDECIDED : ofThisJvm.checkInput(info);
    }
  }
}
