package dev.heddle.testing;

import dev.heddle.jvm.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Our classes as a jar, as others have them. */
public final class OurJar {

  private static final String BENCHMARKS = "dev/heddle/benchmarks/";

  private OurJar() {}

  /** Makes {@code jar} of the program but its benchmarks. */
  public static Path of(Path jar) throws IOException {
    return of(jar, Jvm.location());
  }

  /** Makes {@code jar} of all that is under {@code root} but benchmarks. */
  public static Path of(Path jar, Path root) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        String name = root.relativize(file).toString();
        if (name.startsWith("dev/heddle/") && !name.startsWith(BENCHMARKS)) {
          out.putNextEntry(new ZipEntry(name));
          Files.copy(file, out);
          out.closeEntry();
        }
      }
    }
    return jar;
  }
}
