package dev.heddle.run;

import dev.heddle.fork.ForkAgent;
import dev.heddle.memory.PrivateFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/**
 * The agent of forks in a jar of its own that older JVMs take, too.
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

  /** What parts an agent's jar from its options. */
  private static final String OPTIONS = "=";

  private static final List<String> CLASSES =
      List.of(
          "fork/Beside",
          "fork/FirstFigures",
          "fork/ForkAgent",
          "fork/IterationMarks",
          "jvm/ChildHeaps",
          "jvm/HeapFigures",
          "jvm/HeapTeller",
          "jvm/OrphanGuard",
          "jvm/OrphanGuard$Release",
          "jvm/LifelineListener",
          "memory/Linux",
          "memory/Proc",
          "memory/ProcFolder");

  private GuardJar() {}

  /**
   * Where it is to lie: in the folder of a run, or among the temporary files where the folder's
   * path has a sign after which a JVM takes the rest for an agent's options.
   *
   * @throws PlanException where both have it
   */
  static Path place(Path folder) throws PlanException {
    Path usual = folder.resolve(".guard.jar").toAbsolutePath();
    if (!usual.toString().contains(OPTIONS)) {
      return usual;
    }
    String name = "heddle-guard-" + UUID.randomUUID() + ".jar";
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"), name).toAbsolutePath();
    if (temporary.toString().contains(OPTIONS)) {
      throw new PlanException(RunWords.equalsInPath(folder, temporary.getParent()));
    }
    return temporary;
  }

  /**
   * Writes it to {@code file}, for its owner alone.
   *
   * @param further what else is to lie in it, by its name
   */
  static void write(Path file, Map<String, byte[]> further) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", ForkAgent.class.getName());
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(whole, manifest)) {
      for (String name : CLASSES) {
        String entry = "dev/heddle/" + name + ".class";
        jar.putNextEntry(new ZipEntry(entry));
        try (InputStream in =
            Objects.requireNonNull(ForkAgent.class.getResourceAsStream("/" + entry), name)) {
          byte[] code = in.readAllBytes();
          code[VERSION_AT - 1] = 0;
          code[VERSION_AT] = (byte) (BEFORE_JAVA_1 + OLDEST);
          jar.write(code);
        }
      }
      for (Map.Entry<String, byte[]> each : further.entrySet()) {
        jar.putNextEntry(new ZipEntry(each.getKey()));
        jar.write(each.getValue());
      }
    }
    PrivateFile.write(file, whole.toByteArray()); // forks find a token in it
  }
}
