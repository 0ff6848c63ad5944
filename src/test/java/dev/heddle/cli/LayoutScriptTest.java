package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/layout.sh}: the same classes packed anew, and how many rows are red for it. */
class LayoutScriptTest {

  private static final Path SCRIPT = Heddle.home().resolve("scripts/layout.sh");

  /** Says that of two rows one is red, and keeps the jar that it was to measure. */
  private static final String HEDDLE =
      """
      #!/usr/bin/env bash
      echo "$@" >>"$(dirname "$0")/asked"
      for word in "$@"; do
        case $word in again1=*) cp "${word#again1=}" "$(dirname "$0")/kept.jar" ;; esac
      done
      echo '{"verdict": "regressed"}'
      echo '{"verdict": "equivalent"}'
      exit 3
      """;

  @TempDir Path folder;

  private record Ended(int code, String out, String err) {}

  @Test
  void allBuildsAreMeasuredBothWaysAndRedRowsAreCounted() throws Exception {
    Ended ended = run("runs", jar().toString(), "2", "work");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .isEqualTo(
            """
            plain: 2 rows of builds of the same source, 1 red (50.00 %), 1 called changed (50.00 %)
            padded: 2 rows of builds of the same source, 1 red (50.00 %), 1 called changed (50.00 %)
            """);
    assertThat(asked())
        .hasSize(2)
        .allMatch(line -> line.contains(" work") && line.contains(" again2="));
    assertThat(asked()).filteredOn(line -> line.contains("--jvm ")).hasSize(1);
    assertThat(names(folder.resolve("kept.jar")))
        .startsWith("META-INF/MANIFEST.MF")
        .containsExactlyInAnyOrderElementsOf(names(jar()))
        .isNotEqualTo(names(jar()));
  }

  @Test
  void itGoesOnWhereItWas() throws Exception {
    assertThat(run("runs", jar().toString(), "2").code()).isZero();
    Files.delete(folder.resolve("runs/padded-2.json"));
    Files.createDirectory(folder.resolve("runs/padded-2"));

    assertThat(run("runs", jar().toString(), "2").out()).contains("plain: 2 rows", "padded: 2");
    assertThat(asked()).hasSize(3).last().asString().contains("run --resume ");
  }

  @Test
  void wrongWordsAreOneLine() throws Exception {
    for (String[] words :
        new String[][] {
          {"runs"}, {"runs", "no.jar", "1"}, {"runs", jar().toString(), "none"},
        }) {
      Ended ended = run(words);
      assertThat(ended.code()).isEqualTo(2);
      assertThat(ended.err()).startsWith("layout.sh: ").hasLineCount(1);
    }
  }

  private List<String> asked() throws Exception {
    return Files.readAllLines(folder.resolve("asked"));
  }

  private static List<String> names(Path jar) throws Exception {
    try (ZipFile file = new ZipFile(jar.toFile())) {
      return file.stream().map(ZipEntry::getName).toList();
    }
  }

  private Path jar() throws Exception {
    Path jar = folder.resolve("benchmarks.jar");
    if (!Files.exists(jar)) {
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
        zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
        for (int i = 0; i < 20; i++) {
          zip.putNextEntry(new ZipEntry("a/Work" + i + ".class"));
          zip.write(i);
        }
      }
    }
    return jar;
  }

  private Ended run(String... words) throws Exception {
    Path heddle = folder.resolve("heddle");
    Files.writeString(heddle, HEDDLE);
    Files.setPosixFilePermissions(heddle, PosixFilePermissions.fromString("rwx------"));
    List<String> command = new ArrayList<>(List.of("bash", SCRIPT.toString()));
    command.addAll(Arrays.asList(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("HEDDLE", heddle.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home", ""));
    builder.redirectOutput(folder.resolve("out").toFile());
    builder.redirectError(folder.resolve("err").toFile());
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), text("out"), text("err"));
  }

  private String text(String file) throws Exception {
    return Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
  }
}
