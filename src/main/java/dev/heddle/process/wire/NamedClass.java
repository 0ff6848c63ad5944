package dev.heddle.process.wire;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * A class of a name, looked up with one class loader or another; remembers the last answer, weakly,
 * since names outlive the tasks that use them.
 */
final class NamedClass {

  private final String name;
  private volatile @Nullable Answer last;

  private record Answer(WeakReference<ClassLoader> loader, WeakReference<Class<?>> type) {}

  NamedClass(String name) {
    this.name = name;
  }

  /** The class as {@code loader} knows it, or else the loader of the pool itself. */
  Class<?> in(@Nullable ClassLoader loader) throws ClassNotFoundException {
    ClassLoader own = NamedClass.class.getClassLoader();
    ClassLoader asked = loader == null ? own : loader;
    Answer known = last;
    if (known != null && known.loader.refersTo(asked)) {
      Class<?> type = known.type.get();
      if (type != null) {
        return type;
      }
    }
    Class<?> type;
    try {
      type = Class.forName(name, false, asked);
    } catch (ClassNotFoundException e) {
      type = Class.forName(name, false, own);
    }
    last = new Answer(new WeakReference<>(asked), new WeakReference<>(type));
    return type;
  }
}
