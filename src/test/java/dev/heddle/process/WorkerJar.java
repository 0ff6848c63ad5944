package dev.heddle.process;

import dev.heddle.jvm.Jvm;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** A jar that workers can run from, with a task whose code differs from build to build. */
public final class WorkerJar {

  /** The same for each build, so that nothing but the content tells them apart. */
  private static final FileTime BUILT = FileTime.fromMillis(1_700_000_000_000L);

  private WorkerJar() {}

  /** What the workers have another build of: here it tells that it is not theirs. */
  public record Build() implements Task<Integer> {
    @Override
    public Integer call() {
      return -1;
    }
  }

  /** Builds {@code jar} with a {@link Build} that answers {@code number}. */
  public static Path build(Path jar, int number) throws IOException {
    Path work = Files.createTempDirectory(jar.toAbsolutePath().getParent(), "build");
    Path source = work.resolve("WorkerJar.java");
    Files.writeString(
        source,
        """
        package dev.heddle.process;
        final class WorkerJar {
          record Build() implements java.util.concurrent.Callable<Integer>, java.io.Serializable {
            public Integer call() { return %d; }
          }
        }
        """
            .formatted(number));
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-d", work.toString(), source.toString());
    if (failed != 0) {
      throw new IOException("cannot be compiled: " + source);
    }
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      add(entries, work);
      for (String part : List.of("id", "jvm", "memory", "process")) {
        add(entries, Jvm.location(), Path.of("dev", "heddle", part));
      }
    }
    return Files.setLastModifiedTime(jar, BUILT);
  }

  private static void add(JarOutputStream jar, Path root) throws IOException {
    add(jar, root, Path.of(""));
  }

  private static void add(JarOutputStream jar, Path root, Path below) throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve(below))) {
      for (Path file :
          files
              .filter(Files::isRegularFile)
              .filter(path -> !path.toString().endsWith(".java"))
              .sorted()
              .toList()) {
        ZipEntry entry = new ZipEntry(root.relativize(file).toString());
        entry.setLastModifiedTime(BUILT);
        jar.putNextEntry(entry);
        Files.copy(file, jar);
        jar.closeEntry();
      }
    }
  }
}
