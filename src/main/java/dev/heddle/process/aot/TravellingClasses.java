package dev.heddle.process.aot;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Finds the classes in the jars of a class path whose objects can travel to a worker and back:
 * tasks, and what they carry.
 */
public final class TravellingClasses {

  private static final int MOST_ENTRIES = 2_000;
  private static final String CLASS = ".class";

  private TravellingClasses() {}

  /** Their names; none of a jar that holds very many classes. */
  public static List<String> in(String classPath) throws IOException {
    List<URL> jars = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      jars.add(Path.of(entry).toUri().toURL());
      try (ZipFile jar = new ZipFile(entry)) {
        if (jar.size() <= MOST_ENTRIES) {
          Collections.list(jar.entries()).forEach(file -> addClass(file, names));
        }
      }
    }
    // a loader of its own, since this JVM need not have them on its class path, and forgets them so
    try (URLClassLoader loader =
        new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      return names.stream().filter(name -> travels(name, loader)).toList();
    }
  }

  private static void addClass(ZipEntry file, List<String> names) {
    String name = file.getName();
    if (name.endsWith(CLASS) && !name.startsWith("META-INF")) {
      names.add(name.substring(0, name.length() - CLASS.length()).replace('/', '.'));
    }
  }

  private static boolean travels(String name, ClassLoader loader) {
    try {
      return Serializable.class.isAssignableFrom(Class.forName(name, false, loader));
    } catch (ClassNotFoundException | LinkageError e) {
      return false; // it needs what workers do not have
    }
  }
}
