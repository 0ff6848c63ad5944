package dev.heddle.process.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** What the other side told of a class whose objects come in streams: its descriptor, in full. */
final class StreamDefinition implements ClassDefinition {

  static final int CODE = 2;

  private final ObjectStreamClass descriptor;
  private final NamedClass type;

  private StreamDefinition(ObjectStreamClass descriptor) {
    this.descriptor = descriptor;
    this.type = new NamedClass(descriptor.getName());
  }

  /** The definition of {@code descriptor}, to be read by {@link ClassDefinition#read}. */
  static byte[] define(ObjectStreamClass descriptor) throws IOException {
    LimitedBytes bytes = new LimitedBytes(LimitedBytes.MOST);
    Writer writer = new Writer(bytes);
    writer.writeClassDescriptor(descriptor);
    writer.flush();
    byte[] text = bytes.toByteArray();
    LimitedBytes out = new LimitedBytes(LimitedBytes.MOST);
    out.write(CODE);
    Scalar.write(text, out);
    return out.toByteArray();
  }

  /** Reads a definition after its first byte. */
  static StreamDefinition read(ReceivedBytes in) throws GarbageException {
    if (!(Scalar.read(in) instanceof byte[] text)) {
      throw new GarbageException("no descriptor where one should be");
    }
    try {
      return new StreamDefinition(new Reader(new ByteArrayInputStream(text)).readClassDescriptor());
    } catch (IOException | ClassNotFoundException | RuntimeException e) {
      GarbageException garbage = new GarbageException("not a descriptor of a class: " + e);
      garbage.initCause(e);
      throw garbage;
    }
  }

  ObjectStreamClass descriptor() {
    return descriptor;
  }

  /** The class as {@code loader} knows it. */
  Class<?> type(@Nullable ClassLoader loader) throws ClassNotFoundException {
    return type.in(loader);
  }

  /** Writes descriptors as Java serialization does, without the rest of a stream. */
  private static final class Writer extends ObjectOutputStream {

    Writer(OutputStream out) throws IOException {
      super(out);
    }

    @Override
    protected void writeStreamHeader() {
      // a definition is no stream
    }

    @Override
    protected void writeClassDescriptor(ObjectStreamClass descriptor) throws IOException {
      super.writeClassDescriptor(descriptor);
    }
  }

  /** Reads what {@link Writer} wrote. */
  private static final class Reader extends ObjectInputStream {

    Reader(InputStream in) throws IOException {
      super(in);
    }

    @Override
    protected void readStreamHeader() {
      // a definition is no stream
    }

    @Override
    protected ObjectStreamClass readClassDescriptor() throws IOException, ClassNotFoundException {
      return super.readClassDescriptor();
    }
  }
}
