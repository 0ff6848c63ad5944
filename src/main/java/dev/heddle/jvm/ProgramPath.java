package dev.heddle.jvm;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Where a program lies that is named as a shell takes it: by a path, or to be found in PATH. */
public final class ProgramPath {

  private ProgramPath() {}

  /** Whether that is a path, and not a name that is looked for in folders. */
  public static boolean isPath(String program) {
    return program.contains("/") || program.contains(File.separator);
  }

  /** The file that would be started, absolute; empty where there is none that can be. */
  public static Optional<Path> find(String program) {
    if (program.isEmpty()) {
      return Optional.empty();
    }
    if (isPath(program)) {
      return startable("", program);
    }
    String folders = System.getenv().getOrDefault("PATH", "");
    for (String folder : folders.split(File.pathSeparator, -1)) {
      Optional<Path> found = startable(folder, program); // an empty one is where we are
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> startable(String folder, String program) {
    try {
      Path file = Path.of(folder).resolve(program).toAbsolutePath();
      return Optional.of(file).filter(Files::isRegularFile).filter(Files::isExecutable);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
