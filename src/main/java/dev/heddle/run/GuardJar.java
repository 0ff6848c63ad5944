package dev.heddle.run;

import dev.heddle.jvm.OrphanGuard;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/**
 * The guard of forks as an agent of its own that older JVMs take, too.
 *
 * <p>Nothing in its classes is newer than Java 11 but the version that the compiler wrote into
 * them, so that another one is written there.
 */
final class GuardJar {

  /** The oldest Java that takes it. */
  static final int OLDEST = 11;

  /** Where a class file says its version, and what Java 1.0 had there. */
  private static final int VERSION_AT = 7;

  private static final int BEFORE_JAVA_1 = 44;

  private static final List<String> CLASSES =
      List.of("OrphanGuard", "OrphanGuard$Release", "LifelineListener", "Children");

  private GuardJar() {}

  /** Writes it to {@code file}. */
  static void write(Path file) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", OrphanGuard.class.getName());
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
      for (String name : CLASSES) {
        jar.putNextEntry(
            new ZipEntry(
                OrphanGuard.class.getPackageName().replace('.', '/') + "/" + name + ".class"));
        try (InputStream in =
            Objects.requireNonNull(OrphanGuard.class.getResourceAsStream(name + ".class"), name)) {
          byte[] code = in.readAllBytes();
          code[VERSION_AT - 1] = 0;
          code[VERSION_AT] = (byte) (BEFORE_JAVA_1 + OLDEST);
          jar.write(code);
        }
      }
    }
  }
}
