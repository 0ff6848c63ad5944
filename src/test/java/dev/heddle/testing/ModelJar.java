package dev.heddle.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** A jar that brings an execution model, as anybody could make one. */
public final class ModelJar {

  /** The class of its provider. */
  public static final String PROVIDER = "other.Provider";

  /** A provider of the model {@code provided}: a pool whose threads can be called as one likes. */
  public static final String SOURCE =
      """
      package other;

      import dev.heddle.execution.*;
      import java.util.*;
      import java.util.concurrent.*;

      public final class Provider implements ModelProvider {
        @Override
        public ProvidedModel model() {
          return new Provided("provided");
        }

        public record Provided(String threads) implements ProvidedModel {
          @Override
          public String name() {
            return "provided";
          }

          @Override
          public String description() {
            return "A pool of another jar.";
          }

          @Override
          public List<ModelOption> options() {
            return List.of(
                ModelOption.of(
                    "threads", "what they are called", "provided", threads, Provided::new));
          }

          @Override
          public Set<Trait> traits() {
            return Set.of();
          }

          @Override
          public Workforce open(OpenRequest request) {
            ThreadFactory factory = Thread.ofPlatform().daemon().name(threads + "-", 1).factory();
            return Workforce.of(
                Executors.newFixedThreadPool(request.workers(), factory),
                List.of(
                    new Worker(
                        "platform thread", ProcessHandle.current().pid(), "of another jar")));
          }
        }
      }
      """;

  private ModelJar() {}

  /** Makes {@code name}.jar with the provider that {@code source} is. */
  public static Path make(Path folder, String name, String source) throws IOException {
    return make(folder, name, source, PROVIDER);
  }

  /** Makes {@code name}.jar, which says that {@code provider} is its provider. */
  public static Path make(Path folder, String name, String source, String provider)
      throws IOException {
    Path work = Files.createDirectories(folder.resolve(name));
    Path file = Files.writeString(work.resolve("Provider.java"), source);
    Path classes = Files.createDirectories(work.resolve("classes"));
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(services.resolve("dev.heddle.execution.ModelProvider"), provider + "\n");
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-d", classes.toString(), file.toString());
    if (failed != 0) {
      throw new IOException("cannot be compiled: " + file);
    }
    Path jar = folder.resolve(name + ".jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> content = Files.walk(classes)) {
      for (Path each : content.filter(Files::isRegularFile).toList()) {
        String entry = classes.relativize(each).toString();
        out.putNextEntry(new ZipEntry(entry));
        Files.copy(each, out);
      }
    }
    return jar;
  }
}
