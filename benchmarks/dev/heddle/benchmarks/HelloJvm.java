package dev.heddle.benchmarks;

import dev.heddle.jvm.Child;
import dev.heddle.jvm.Jvm;
import dev.heddle.jvm.OutputTail;
import dev.heddle.jvm.TimeLimit;
import dev.heddle.memory.PrivateFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a fresh JVM takes at best until it has said something: a class of one method in a jar of its
 * own, which starts from an ahead-of-time cache, and no worker.
 */
final class HelloJvm implements Launch {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String CLASS = HelloMain.class.getName();
  private static final List<String> FLAGS =
      List.of(
          "-Xlog:disable",
          "-Xlog:all=warning:stderr",
          "-Xmx256m",
          "-XX:ActiveProcessorCount=1",
          "-XX:+UseSerialGC");

  private final PrivateFolder folder;
  private final Path jar;
  private final Path cache;
  private @Nullable Child running;

  private HelloJvm(PrivateFolder folder) {
    this.folder = folder;
    this.jar = folder.path().resolve("hello.jar");
    this.cache = folder.path().resolve("hello.aot");
  }

  /**
   * Makes the jar and the cache.
   *
   * @throws IOException if this JVM makes no cache, with what it said
   */
  static HelloJvm open() throws IOException {
    HelloJvm hello = new HelloJvm(PrivateFolder.make());
    try {
      hello.writeJar();
      hello.say("-XX:AOTCacheOutput=" + hello.cache);
      hello.end();
      if (!Files.exists(hello.cache)) {
        throw new IOException(
            "limit: this JVM makes no ahead-of-time cache; " + Starter.noCache(System.getenv()));
      }
      return hello;
    } catch (IOException | RuntimeException e) {
      hello.close();
      throw e;
    }
  }

  private void writeJar() throws IOException {
    String name = CLASS.replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        InputStream in = HelloMain.class.getResourceAsStream("/" + name)) {
      out.putNextEntry(new JarEntry(name));
      Objects.requireNonNull(in, name).transferTo(out);
    }
  }

  @Override
  public void prepare() {
    // the jar and the cache are there
  }

  @Override
  public boolean ready() throws IOException {
    return firstSum() > 0;
  }

  @Override
  public long firstSum() throws IOException {
    // a cache that does not fit is an error then, and not a slower start
    return say("-XX:AOTCache=" + cache, "-XX:AOTMode=on");
  }

  private long say(String... flags) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Jvm.java().toString());
    command.addAll(FLAGS);
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", jar.toString(), CLASS));
    Child child = Child.start(new ProcessBuilder(command));
    running = child;
    OutputTail errors = child.keepErrors("heddle-hello-stderr");
    StringBuilder said = new StringBuilder();
    try (TimeLimit _ = child.killAfter(LIMIT)) {
      for (int c = child.output().read(); c >= '0' && c <= '9'; c = child.output().read()) {
        said.append((char) c);
      }
    }
    if (said.isEmpty()) {
      throw new IOException(
          "limit: a JVM said no number, but: "
              + errors.text().strip()
              + "; "
              + Starter.noCache(System.getenv()));
    }
    return Long.parseLong(said.toString());
  }

  @Override
  public void end() throws IOException {
    Child child = running;
    running = null;
    if (child != null) {
      try (child) {
        if (!child.await(LIMIT)) {
          throw new IOException("limit: a JVM that has said all does not end");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() throws IOException {
    try (folder) {
      end();
    }
  }
}
