package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.result.RunFolder;
import dev.heddle.testing.GitFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar of another project that is measured by itself. */
class JarsIT {

  @TempDir static Path jars;
  @TempDir Path folder;

  private static Path many;
  private static Path work;
  @AutoClose private Heddle heddle;

  @BeforeAll
  static void make() throws Exception {
    many = ForeignJar.make(jars, "many", "Many", 11, ForeignJar.MANY);
    work = ForeignJar.make(jars, "work");
  }

  @BeforeEach
  void open() {
    heddle = new Heddle(folder);
  }

  @Tag("contract")
  @Test
  void itIsMeasuredAsItsClassesSayAndItsRowsAreThoseOfJmhItself() throws Exception {
    Heddle.Answer answer =
        heddle.run("run", "--jar", many.toString(), "--out", "out", "--also", "csv=t.csv");

    assertThat(answer.exitCode()).as(answer.err() + answer.out()).isZero();
    assertThat(answer.err())
        .contains("[4/4]", "Many.busy mode=avgt:", "Many.busy mode=thrpt:", "Many.both:")
        .doesNotContain("both mode=");
    assertThat(answer.out()).doesNotContain("regressed");
    assertThat(Files.readString(folder.resolve("t.csv"))).contains("other.Many.both,avgt,4,");
    jmh("-wi", "0", "-i", "1", "-r", "20ms", "-f", "1");
    assertThat(rows("out")).containsExactlyInAnyOrderElementsOf(rows("own.json"));
    assertThat(rows("out"))
        .contains(
            new RowId(
                "other.Many.busy", "thrpt", Runtime.getRuntime().availableProcessors(), none()),
            new RowId("other.Many.both", "avgt", 4, none()));
    for (ResultRow row : ResultSet.read(folder.resolve("out")).rows()) {
      assertThat(row.forks()).hasSize(row.id().benchmark().endsWith("both") ? 2 : 1);
      assertThat(row.setup().warmupIterations()).isEqualTo(1);
      assertThat(row.setup().warmupTime()).isEqualTo("40 ms");
      assertThat(row.setup().measurementIterations()).isEqualTo(2);
      assertThat(row.setup().measurementTime()).isEqualTo("60 ms");
    }
    Heddle.Answer again = heddle.run("run", "--resume", "out");
    assertThat(again.err()).contains("is whole, with 4 of 4 forks");
    heddle.assertNothingRuns();
  }

  @Tag("contract")
  @Test
  void itCanBeCalibratedTo() throws Exception {
    Heddle.Answer answer =
        heddle.run(
            words(
                "calibrate --runs 2 --rounds 2 --warmup 0 --iterations 1x50ms --out cal --jar",
                work.toString()));

    assertThat(answer.exitCode()).as(answer.err() + answer.out()).isZero();
    assertThat(answer.out()).contains("2 runs of the same code", "Work.work");
    assertThat(RunFolder.open(folder.resolve("cal/run-2")).info().plan().builds()).hasSize(1);
  }

  @Test
  void againstIsAboutTheProjectThatOneStandsIn() throws Exception {
    Heddle.Answer nowhere = heddle.inSession("run", "--against", "main", "--dry-run");

    assertThat(nowhere.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(nowhere.complaints())
        .singleElement()
        .asString()
        .contains("you stand in no git checkout", "--jar");

    GitFolder.init(folder).commit("a");
    Heddle.Answer unbuilt = heddle.inSession("run", "--against", "main", "--dry-run");

    assertThat(unbuilt.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(unbuilt.complaints()).singleElement().asString().contains("build it, or name it");

    Files.createDirectories(folder.resolve("target"));
    Files.copy(work, folder.resolve("target/bench.jar"));
    Heddle.Answer built = heddle.inSession("run", "--against", "main", "--dry-run");

    assertThat(built.exitCode()).as(built.err()).isZero();
    assertThat(built.err()).contains("measures target/bench.jar of the project");
    assertThat(built.out()).contains("build       main:", "build       bench:");

    Files.copy(many, folder.resolve("target/other.jar"));
    Heddle.Answer several = heddle.inSession("run", "--against", "main", "--dry-run");

    assertThat(several.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(several.complaints())
        .singleElement()
        .asString()
        .contains("target/bench.jar, target/other.jar", "name one with --jar");
  }

  private static SortedMap<String, String> none() {
    return new TreeMap<>();
  }

  private List<RowId> rows(String path) throws Exception {
    return ResultSet.read(folder.resolve(path)).rows().stream().map(ResultRow::id).toList();
  }

  private static String[] words(String first, String last) {
    List<String> words = new ArrayList<>(Arrays.asList(first.split(" ")));
    words.add(last);
    return words.toArray(String[]::new);
  }

  private void jmh(String... words) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Djmh.ignoreLock=true",
                "-cp",
                many.toString(),
                "org.openjdk.jmh.Main",
                "-rf",
                "json",
                "-rff",
                folder.resolve("own.json").toString()));
    command.addAll(List.of(words));
    start(command);
  }

  private static void start(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
