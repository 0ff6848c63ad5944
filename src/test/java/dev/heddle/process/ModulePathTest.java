package dev.heddle.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.jvm.Jvm;
import dev.heddle.testing.OtherJvm;
import dev.heddle.testing.OurJar;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program that is a module has workers, though these have none. */
@Timeout(120)
class ModulePathTest {

  private static final String MODULE = "module app { requires heddle.thin; }";

  private static final String MAIN =
      """
      package app;

      import dev.heddle.process.PoolOptions;
      import dev.heddle.process.ProcessPool;
      import java.io.Serializable;
      import java.util.concurrent.Callable;

      public class Main {
        record Job(int n) implements Callable<String>, Serializable {
          public String call() {
            return n + " from " + getClass().getModule() + " with " + Helper.class.getSimpleName();
          }
        }
        static class Helper {}

        public static void main(String[] args) throws Exception {
          System.out.println("runs in " + Main.class.getModule());
          try (ProcessPool pool = ProcessPool.open(PoolOptions.of(1))) {
            System.out.println(pool.submit(new Job(42)).get());
          }
        }
      }
      """;

  @TempDir static Path folder;

  @BeforeAll
  static void makeModules() throws Exception {
    Path modules = Files.createDirectory(folder.resolve("modules"));
    Path _ = OurJar.of(modules.resolve("heddle-thin.jar"));
    Path source = Files.createDirectories(folder.resolve("source/app"));
    Files.writeString(source.resolve("Main.java"), MAIN);
    Files.writeString(source.resolveSibling("module-info.java"), MODULE);
    List<String> arguments =
        List.of(
            "-proc:none",
            "-p",
            modules.toString(),
            "-d",
            modules.resolve("app").toString(),
            source.resolve("Main.java").toString(),
            source.resolveSibling("module-info.java").toString());
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, System.err, arguments.toArray(String[]::new));
    assertThat(failed).isZero();
  }

  private static void works(String modulePath) throws Exception {
    List<String> command = new ArrayList<>(List.of(Jvm.java().toString()));
    command.addAll(List.of("-Xlog:disable", "-Xlog:all=warning:stderr"));
    command.addAll(List.of("--enable-native-access=heddle.thin", "-p", modulePath));
    command.addAll(List.of("-m", "app/app.Main"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (OtherJvm jvm = new OtherJvm(process, process.inputReader(StandardCharsets.UTF_8))) {
      assertThat(jvm.line()).isEqualTo("runs in module app");
      assertThat(jvm.line()).startsWith("42 from unnamed module").endsWith(" with Helper");
      assertThat(jvm.exitCode()).isZero();
    }
  }

  @Tag("contract")
  @Test
  void modulesThatAreNamedOneByOneDo() throws Exception {
    Path modules = folder.resolve("modules");
    works(modules.resolve("heddle-thin.jar") + File.pathSeparator + modules.resolve("app"));
  }

  @Test
  void aFolderOfModulesDoes() throws Exception {
    works(folder.resolve("modules").toString());
  }
}
