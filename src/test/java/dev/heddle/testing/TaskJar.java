package dev.heddle.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** Jars of somebody who has tasks, compiled against nothing but {@code dev.heddle.task}. */
public final class TaskJar {

  private TaskJar() {}

  /**
   * The project in {@code src/test/thumbnails}.
   *
   * @param api the jar, or the folder of classes, that has {@code dev.heddle.task}
   */
  public static Path ofThumbnails(Path folder, String name, Path api) throws IOException {
    Path sources = Path.of(System.getProperty("heddle.basedir", "")).resolve("src/test/thumbnails");
    Path classes = Files.createDirectories(folder.resolve(name + "-classes"));
    compile(sources, classes, api);
    Path list = Path.of("META-INF/services/dev.heddle.task.TaskSource");
    Files.createDirectories(classes.resolve(list).resolveSibling("."));
    Files.copy(sources.resolve("src/main/resources").resolve(list), classes.resolve(list));
    return pack(classes, folder.resolve(name + ".jar"));
  }

  /**
   * One of several classes.
   *
   * @param sources by the names of their files, such as {@code bad/Throws.java}
   */
  public static Path of(Path folder, String name, Path api, Map<String, String> sources)
      throws IOException {
    Path written = folder.resolve(name + "-sources");
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = written.resolve(source.getKey());
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, source.getValue());
    }
    Path classes = Files.createDirectories(folder.resolve(name + "-classes"));
    compile(written, classes, api);
    return pack(classes, folder.resolve(name + ".jar"));
  }

  private static void compile(Path sources, Path classes, Path api) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of("-proc:none", "-cp", api.toString(), "-d", classes.toString(), "-Xlint:none"));
    try (Stream<Path> files = Files.walk(sources)) {
      files.filter(file -> file.toString().endsWith(".java")).forEach(f -> words.add(f.toString()));
    }
    int failed =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, words.toArray(String[]::new));
    if (failed != 0) {
      throw new IOException("cannot be compiled: " + sources);
    }
  }

  private static Path pack(Path classes, Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> content = Files.walk(classes)) {
      for (Path each : content.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new ZipEntry(classes.relativize(each).toString()));
        Files.copy(each, out);
      }
    }
    return jar;
  }
}
