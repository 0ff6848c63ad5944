package dev.heddle.jvm;

import dev.heddle.memory.Linux;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What every JVM that Heddle starts has in common: the JDK's launcher and one list of flags. */
public final class Jvm {

  private static final String FLAGS = "jvm.flags";
  private static final String THIN_JAR = "heddle-thin.jar";

  private Jvm() {}

  /** The {@code java} of the JDK that runs this JVM. */
  public static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /**
   * The flags of every JVM that we start, in order; the launcher script reads the same list. What
   * this one must not use of Linux, the others must not either.
   */
  public static List<String> flags() {
    @Nullable String linux = System.getProperty(Linux.PROPERTY);
    return linux == null
        ? listed()
        : Stream.concat(listed().stream(), Stream.of("-D" + Linux.PROPERTY + "=" + linux)).toList();
  }

  private static List<String> listed() {
    try (InputStream in = Objects.requireNonNull(Jvm.class.getResourceAsStream(FLAGS), FLAGS)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The class path for a JVM that runs the same classes as this one: the thin jar where this
   * program runs from its self-contained jar alone, else the class path of this JVM and what is on
   * its module path, since a worker has no modules of its own.
   */
  public static String ownClassPath() {
    String path = System.getProperty("java.class.path", "");
    String modules = System.getProperty("jdk.module.path", "");
    if (!modules.isEmpty()) {
      return Stream.concat(Stream.of(path), Stream.of(modules.split(File.pathSeparator)))
          .flatMap(Jvm::asClassPath)
          .collect(Collectors.joining(File.pathSeparator));
    }
    boolean alone = !path.contains(File.pathSeparator);
    return thinJar().filter(thin -> alone && !isHere(thin)).map(Path::toString).orElse(path);
  }

  /** What a module path names: a module, or a folder of modules; a class path knows only those. */
  private static Stream<String> asClassPath(String entry) {
    if (entry.isEmpty()) {
      return Stream.empty();
    }
    File[] there = new File(entry).listFiles();
    if (there == null || isModule(new File(entry))) {
      return Stream.of(entry);
    }
    List<String> modules =
        Stream.of(there)
            .filter(each -> each.getName().endsWith(".jar") || isModule(each))
            .map(File::getPath)
            .sorted()
            .toList();
    return modules.isEmpty() ? Stream.of(entry) : modules.stream();
  }

  private static boolean isModule(File folder) {
    return new File(folder, "module-info.class").isFile();
  }

  private static boolean isHere(Path jar) {
    return jar.equals(location());
  }

  /** The jar of our own classes alone, which is also the agent; none where no jar was built. */
  public static Optional<Path> thinJar() {
    Path code = location();
    return Optional.of(code.resolveSibling(THIN_JAR))
        .filter(thin -> Files.isRegularFile(code) && Files.isRegularFile(thin));
  }

  /** What is on the class path beside the jar that this program runs from; none without a jar. */
  public static List<String> beside() {
    Path jar = location();
    return Files.isRegularFile(jar)
        ? Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator, -1))
            .filter(entry -> !entry.isEmpty())
            .map(entry -> Path.of(entry).toAbsolutePath().normalize())
            .filter(entry -> !entry.equals(jar))
            .map(Path::toString)
            .toList()
        : List.of();
  }

  /** The jar or the folder that this program's classes come from. */
  public static Path location() {
    try {
      return Path.of(Jvm.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
