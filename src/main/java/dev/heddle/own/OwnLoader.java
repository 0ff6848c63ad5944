package dev.heddle.own;

import dev.heddle.task.TaskSource;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads a person's classes beside Heddle's: they share the JDK and {@code dev.heddle.task}, and no
 * library, so that none clashes with one of another version.
 */
final class OwnLoader {

  private static final String SHARED = TaskSource.class.getPackageName() + ".";

  private OwnLoader() {}

  /** One for the classes of {@code entries}. */
  static URLClassLoader over(List<Path> entries) {
    List<URL> urls = new ArrayList<>();
    for (Path entry : entries) {
      try {
        urls.add(entry.toUri().toURL());
      } catch (MalformedURLException e) {
        throw new IllegalStateException(e); // cannot be
      }
    }
    return new URLClassLoader("own", urls.toArray(URL[]::new), new Shared());
  }

  /** Knows what both sides have. */
  private static final class Shared extends ClassLoader {

    static {
      registerAsParallelCapable();
    }

    Shared() {
      super("heddle-task", ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (!name.startsWith(SHARED)) {
        throw new ClassNotFoundException(name);
      }
      return Class.forName(name, false, OwnLoader.class.getClassLoader());
    }
  }
}
