package dev.heddle.process.wire;

import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the field that holds an object that cannot be serialized, for the error's text. */
final class NonSerializableField {

  private static final int MOST_OBJECTS = 1000;
  private static final int DEEPEST = 50;

  private final String type;
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private NonSerializableField(String type) {
    this.type = type;
  }

  /** The words " in field X.y" for an object of class {@code type} below {@code root}, or none. */
  static String where(@Nullable Object root, String type) {
    String field = root == null ? null : new NonSerializableField(type).search(root, 0);
    return field == null ? "" : " in field " + field;
  }

  private @Nullable String search(Object owner, int depth) {
    if (seen.size() > MOST_OBJECTS || depth > DEEPEST || !seen.add(owner)) {
      return null;
    }
    for (Object element : elements(owner)) {
      String found = element == null ? null : search(element, depth + 1);
      if (found != null) {
        return found;
      }
    }
    for (@Nullable Class<?> c = owner.getClass(); c != null; c = c.getSuperclass()) {
      if (!Serializable.class.isAssignableFrom(c)) {
        return null;
      }
      for (Field field : c.getDeclaredFields()) {
        String found = searchField(owner, field, depth);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private @Nullable String searchField(Object owner, Field field, int depth) {
    if (field.getType().isPrimitive()
        || Modifier.isStatic(field.getModifiers())
        || Modifier.isTransient(field.getModifiers())
        || !field.trySetAccessible()) {
      return null;
    }
    Object value;
    try {
      value = field.get(owner);
    } catch (IllegalAccessException e) {
      return null;
    }
    if (value == null) {
      return null;
    }
    return value.getClass().getName().equals(type)
        ? field.getDeclaringClass().getName() + "." + field.getName()
        : search(value, depth + 1);
  }

  /** What the JDK's containers hold, since their fields are closed to us. */
  private static Iterable<? extends @Nullable Object> elements(Object owner) {
    if (owner instanceof Object[] array) {
      return Arrays.asList(array);
    }
    if (owner.getClass().getName().startsWith("java.util.")) {
      if (owner instanceof Collection<?> collection) {
        return collection;
      }
      if (owner instanceof Map<?, ?> map) {
        return map.values();
      }
    }
    return List.of();
  }
}
