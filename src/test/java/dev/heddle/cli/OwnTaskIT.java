package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.TaskJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks of somebody who has the program and {@code heddle-task.jar}, and no more of Heddle. */
class OwnTaskIT {

  private static final Path API = Heddle.home().resolve("target/heddle-task.jar");

  @TempDir static Path jars;
  @TempDir Path folder;

  private static Path acme;
  private static Path bad;
  @AutoClose private Heddle heddle;

  @BeforeAll
  static void make() throws Exception {
    acme = TaskJar.ofThumbnails(jars, "acme", API);
    Map<String, String> sources = new LinkedHashMap<>();
    bad(sources, "Throws", "throw new Mine(\"boom\");");
    bad(sources, "Hangs", "Thread.sleep(1_000_000); return 1;");
    bad(sources, "Exits", "System.exit(0); return 1;");
    bad(
        sources,
        "Prints",
        "for (int i = 0; i < 1_000_000; i++) System.out.println(\"x\".repeat(1000)); return 1;");
    bad(
        sources,
        "Leaks",
        "new Thread(() -> { try { Thread.sleep(1_000_000); } catch (InterruptedException e) {} },"
            + " \"mine\").start(); return 1;");
    bad(sources, "Locale", "java.util.Locale.setDefault(java.util.Locale.of(\"ar\")); return 1;");
    bad(sources, "Unsendable", "return new Answer();");
    bad(sources, "Differs", "return System.nanoTime();");
    bad(sources, "Clashes", "return org.apache.commons.math3.util.FastMath.mine();");
    sources.put(
        "org/apache/commons/math3/util/FastMath.java",
        "package org.apache.commons.math3.util;"
            + " public class FastMath { public static String mine() { return \"mine\"; } }");
    sources.put(
        "bad/Mine.java",
        "package bad; public class Mine extends Exception { Mine(String s) { super(s); } }");
    sources.put(
        "bad/Answer.java",
        "package bad; public class Answer { @Override public boolean equals(Object o) {"
            + " return o instanceof Answer; } @Override public int hashCode() { return 1; } }");
    bad = TaskJar.of(jars, "bad", API, sources);
  }

  private static void bad(Map<String, String> sources, String name, String body) {
    sources.put(
        "bad/" + name + ".java",
        """
        package bad;

        import java.util.concurrent.*;

        public class %s implements Callable<Object>, java.io.Serializable {
          public Object call() throws Exception {
            %s
          }
        }
        """
            .formatted(name, body));
  }

  @BeforeEach
  void open() {
    heddle = new Heddle(folder);
  }

  @AfterEach
  void nothingRuns() throws Exception {
    heddle.assertNothingRuns();
  }

  private Heddle.Answer run(String task, Path jar, String... more) throws Exception {
    List<String> words = new ArrayList<>(List.of("run", "--task", task, "--class-path"));
    words.addAll(List.of(jar.toString(), "--preset", "smoke", "--out", "out", "--workers", "2"));
    words.addAll(List.of(more));
    return heddle.run(words.toArray(String[]::new));
  }

