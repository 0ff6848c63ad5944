package dev.heddle.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** A small project of a usual layout, as somebody might have it. */
public enum Layout {
  /** Maven, one module, without benchmarks. */
  ONE_MODULE("one-module"),
  /** Maven, with a module of JMH benchmarks beside another. */
  MODULES("modules"),
  /** That of Gradle's JMH plugin, with a stand-in for Gradle. */
  GRADLE("gradle");

  private static final Path ALL =
      Path.of(System.getProperty("heddle.basedir", ""))
          .toAbsolutePath()
          .resolve("src/test/layouts");

  private final String name;

  Layout(String name) {
    this.name = name;
  }

  /** Copies it into {@code folder}, which is there. */
  public Path copyTo(Path folder) throws IOException {
    Path from = ALL.resolve(name);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = folder.resolve(from.relativize(file).toString());
        Files.createDirectories(to.resolveSibling("."));
        Files.copy(
            file, to, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return folder;
  }
}
