package dev.heddle.testing;

import dev.heddle.jvm.Jvm;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The JDK that runs this JVM, whose locks, threads and clocks Fray has in its hand.
 *
 * @param home where it is
 * @param agent the jar that changes the classes of a program for that
 * @param library what the JVM needs for it
 */
public record InstrumentedJdk(Path home, Path agent, Path library) {

  private static final String FRAY = "org/pastalab/fray/";
  private static final String PLUGIN = FRAY + "instrumentation/jdk/jlink/JlinkPlugin.class";
  private static final String BASE = FRAY + "instrumentation/base/JDKInstrumenterKt.class";
  private static final String LIBRARY = "libjvmti.so";
  private static final long LIMIT_SECONDS = 200;

  /** A class of each jar that the plugin of jlink needs as a module, beside its own. */
  private static final List<String> MODULES =
      List.of(
          FRAY + "runtime/Runtime.class",
          "kotlin/Unit.class",
          "kotlin/reflect/full/KClasses.class",
          "org/objectweb/asm/ClassReader.class",
          "org/objectweb/asm/commons/GeneratorAdapter.class",
          "org/objectweb/asm/tree/ClassNode.class",
          "org/objectweb/asm/tree/analysis/Analyzer.class",
          "org/objectweb/asm/util/CheckClassAdapter.class");

  /** Makes one in {@code folder}, of the modules that a pool needs. */
  public static InstrumentedJdk in(Path folder) throws IOException, InterruptedException {
    Path plugin = jarOf(PLUGIN, "fray-instrumentation-jdk");
    String path =
        Stream.concat(
                Stream.of(plugin, jarOf(BASE, "fray-instrumentation-base")),
                MODULES.stream().map(name -> jarOf(name, "")))
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    Path home = folder.resolve("jdk");
    File output = folder.resolve("jlink").toFile();
    Process jlink =
        new ProcessBuilder(
                Jvm.java().resolveSibling("jlink").toString(),
                "-J-javaagent:" + plugin,
                "-J--module-path=" + path,
                "-J--class-path=" + path,
                "-J--add-modules=org.pastalab.fray.instrumentation.jdk",
                "--add-modules=java.base,java.instrument,java.rmi,jdk.unsupported",
                "--output=" + home,
                "--fray-instrumentation")
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    try {
      if (!jlink.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || jlink.exitValue() != 0) {
        throw new AssertionError("no JDK was made: " + Files.readString(output.toPath()));
      }
    } finally {
      jlink.destroyForcibly().onExit().join();
    }
    Path library = folder.resolve(LIBRARY);
    try (InputStream in = ClassLoader.getSystemResourceAsStream(LIBRARY)) {
      Files.copy(Objects.requireNonNull(in, LIBRARY), library);
    }
    Path agent =
        jarOf(FRAY + "instrumentation/agent/PreMainKt.class", "fray-instrumentation-agent");
    return new InstrumentedJdk(home, agent, library);
  }

  /** The jar on the class path that has {@code resource} and whose name begins so. */
  private static Path jarOf(String resource, String name) {
    try {
      for (URL url : Collections.list(ClassLoader.getSystemResources(resource))) {
        if (url.openConnection() instanceof JarURLConnection jar) {
          Path path = Path.of(jar.getJarFileURL().toURI());
          if (path.getFileName().toString().startsWith(name)) {
            return path;
          }
        }
      }
    } catch (IOException | java.net.URISyntaxException e) {
      throw new AssertionError(resource, e);
    }
    throw new AssertionError("no jar with " + resource);
  }

  /** What the JVM needs for it, as flags. */
  public List<String> flags() {
    return List.of("-javaagent:" + agent, "-agentpath:" + library);
  }

  public Path java() {
    return home.resolve("bin").resolve("java");
  }
}
