package dev.heddle.process.wire;

import java.io.InvalidClassException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the other side told of a class of records that it sends as values. */
final class RecordDefinition implements ClassDefinition {

  static final int CODE = 1;

  private final NamedClass type;
  private final String signature;
  private final List<String[]> constants;

  /** The shape that was found to fit; weak, since a page outlives the tasks that it serves. */
  private volatile WeakReference<RecordCodec> fitting = new WeakReference<>(null);

  private RecordDefinition(NamedClass type, String signature, List<String[]> constants) {
    this.type = type;
    this.signature = signature;
    this.constants = constants;
  }

  /** The definition of {@code shape}, to be read by {@link ClassDefinition#read}. */
  static byte[] define(RecordCodec shape) throws PayloadTooLargeException {
    LimitedBytes out = new LimitedBytes(LimitedBytes.MOST);
    out.write(CODE);
    Scalar.writeText(shape.type().getName(), out);
    Scalar.writeText(shape.signature(), out);
    List<String[]> constants = new ArrayList<>();
    shape.collectConstants(constants);
    out.putInt(constants.size());
    for (String[] names : constants) {
      out.putInt(names.length);
      for (String name : names) {
        Scalar.writeText(name, out);
      }
    }
    return out.toByteArray();
  }

  /** Reads a definition after its first byte. */
  static RecordDefinition read(ReceivedBytes in) throws GarbageException {
    NamedClass type = new NamedClass(Scalar.readText(in));
    String signature = Scalar.readText(in);
    List<String[]> constants = new ArrayList<>();
    for (int i = in.getCount(Integer.BYTES); i > 0; i--) {
      String[] names = new String[in.getCount(1)];
      for (int n = 0; n < names.length; n++) {
        names[n] = Scalar.readText(in);
      }
      constants.add(names);
    }
    return new RecordDefinition(type, signature, constants);
  }

  /**
   * How such records are read with the classes of {@code loader}.
   *
   * @throws ClassNotFoundException if it does not know the class
   * @throws InvalidClassException if its class has other components
   */
  RecordCodec shape(@Nullable ClassLoader loader)
      throws ClassNotFoundException, InvalidClassException {
    Class<?> found = type.in(loader);
    RecordCodec known = fitting.get();
    if (known != null && known.type() == found) {
      return known;
    }
    RecordCodec shape = adapt(found);
    fitting = new WeakReference<>(shape);
    return shape;
  }

  private RecordCodec adapt(Class<?> found) throws InvalidClassException {
    RecordCodec shape = RecordCodec.of(found);
    String ours = shape == null ? found.getName() + ", written in another way" : shape.signature();
    if (shape == null || !ours.equals(signature)) {
      throw new InvalidClassException(
          "it was sent as "
              + signature
              + " and is read as "
              + ours
              + "; let both sides have the same version of the class");
    }
    List<String[]> names = new ArrayList<>();
    shape.collectConstants(names);
    return Arrays.deepEquals(names.toArray(), constants.toArray())
        ? shape
        : shape.withConstants(constants.iterator());
  }
}
