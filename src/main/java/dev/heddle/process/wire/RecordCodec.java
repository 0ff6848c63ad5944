package dev.heddle.process.wire;

import java.io.Externalizable;
import java.io.InvalidObjectException;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How records of one class are written as their components' values alone: for serializable records
 * of what {@link Scalar} writes, arrays apart, enums and records of this kind, which have no say in
 * their serialization.
 *
 * <p>As in Java serialization, fields are read as they are and the canonical constructor makes the
 * copy. Reflection, not method handles of our own: it is as fast when warm, and in a fresh JVM
 * whoever prefers a quick start can make it native by a flag.
 */
final class RecordCodec {

  /** A record that contains itself ends here, and a codec that followed shared parts twice too. */
  private static final int DEEPEST = 8;

  private static final int MOST_PARTS = 256;

  private static final ClassValue<Optional<RecordCodec>> KNOWN =
      new ClassValue<>() {
        @Override
        protected Optional<RecordCodec> computeValue(Class<?> type) {
          return Optional.ofNullable(inspect(type, 0));
        }
      };

  private final Class<?> type;
  private final Constructor<?> canonical;
  private final ComponentCodec[] parts;
  private final int size;

  private RecordCodec(Class<?> type, Constructor<?> canonical, ComponentCodec[] parts, int size) {
    this.type = type;
    this.canonical = canonical;
    this.parts = parts;
    this.size = size;
  }

  /** The shape of {@code type}; null if its objects need a stream. */
  static @Nullable RecordCodec of(Class<?> type) {
    return KNOWN.get(type).orElse(null);
  }

  /** Looks {@code type} up, which is {@code depth} records deep in another. */
  static @Nullable RecordCodec inspect(Class<?> type, int depth) {
    if (depth > DEEPEST || !type.isRecord() || !isPlainlySerializable(type)) {
      return null;
    }
    RecordComponent[] components = type.getRecordComponents();
    ComponentCodec[] parts = new ComponentCodec[components.length];
    Class<?>[] types = new Class<?>[components.length];
    int size = 1;
    for (int i = 0; i < components.length; i++) {
      ComponentCodec part = ComponentCodec.of(type, components[i], depth);
      if (part == null) {
        return null;
      }
      parts[i] = part;
      types[i] = components[i].getType();
      size += part.size();
      if (size > MOST_PARTS) {
        return null;
      }
    }
    try {
      Constructor<?> canonical = type.getDeclaredConstructor(types);
      return canonical.trySetAccessible() ? new RecordCodec(type, canonical, parts, size) : null;
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  private static boolean isPlainlySerializable(Class<?> type) {
    if (!Serializable.class.isAssignableFrom(type)
        || Externalizable.class.isAssignableFrom(type)
        || type.isHidden()) {
      return false;
    }
    for (Method method : type.getDeclaredMethods()) {
      String name = method.getName();
      if (name.equals("writeReplace") || name.equals("readResolve")) {
        return false;
      }
    }
    return true;
  }

  Class<?> type() {
    return type;
  }

  /** How many values there are, those of inner records included. */
  int size() {
    return size;
  }

  /** Class and components in words, by which both ends know that they mean the same. */
  String signature() {
    StringBuilder words = new StringBuilder();
    describe(words);
    return words.toString();
  }

  void describe(StringBuilder words) {
    words.append(type.getName());
    for (int i = 0; i < parts.length; i++) {
      words.append(i == 0 ? "(" : ", ");
      parts[i].describe(words);
    }
    words.append(parts.length == 0 ? "()" : ")");
  }

  /** Adds the names of the constants of each enum in here, in the order that codes count them. */
  void collectConstants(List<String[]> names) {
    for (ComponentCodec part : parts) {
      part.collectConstants(names);
    }
  }

  /** This shape for what was written where enums have the constants {@code names}. */
  RecordCodec withConstants(Iterator<String[]> names) {
    List<ComponentCodec> adapted = new ArrayList<>(parts.length);
    for (ComponentCodec part : parts) {
      adapted.add(part.withConstants(names));
    }
    return new RecordCodec(type, canonical, adapted.toArray(new ComponentCodec[0]), size);
  }

  void write(Object value, LimitedBytes out) throws PayloadTooLargeException {
    try {
      for (ComponentCodec part : parts) {
        part.write(value, out);
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Makes a record of what was written.
   *
   * @throws InvalidObjectException if the record's own constructor refuses
   */
  Object read(ReceivedBytes in) throws GarbageException, ObjectStreamException {
    @Nullable Object[] values = new @Nullable Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      values[i] = parts[i].read(in);
    }
    try {
      return canonical.newInstance(values);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      if (cause instanceof Error error) {
        throw error;
      }
      throw refusal(cause == null ? e : cause);
    } catch (InstantiationException | IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static InvalidObjectException refusal(Throwable cause) {
    return new InvalidObjectException(cause.getMessage(), cause);
  }
}
