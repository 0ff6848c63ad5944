package dev.heddle.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What builds a project. */
public enum BuildTool {
  MAVEN("Maven", "./mvnw", "mvn", "-B -q -DskipTests package"),
  GRADLE("Gradle", "./gradlew", "gradle", "--no-daemon -q jmhJar");

  /** The module of a module of a module. */
  private static final int DEEPEST = 4;

  /** Folders in which no module is looked for. */
  private static final Set<String> OTHERS = Set.of("target", "build", "src", "node_modules", "out");

  private final String title;
  private final String wrapper;
  private final String program;
  private final String words;

  BuildTool(String title, String wrapper, String program, String words) {
    this.title = title;
    this.wrapper = wrapper;
    this.program = program;
    this.words = words;
  }

  /** What people call it. */
  public String title() {
    return title;
  }

  private List<String> files() {
    return switch (this) {
      case MAVEN -> List.of("pom.xml");
      case GRADLE ->
          List.of("settings.gradle", "settings.gradle.kts", "build.gradle", "build.gradle.kts");
    };
  }

  /** Whether it builds what is in {@code folder}. */
  boolean builds(Path folder) {
    return files().stream().anyMatch(file -> Files.isRegularFile(folder.resolve(file)));
  }

  /** How it is called in {@code root}. */
  String program(Path root) {
    return Files.isExecutable(root.resolve(wrapper)) ? wrapper : program;
  }

  /** The command that builds all of the project in {@code root}, without its tests. */
  String command(Path root) {
    return program(root) + " " + words;
  }

  /** Its files in {@code root} and the modules below that, in order. */
  List<Path> filesBelow(Path root) {
    List<String> names = files();
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          root,
          EnumSet.noneOf(FileVisitOption.class),
          DEEPEST,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes of) {
              String name = String.valueOf(folder.getFileName());
              boolean other = name.startsWith(".") || OTHERS.contains(name);
              return other && !folder.equals(root)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes of) {
              if (of.isRegularFile() && names.contains(String.valueOf(file.getFileName()))) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE; // what nobody may read is no module of ours
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found.stream().sorted().toList();
  }
}