  @Tag("contract")
  @Test
  void aCallableIsMeasuredUnderEveryModel() throws Exception {
    Heddle.Answer answer = run("com.acme.Thumbnails", acme, "-p", "tasks=3");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.out())
        .contains("Thumbnails: workers 2, task com.acme.Thumbnails, tasks 3")
        .contains("\n  sequential ", "\n  virtual-threads ", "\n  process-per-task ")
        .contains("\n  process-pool ", "\n  independent ", "\n  limit ");
    assertThat(heddle.inSession("run", "--resume", "out").err())
        .contains("is whole, with 10 of 10 forks");
  }

  @Tag("contract")
  @Test
  void aCallableIsMeasuredUnderThreadsAndProcessesAndItsAnswersAreChecked() throws Exception {
    String models = "sequential,virtual-threads,process-per-task,process-pool";
    Heddle.Answer answer = run("com.acme.Thumbnails", acme, "-p", "tasks=3", "--models", models);

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.out())
        .contains("Thumbnails: workers 2, task com.acme.Thumbnails, tasks 3")
        .contains("\n  sequential ", "\n  virtual-threads ", "\n  process-per-task ")
        .contains("\n  process-pool ");
    assertThat(Files.readString(folder.resolve("out/forks.jsonl")))
        .as("workers start from a cache that holds the classes of the jar")
        .contains("started from AOT cache");

    Heddle.Answer table = heddle.inSession("table", "out", "--columns", "cpu");
    assertThat(table.out()).contains("Thumbnails: ");
    Heddle.Answer advice = heddle.inSession("advise", "out");
    assertThat(advice.out()).contains("Thumbnails");
    Heddle.Answer again = heddle.inSession("run", "--resume", "out");
    assertThat(again.err()).contains("is whole, with 4 of 4 forks");
  }

  @Tag("contract")
  @Test
  void aSourceNamesItselfAndItsParametersAreThoseOfRows() throws Exception {
    Heddle.Answer answer =
        run("thumbnails", acme, "--models", "process-pool", "-p", "tasks=4", "-p", "side=32,64");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.out())
        .contains("thumbnails: workers 2, side 32, task thumbnails, tasks 4")
        .contains("thumbnails: workers 2, side 64, task thumbnails, tasks 4");
  }

  @Tag("contract")
  @Test
  void theClassOnThePageAboutTasksIsSuchATask() throws Exception {
    String source = ReadmeTest.ownTask();
    Path jar = TaskJar.of(folder, "mine", API, Map.of("com/acme/Thumbnails.java", source));

    Heddle.Answer answer =
        run("com.acme.Thumbnails", jar, "--models=sequential,process-pool", "-p", "tasks=2");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
  }

  @Tag("contract")
  @Test
  void anotherBuildOfItIsJudgedAgainst() throws Exception {
    Path older = TaskJar.ofThumbnails(folder, "older", API);

    Heddle.Answer answer =
        run(
            "com.acme.Thumbnails",
            acme,
            "--models=fixed-pool",
            "-p",
            "tasks=3",
            "--against",
            older.toString());

    assertThat(answer.out()).as(answer.err()).contains("base", "current");
    assertThat(Files.readString(folder.resolve("out/run.json")))
        .contains("older.jar", "\"build\": \"base\"", "\"build\": \"current\"");
  }

  @Tag("contract")
  @Test
  void itsLibrariesDoNotClashWithThoseOfHeddle() throws Exception {
    Heddle.Answer answer =
        run("bad.Clashes", bad, "--models=fixed-pool,work-stealing,process-pool", "-p", "tasks=2");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Throws     | task bad.Throws: threw bad.Mine: boom at bad.Throws.call(Throws.java:",
      })
  void whatATaskMustNotDoFailsItsRowsInOneLine(String name, String told) throws Exception {
    failsItsRows(name, told);
  }

  @Tag("contract")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hangs      | no result within 4.0 s",
        "Exits      | task bad.Exits: it, or what it calls, ended the JVM",
        "Prints     | task bad.Prints: printed more than 1024 KiB",
        "Leaks      | task bad.Leaks: leaves threads behind: ",
        "Locale     | task bad.Locale: changed the default locale of its JVM from",
        "Differs    | task bad.Differs: answered ",
      })
  void whateverElseATaskMustNotDoDoesSoToo(String name, String told) throws Exception {
    failsItsRows(name, told);
  }

  private void failsItsRows(String name, String told) throws Exception {
    Heddle.Answer answer =
        run(
            "bad." + name,
            bad,
            "--models=fixed-pool,process-pool",
            "-p",
            "tasks=4",
            "--timeout",
            name.equals("Hangs") ? "4s" : "2m");

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(answer.footnotes())
        .anySatisfy(note -> assertThat(note).contains("fixed-pool", "failed: ", told))
        .anySatisfy(note -> assertThat(note).contains("process-pool", "failed: ", told));
    assertThat(Files.size(folder.resolve("out/log.txt"))).isLessThan(4 << 20);
  }

  @Tag("contract")
  @Test
  void anAnswerThatCannotBeSentFailsTheRowsOfProcessesAlone() throws Exception {
    Heddle.Answer answer =
        run("bad.Unsendable", bad, "--models=fixed-pool,process-pool", "-p", "tasks=2");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(answer.out()).contains("\n  fixed-pool ");
    assertThat(answer.footnotes())
        .anySatisfy(note -> assertThat(note).contains("process-pool", "bad.Answer"));
  }
}
