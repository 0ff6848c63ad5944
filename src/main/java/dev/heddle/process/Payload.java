package dev.heddle.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Objects as bytes: values by codecs of their own, plain records as their components' values, all
 * else by Java serialization. The first byte says which; {@link ClassPages} read it.
 */
final class Payload {

  /** Before the number of a class of records, and the values of one of them. */
  static final int RECORD = 32;

  /** Before an object stream. */
  static final int STREAM = 33;

  private Payload() {}

  /**
   * Writes {@code value} so that whoever has learnt {@code book} can read it; runs code of its
   * classes, which may throw anything.
   *
   * @throws PayloadTooLargeException if that takes more than {@code limit} bytes
   */
  static byte[] encode(@Nullable Object value, int limit, ClassBook book) throws IOException {
    RecordShape shape = value instanceof Record ? RecordShape.of(value.getClass()) : null;
    if (value != null && shape != null) {
      LimitedBytes out = new LimitedBytes(limit);
      out.write(RECORD);
      out.putInt(book.idOf(shape));
      shape.write(value, out);
      return out.toByteArray();
    }
    LimitedBytes out = new LimitedBytes(limit);
    return Scalar.write(value, out)
        ? out.toByteArray()
        : book.streams().write(STREAM, value, limit);
  }

  /** Serializes {@code value}; runs code of its classes, which may throw anything. */
  static byte[] encode(@Nullable Object value, int limit) throws IOException {
    LimitedBytes bytes = new LimitedBytes(limit);
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    return bytes.toByteArray();
  }

  /** Deserializes with the classes of {@code loader}; may throw anything, as {@link #encode}. */
  static @Nullable Object decode(byte[] bytes, @Nullable ClassLoader loader)
      throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new LoaderStream(new ByteArrayInputStream(bytes), loader)) {
      return in.readObject();
    }
  }

  /** Resolves classes by a class loader of the caller's choice instead of the innermost one. */
  private static final class LoaderStream extends ObjectInputStream {

    private final @Nullable ClassLoader loader;

    LoaderStream(InputStream in, @Nullable ClassLoader loader) throws IOException {
      super(in);
      this.loader = loader;
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass type)
        throws IOException, ClassNotFoundException {
      try {
        return Class.forName(type.getName(), false, loader);
      } catch (ClassNotFoundException e) {
        return super.resolveClass(type);
      }
    }

    @Override
    protected Class<?> resolveProxyClass(String[] names)
        throws IOException, ClassNotFoundException {
      Class<?>[] types = new Class<?>[names.length];
      for (int i = 0; i < names.length; i++) {
        types[i] = Class.forName(names[i], false, loader);
      }
      return Proxy.newProxyInstance(loader, types, (proxy, method, arguments) -> null).getClass();
    }
  }
}
