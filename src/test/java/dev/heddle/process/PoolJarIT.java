package dev.heddle.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.jvm.Jvm;
import dev.heddle.testing.OtherJvm;
import java.io.File;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar of the pool alone serves programs that know nothing else of ours. */
@Timeout(120)
class PoolJarIT {

  private static final String MAIN =
      """
      package app;

      import dev.heddle.process.PoolOptions;
      import dev.heddle.process.ProcessPool;
      import dev.heddle.shared.LockKind;
      import java.io.Serializable;
      import java.util.concurrent.Callable;

      public class Main {
        enum Kind { SUM }

        record Answer(Kind kind, long sum, String by) implements Serializable {}

        record Sum(long to) implements Callable<Answer>, Serializable {
          public Answer call() {
            long sum = 0;
            for (long i = 1; i <= to; i++) {
              sum += i;
            }
            return new Answer(Kind.SUM, sum, getClass().getModule().toString());
          }
        }

        public static void main(String[] args) throws Exception {
          System.out.println(Main.class.getModule() + " " + LockKind.values().length);
          try (ProcessPool pool = ProcessPool.open(PoolOptions.of(1))) {
            Answer answer = pool.submit(new Sum(100)).get();
            System.out.println(answer.kind() + " " + answer.sum() + " by " + answer.by());
          }
        }
      }
      """;

  @TempDir Path folder;

  private static Path jar() {
    return Path.of(System.getProperty("heddle.basedir"), "target", "heddle-pool.jar");
  }

  @Test
  void aProgramThatIsAModuleUsesIt() throws Exception {
    Path source = Files.createDirectories(folder.resolve("source/app"));
    Files.writeString(source.resolve("Main.java"), MAIN);
    Path descriptor = source.resolveSibling("module-info.java");
    Files.writeString(descriptor, "module app { requires dev.heddle.pool; }");
    Path app = folder.resolve("app");
    int failed =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "-proc:none",
                "-p",
                jar().toString(),
                "-d",
                app.toString(),
                source.resolve("Main.java").toString(),
                descriptor.toString());
    assertThat(failed).isZero();
    List<String> command =
        List.of(
            Jvm.java().toString(),
            "--enable-native-access=dev.heddle.pool",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dheddle.cache=off", // or a cache for a jar of this test would be made afterwards
            "-p",
            jar() + File.pathSeparator + app,
            "-m",
            "app/app.Main");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (OtherJvm jvm = new OtherJvm(process, process.inputReader(StandardCharsets.UTF_8))) {
      assertThat(jvm.line()).startsWith("module app ");
      assertThat(jvm.line()).startsWith("SUM 5050 by unnamed module");
      assertThat(jvm.exitCode()).isZero();
    }
  }

  @Test
  void itNeedsTheJdkAloneAndShowsWhatItsSignaturesName() {
    ModuleDescriptor module =
        ModuleFinder.of(jar()).find("dev.heddle.pool").orElseThrow().descriptor();
    assertThat(module.requires())
        .filteredOn(
            needed -> !needed.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
        .extracting(ModuleDescriptor.Requires::name)
        .containsExactly("java.base");
    assertThat(module.exports().stream().map(ModuleDescriptor.Exports::source))
        .containsExactlyInAnyOrder(
            "dev.heddle.id", "dev.heddle.memory", "dev.heddle.process", "dev.heddle.shared");
    assertThat(
            module.packages().stream()
                .map(name -> name.replace("dev.heddle.", ""))
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            "id",
            "jvm",
            "memory",
            "shared",
            "process",
            "process.wire",
            "process.link",
            "process.worker",
            "process.aot");
  }
}
