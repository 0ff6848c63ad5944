package dev.heddle.process.wire;

import java.io.InvalidObjectException;
import java.io.ObjectStreamException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How one component of a record is written. */
final class ComponentCodec {

  private static final Set<Class<?>> SCALARS =
      Set.of(
          Boolean.class,
          Byte.class,
          Short.class,
          Character.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          String.class,
          Duration.class,
          URI.class);

  private static final char SCALAR = 'L';
  private static final char ENUM = 'E';
  private static final char RECORD = 'R';

  private final Field field;

  /** One of the above, or the letter of a primitive type in descriptors. */
  private final char kind;

  /** For a record: its shape. */
  private final @Nullable RecordCodec shape;

  /** For an enum: its constants as they are counted in payloads; null for those unknown here. */
  private final @Nullable Object[] constants;

  /** For an enum: their names. */
  private final String[] names;

  private ComponentCodec(
      Field field,
      char kind,
      @Nullable RecordCodec shape,
      @Nullable Object[] constants,
      String[] names) {
    this.field = field;
    this.kind = kind;
    this.shape = shape;
    this.constants = constants;
    this.names = names;
  }

  /** The part for {@code component} of {@code owner}; null if there is none for its type. */
  static @Nullable ComponentCodec of(Class<?> owner, RecordComponent component, int depth) {
    Class<?> type = component.getType();
    Field field;
    try {
      field = owner.getDeclaredField(component.getName());
    } catch (NoSuchFieldException e) {
      return null;
    }
    if (!field.trySetAccessible()) {
      return null;
    }
    if (type.isPrimitive()) {
      // the letter after the bracket: a descriptor's own text takes a fresh JVM a millisecond
      char letter = Array.newInstance(type, 0).getClass().getName().charAt(1);
      return plain(field, letter, null);
    }
    if (SCALARS.contains(type)) {
      return plain(field, SCALAR, null);
    }
    if (type.isEnum()) {
      Object[] constants = type.getEnumConstants();
      String[] names = new String[constants.length];
      for (int i = 0; i < names.length; i++) {
        names[i] = ((Enum<?>) constants[i]).name();
      }
      return new ComponentCodec(field, ENUM, null, constants, names);
    }
    RecordCodec shape = RecordCodec.inspect(type, depth + 1);
    return shape == null ? null : plain(field, RECORD, shape);
  }

  private static ComponentCodec plain(Field field, char kind, @Nullable RecordCodec shape) {
    return new ComponentCodec(field, kind, shape, new Object[0], new String[0]);
  }

  int size() {
    return shape == null ? 1 : shape.size();
  }

  void describe(StringBuilder words) {
    if (shape == null) {
      words.append(field.getType().getName());
    } else {
      shape.describe(words);
    }
    words.append(' ').append(field.getName());
  }

  void collectConstants(List<String[]> all) {
    if (shape != null) {
      shape.collectConstants(all);
    } else if (kind == ENUM) {
      all.add(names);
    }
  }

  ComponentCodec withConstants(Iterator<String[]> all) {
    if (shape != null) {
      return plain(field, kind, shape.withConstants(all));
    }
    if (kind != ENUM) {
      return this;
    }
    String[] theirs = all.next();
    @Nullable Object[] adapted = new @Nullable Object[theirs.length];
    for (int i = 0; i < theirs.length; i++) {
      int ours = List.of(names).indexOf(theirs[i]);
      adapted[i] = ours < 0 ? null : constants[ours];
    }
    return new ComponentCodec(field, kind, null, adapted, theirs);
  }

  @SuppressWarnings("EnumOrdinal") // the definition tells the other side what is counted
  void write(Object owner, LimitedBytes out)
      throws PayloadTooLargeException, IllegalAccessException {
    switch (kind) {
      case 'J' -> out.putLong(field.getLong(owner));
      case 'I' -> out.putInt(field.getInt(owner));
      case 'D' -> out.putLong(Double.doubleToRawLongBits(field.getDouble(owner)));
      case 'F' -> out.putInt(Float.floatToRawIntBits(field.getFloat(owner)));
      case 'S' -> out.putShort(field.getShort(owner));
      case 'C' -> out.putShort(field.getChar(owner));
      case 'B' -> out.write(field.getByte(owner));
      case 'Z' -> out.write(field.getBoolean(owner) ? 1 : 0);
      case SCALAR -> Scalar.write(field.get(owner), out);
      case ENUM -> {
        Object value = field.get(owner);
        out.putInt(value == null ? -1 : ((Enum<?>) value).ordinal());
      }
      default -> writeRecord(field.get(owner), out);
    }
  }

  private void writeRecord(@Nullable Object value, LimitedBytes out)
      throws PayloadTooLargeException {
    out.write(value == null ? 0 : 1);
    if (value != null && shape != null) {
      shape.write(value, out);
    }
  }

  @Nullable Object read(ReceivedBytes in) throws GarbageException, ObjectStreamException {
    return switch (kind) {
      case 'J' -> in.getLong();
      case 'I' -> in.getInt();
      case 'D' -> Double.longBitsToDouble(in.getLong());
      case 'F' -> Float.intBitsToFloat(in.getInt());
      case 'S' -> (short) in.getShort();
      case 'C' -> (char) in.getShort();
      case 'B' -> (byte) in.getByte();
      case 'Z' -> in.getByte() != 0;
      case SCALAR -> readScalar(in);
      case ENUM -> readConstant(in);
      default -> shape == null || in.getByte() == 0 ? null : shape.read(in);
    };
  }

  private @Nullable Object readScalar(ReceivedBytes in) throws GarbageException {
    Object value = Scalar.read(in);
    if (value != null && value.getClass() != field.getType()) {
      throw new GarbageException("a value of another class than that of " + field);
    }
    return value;
  }

  private @Nullable Object readConstant(ReceivedBytes in)
      throws GarbageException, ObjectStreamException {
    int number = in.getInt();
    if (number < -1 || number >= constants.length) {
      throw new GarbageException("no constant " + number + " for " + field);
    }
    if (number >= 0 && constants[number] == null) {
      throw new InvalidObjectException(
          "enum " + field.getType().getName() + " has no constant " + names[number] + " there");
    }
    return number < 0 ? null : constants[number];
  }
}
