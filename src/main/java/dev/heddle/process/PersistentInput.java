package dev.heddle.process;

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

  private final ClassPages pages;
  private final @Nullable ClassLoader loader;

  /** The page that the descriptor which is read just now came from. */
  private @Nullable StreamPage current;

  /** Reads {@code payload} from its second byte on. */
  PersistentInput(byte[] payload, ClassPages pages, @Nullable ClassLoader loader)
      throws IOException {
    super(new ByteArrayInputStream(payload, 1, payload.length - 1));
    this.pages = pages;
    this.loader = loader;
    ObjectInputFilter bound = new ArrayBound(payload.length);
    ObjectInputFilter ofThisJvm = getObjectInputFilter();
    setObjectInputFilter(ofThisJvm == null ? bound : ObjectInputFilter.merge(bound, ofThisJvm));
  }

  @Override
  protected void readStreamHeader() {
    // there is none
  }

  @Override
  protected ObjectStreamClass readClassDescriptor() throws IOException, ClassNotFoundException {
    int id = readInt();
    current = id == PersistentOutput.IN_FULL ? null : pages.stream(id);
    return current == null ? super.readClassDescriptor() : current.descriptor();
  }

  @Override
  protected Class<?> resolveClass(ObjectStreamClass type)
      throws IOException, ClassNotFoundException {
    StreamPage page = current;
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

  /** Refuses arrays, and tables of collections, that cannot be in a payload of this length. */
  private record ArrayBound(long bytes) implements ObjectInputFilter {

    /** Hash tables have a few empty places for each element, and some when there is none. */
    private static final int SLACK = 16;

    @Override
    public Status checkInput(FilterInfo info) {
      return info.arrayLength() > SLACK * (bytes + 1) ? Status.REJECTED : Status.UNDECIDED;
    }
  }
}
