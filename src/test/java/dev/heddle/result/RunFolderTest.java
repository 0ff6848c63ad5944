package dev.heddle.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run writes can be read again, whatever ended it. */
class RunFolderTest {

  @TempDir Path place;
  private RunFolder folder;
  private Path lines;

  @BeforeEach
  void create() throws IOException {
    folder = RunFolder.create(place.resolve("a/b"));
    lines = folder.path().resolve("forks.jsonl");
  }

  @Test
  void forksComeBackAsTheyWereWritten() throws Exception {
    folder.append(Examples.fork(1));
    folder.append(Examples.fork(2));

    assertThat(folder.forks()).containsExactly(Examples.fork(1), Examples.fork(2));
    assertThat(Files.readAllLines(lines)).hasSize(2).allMatch(line -> line.startsWith("{\"row\":"));
  }

  @Test
  void theDescriptionOfTheRunComesBackAsItWasWritten() throws Exception {
    folder.write(Examples.info(RunInfo.Status.RUNNING));
    folder.write(Examples.info(RunInfo.Status.INTERRUPTED));

    assertThat(RunFolder.open(folder.path()).info())
        .isEqualTo(Examples.info(RunInfo.Status.INTERRUPTED));
    assertThat(Files.readString(folder.path().resolve("run.json")))
        .contains("\"status\": \"interrupted\"", "\"started\": \"2026-01-02T03:04:05Z\"");
    try (Stream<Path> files = Files.list(folder.path())) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aTornLastLineIsPassedOverAndCutOffByTheNextWriter() throws Exception {
    folder.append(Examples.fork(1));
    folder.append(Examples.fork(2));
    byte[] whole = Files.readAllBytes(lines);
    Files.write(lines, Arrays.copyOf(whole, whole.length - 20));

    assertThat(folder.forks()).containsExactly(Examples.fork(1));
    assertThat(folder.lines().read().torn()).isTrue();
    folder.append(Examples.fork(3));
    assertThat(folder.forks()).containsExactly(Examples.fork(1), Examples.fork(3));
    assertThat(folder.lines().read().torn()).isFalse();
  }

  @Test
  void aLastLineThatLacksOnlyItsNewlineCounts() throws Exception {
    folder.append(Examples.fork(1));
    Files.writeString(lines, Files.readString(lines).stripTrailing());

    assertThat(folder.forks()).hasSize(1);
    folder.append(Examples.fork(2));
    assertThat(folder.forks()).containsExactly(Examples.fork(1), Examples.fork(2));
  }

  @Test
  void garbageInTheMiddleIsNamedByItsLine() throws Exception {
    folder.append(Examples.fork(1));
    Files.writeString(lines, "{\"row\": 1}\n", StandardOpenOption.APPEND);
    folder.append(Examples.fork(2));

    assertThatThrownBy(folder::forks)
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("forks.jsonl line 2: has no 'round'; ");
  }

  @Test
  void nothingWhereAListOrAMapHasSomethingIsNamedByItsPlace() throws Exception {
    String whole = Json.line(Examples.fork(1));
    assertNamed(
        whole.replaceFirst("(\"params\":\\{\"[^\"]+\":)\"[^\"]*\"", "$1null"), "params.model");
    assertNamed(whole.replaceFirst("(\"jvmArgs\":)\\[[^]]*]", "$1[null]"), "jvmArgs[0]");
    assertNamed(whole.replaceFirst("(\"notes\":)\\{[^}]*}", "$1{\"a\":null}"), "notes.a");
    assertNamed(whole.replaceFirst("(\"iterations\":)\\[[^]]*]", "$1[1.5,null]"), "iterations[1]");
    assertNamed(whole.replaceFirst("(\"secondary\":)\\{", "$1{\"b\":null,"), "secondary.b");
  }

  private void assertNamed(String line, String part) throws IOException {
    Files.writeString(lines, line + "\n");
    assertThatThrownBy(folder::forks)
        .as(line)
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("forks.jsonl line 1: has no '" + part + "'; ");
  }

  @Test
  void aDiskThatFillsUpInTheMiddleOfALineLeavesWholeLines() throws Exception {
    Process writer =
        new ProcessBuilder(
                "bash",
                "-c",
                "ulimit -f 9; exec \"$0\" -XX:-UsePerfData -cp \"$1\""
                    + " dev.heddle.result.FillingWriter \"$2\"",
                ProcessHandle.current().info().command().orElseThrow(),
                System.getProperty("java.class.path"),
                folder.path().toString())
            .redirectErrorStream(true)
            .start();
    try {
      assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();
      String said = new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(said).startsWith("full after ");
      int forks = Integer.parseInt(said.strip().substring("full after ".length()));
      assertThat(forks).isPositive();
      assertThat(folder.forks()).hasSize(forks);
      assertThat(Files.readString(lines)).endsWith("}\n");
    } finally {
      writer.destroyForcibly();
    }
  }

  @Test
  void anInterruptedThreadStillWritesWhatItMeasured() throws Exception {
    Thread.currentThread().interrupt();
    try {
      folder.append(Examples.fork(1));
      folder.write(Examples.info(RunInfo.Status.INTERRUPTED));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(folder.forks()).hasSize(1);
    assertThat(folder.info().status()).isEqualTo(RunInfo.Status.INTERRUPTED);
  }

  @Test
  void aFolderThatIsInUseIsNotTaken() throws IOException {
    Files.writeString(folder.path().resolve("mine"), "");

    assertThatThrownBy(() -> RunFolder.create(folder.path()))
        .isInstanceOf(DirectoryNotEmptyException.class);
  }

  @Test
  void aFolderWithoutARunIsNamed() {
    assertThatThrownBy(() -> RunFolder.open(folder.path()))
        .isInstanceOf(UnreadableException.class)
        .hasMessage(
            folder.path()
                + ": there is no run in this folder (no run.json); name the folder of a run");
    assertThatThrownBy(() -> RunFolder.open(place.resolve("nowhere")))
        .hasMessageContaining("there is no such folder");
  }

  @Test
  void aNewerLayoutIsRefused() throws Exception {
    folder.write(Examples.info(RunInfo.Status.FINISHED));
    Path file = folder.path().resolve("run.json");
    Files.writeString(file, Files.readString(file).replace("\"schema\": 1", "\"schema\": 2"));

    assertThatThrownBy(folder::info)
        .isInstanceOf(UnreadableException.class)
        .hasMessage(
            file + ": has layout 2 and this heddle reads up to 1; use the heddle that wrote it");
  }

  @Test
  void aBrokenDescriptionSaysWhatIsWrong() throws Exception {
    Path file = folder.path().resolve("run.json");
    for (Map.Entry<String, String> broken :
        Map.of(
                "", "is empty",
                "{\"schema\": 1,", "is cut short",
                "hello", "is not JSON",
                "[]", "is not the description of a run",
                "{\"schema\": 1}", "has no 'heddle'")
            .entrySet()) {
      Files.writeString(file, broken.getKey());
      assertThatThrownBy(folder::info)
          .isInstanceOf(UnreadableException.class)
          .hasMessageStartingWith(file + ": " + broken.getValue());
    }
  }

  @Test
  void theExportIsWhatJmhWrites() throws Exception {
    JmhRow.Metric metric =
        new JmhRow.Metric(
            12.5,
            Double.NaN,
            List.of(Double.NaN, Double.POSITIVE_INFINITY),
            Map.of("50.0", 12.0),
            List.of(Samples.of("ms/op", List.of(12.0, 13.0))));
    folder.export(
        List.of(new JmhRow(Examples.ROW, 1, Examples.SETUP, metric, Map.of("·gc", metric))));

    JsonArray rows =
        JsonParser.parseString(Files.readString(folder.path().resolve("jmh.json")))
            .getAsJsonArray();
    assertThat(rows.get(0).getAsJsonObject().keySet())
        .containsExactly(
            "jmhVersion",
            "benchmark",
            "mode",
            "threads",
            "forks",
            "jvm",
            "jvmArgs",
            "jdkVersion",
            "vmName",
            "vmVersion",
            "warmupIterations",
            "warmupTime",
            "warmupBatchSize",
            "measurementIterations",
            "measurementTime",
            "measurementBatchSize",
            "params",
            "primaryMetric",
            "secondaryMetrics");
    assertThat(rows.get(0).getAsJsonObject().getAsJsonObject("primaryMetric"))
        .hasToString(
            "{\"score\":12.5,\"scoreError\":\"NaN\",\"scoreConfidence\":[\"NaN\",\"+INF\"],"
                + "\"scorePercentiles\":{\"50.0\":12.0},\"scoreUnit\":\"ms/op\","
                + "\"rawData\":[[12.0,13.0]]}");
  }

  @Test
  void whatIsReservedIsMoreThanTheDescriptionTakesAndIsGivenBack() throws Exception {
    folder.write(Examples.info(RunInfo.Status.RUNNING));
    folder.reserve();
    Path reserve = folder.path().resolve(".reserve");

    assertThat(Files.size(reserve)).isGreaterThan(Files.size(folder.path().resolve("run.json")));
    folder.release();
    assertThat(reserve).doesNotExist();
  }
}
