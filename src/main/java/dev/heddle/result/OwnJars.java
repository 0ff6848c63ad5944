package dev.heddle.result;

import dev.heddle.result.RunInfo.Commit;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a person's own task lies.
 *
 * @param label what this build of it is called in rows, where there are several
 * @param classPath jars and folders of classes, absolute; or in the folder of the run, which keeps
 *     them
 * @param sha256 the digest of all that is in them, in hexadecimal digits
 * @param commit the commit of its code, where it was built for the run; null else
 */
public record OwnJars(
    String label, List<String> classPath, String sha256, @Nullable Commit commit) {

  /** Copies the list. */
  public OwnJars {
    classPath = List.copyOf(classPath);
  }

  /** The same of a run in {@code folder}, all absolute. */
  public OwnJars in(Path folder) {
    return new OwnJars(
        label,
        classPath.stream().map(entry -> folder.resolve(entry).normalize().toString()).toList(),
        sha256,
        commit);
  }

  /** Whether the run keeps them. */
  public boolean isKept() {
    return classPath.stream().anyMatch(entry -> !Path.of(entry).isAbsolute());
  }
}
