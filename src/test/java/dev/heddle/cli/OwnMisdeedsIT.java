package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.TaskJar;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a task does that is hard to see fails its row in one line, which names what that was. */
@Tag("contract")
class OwnMisdeedsIT {

  @TempDir static Path folder;

  @BeforeAll
  static void make() throws Exception {
    Map<String, String> sources = new LinkedHashMap<>();
    bad(sources, "Halts", "Runtime.getRuntime().halt(0); return 1;");
    bad(
        sources,
        "Leaks",
        "return java.util.concurrent.Executors.newFixedThreadPool(1).submit(() -> 1).get();");
    bad(sources, "Mute", "throw new Silent();");
    String moves =
        "java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone(\"Pacific/Apia\")); return"
            + " 1;";
    bad(sources, "Moves", moves);
    bad(sources, "Travels", moves);
    String parks =
        "Thread.startVirtualThread(() -> { while (true)"
            + " java.util.concurrent.locks.LockSupport.park(); }); return 1;";
    bad(sources, "Parks", parks);
    bad(sources, "Camps", parks);
    sources.put(
        "bad/Silent.java",
        "package bad; public class Silent extends RuntimeException { @Override public String"
            + " getMessage() { throw new IllegalStateException(); } }");
    TaskJar.of(folder, "bad", Heddle.home().resolve("target/heddle-task.jar"), sources);
  }

  private static void bad(Map<String, String> sources, String name, String body) {
    sources.put(
        "bad/" + name + ".java",
        "package bad; public class %s implements java.util.concurrent.Callable<Object>,"
                .formatted(name)
            + " java.io.Serializable { public Object call() throws Exception { %s } }"
                .formatted(body));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Halts | fixed-pool              | it, or what it calls, ended the JVM; a task returns",
        "Leaks | virtual-threads         | leaves threads behind: ",
        "Moves   | fixed-pool            | changed the default time zone of its JVM from ",
        "Travels | process-pool          | changed the default time zone of its JVM from ",
        "Parks   | fixed-pool            | leaves ",
        "Camps   | process-pool          | leaves threads behind: ",
        "Mute  | process-pool[threads=2] | threw bad.Silent, which cannot say why at"
            + " bad.Mute.call(",
      })
  void itsRowFailsByWhatItDid(String name, String model, String told) throws Exception {
    Heddle heddle = new Heddle(folder);
    Heddle.Answer answer =
        heddle.run(
            "run",
            "--task",
            "bad." + name,
            "--class-path",
            "bad.jar",
            "--models",
            model,
            "--workers",
            "2",
            "-p",
            "tasks=4",
            "--preset",
            "smoke",
            "--timeout",
            "2m",
            "--out",
            "out-" + name);

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(answer.complaints()).last().asString().contains("failed: ", model);
    assertThat(folder.resolve("out-" + name + "/run.json"))
        .content()
        .contains("task bad." + name + ": " + told);
    heddle.assertNothingRuns();
  }
}
