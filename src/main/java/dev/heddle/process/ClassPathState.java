package dev.heddle.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The jars of a class path as they were when a pool was opened: a worker that starts from others
 * would not run the code of this JVM. Folders are not looked into.
 */
final class ClassPathState {

  /** What a file was; a rebuilt one differs in one of them. */
  private record Stamp(long size, long modified, @Nullable Object key) {}

  private final Map<Path, Stamp> jars = new LinkedHashMap<>();

  /** Notes what {@code path} is now, in the form of {@code -cp}. */
  ClassPathState(String path) {
    for (String entry : path.split(File.pathSeparator, -1)) {
      Stamp stamp = entry.isEmpty() || entry.endsWith("*") ? null : stamp(Path.of(entry));
      if (stamp != null) {
        jars.put(Path.of(entry), stamp);
      }
    }
  }

  /** The first jar that is another file now; null if none is. One that is gone is no other. */
  @Nullable Path changed() {
    for (Map.Entry<Path, Stamp> jar : jars.entrySet()) {
      Stamp now = stamp(jar.getKey());
      if (now != null && !Objects.equals(now, jar.getValue())) {
        return jar.getKey();
      }
    }
    return null;
  }

  private static @Nullable Stamp stamp(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return found.isRegularFile()
          ? new Stamp(found.size(), found.lastModifiedTime().toMillis(), found.fileKey())
          : null;
    } catch (IOException e) {
      return null; // whoever starts a worker is told by the worker
    }
  }
}
