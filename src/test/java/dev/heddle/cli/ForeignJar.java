package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A jar of JMH benchmarks as any other project has one, with everything in it. */
final class ForeignJar {

  private static final String SOURCE =
      """
      package other;

      import java.util.concurrent.TimeUnit;
      import java.util.concurrent.locks.LockSupport;
      import org.openjdk.jmh.annotations.*;
      import org.openjdk.jmh.infra.Blackhole;

      @State(Scope.Benchmark)
      @BenchmarkMode(Mode.AverageTime)
      @OutputTimeUnit(TimeUnit.MICROSECONDS)
      public class Work {
        @Param({"1000"})
        public int size;

        // JMH's command line cannot take it
        @Param({"one,two"})
        public String words;

        @Benchmark
        public void work() {
          Blackhole.consumeCPU(size);
          LockSupport.parkNanos(WAIT);
        }
      }
      """;

  /** Benchmarks of several modes and numbers of threads, whose class says how it is measured. */
  static final String MANY =
      """
      package other;

      import java.util.concurrent.TimeUnit;
      import org.openjdk.jmh.annotations.*;
      import org.openjdk.jmh.infra.Blackhole;

      @State(Scope.Benchmark)
      @OutputTimeUnit(TimeUnit.MICROSECONDS)
      @Fork(2)
      @Warmup(iterations = 1, time = 40, timeUnit = TimeUnit.MILLISECONDS)
      @Measurement(iterations = 2, time = 60, timeUnit = TimeUnit.MILLISECONDS)
      public class Many {
        @Benchmark
        @BenchmarkMode({Mode.AverageTime, Mode.Throughput})
        @Threads(Threads.MAX)
        @Fork(1)
        public void busy() {
          Blackhole.consumeCPU(1000);
        }

        @Benchmark
        @BenchmarkMode(Mode.AverageTime)
        @Group("both")
        @GroupThreads(3)
        public void reads() {
          Blackhole.consumeCPU(1000);
        }

        @Benchmark
        @Group("both")
        @GroupThreads(1)
        public void writes() {
          Blackhole.consumeCPU(1000);
        }
      }
      """;

  /** How long a slow benchmark waits in every operation. */
  static final long SLOW_NANOS = 50_000_000;

  private static final String PATH = System.getProperty("java.class.path");

  /** What was made in this JVM, by all that it was made of: to compile takes long. */
  private static final Map<List<String>, byte[]> MADE = new ConcurrentHashMap<>();

  private ForeignJar() {}

  /** Makes one whose only benchmark works for some microseconds. */
  static Path make(Path folder, String name) throws IOException {
    return make(folder, name, "0");
  }

  /**
   * Makes one whose benchmark also waits in every operation: thousands of times as long as it
   * works, so that whatever else a busy machine does cannot hide it.
   */
  static Path slow(Path folder, String name) throws IOException {
    return make(folder, name, String.valueOf(SLOW_NANOS));
  }

  /** Makes one that waits as long as the property {@code wait} of its JVM says, in ns. */
  static Path ofProperty(Path folder, String name) throws IOException {
    return make(folder, name, "Long.getLong(\"wait\", 0)");
  }

  private static Path make(Path folder, String name, String wait) throws IOException {
    return make(folder, name, "Work", 11, SOURCE.replace("WAIT", wait));
  }

  /** Makes one of a single class in the package {@code other}, for Java {@code release}. */
  static Path make(Path folder, String name, String type, int release, String text)
      throws IOException {
    Path jar = folder.resolve(name + ".jar");
    List<String> of = List.of(type, String.valueOf(release), text);
    byte[] made = MADE.get(of);
    if (made == null) {
      Path work = Files.createTempDirectory(folder, "jar");
      pack(compiled(work, type, release, text), jar);
      MADE.put(of, Files.readAllBytes(jar));
    } else {
      Files.write(jar, made);
    }
    return jar;
  }

  private static Path compiled(Path work, String type, int release, String text)
      throws IOException {
    Path sources = Files.createDirectories(work.resolve("sources/other"));
    Path source = sources.resolve(type + ".java");
    Files.writeString(source, text);
    Path classes = Files.createDirectories(work.resolve("classes"));
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--release",
                String.valueOf(release),
                "-proc:full",
                "-processor",
                "org.openjdk.jmh.generators.BenchmarkProcessor",
                "-cp",
                PATH,
                "-d",
                classes.toString(),
                source.toString());
    assertThat(code).as("the compiler's exit code").isZero();
    return classes;
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.setLevel(0);
      Set<String> there = new HashSet<>();
      add(classes, out, there);
      for (String library : List.of("jmh-core-", "jopt-simple-", "commons-math3-")) {
        String file =
            Arrays.stream(PATH.split(File.pathSeparator))
                .filter(each -> each.contains(library))
                .findFirst()
                .orElseThrow();
        add(file, out, there);
      }
    }
  }

  private static void add(Path classes, JarOutputStream out, Set<String> there) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = classes.relativize(file).toString();
        there.add(name);
        out.putNextEntry(new JarEntry(name));
        Files.copy(file, out);
      }
    }
  }

  private static void add(String library, JarOutputStream out, Set<String> there)
      throws IOException {
    try (JarFile jar = new JarFile(library)) {
      for (JarEntry entry : jar.stream().toList()) {
        if (!entry.isDirectory() && there.add(entry.getName())) {
          out.putNextEntry(new JarEntry(entry.getName()));
          try (InputStream content = jar.getInputStream(entry)) {
            content.transferTo(out);
          }
        }
      }
    }
  }
}
