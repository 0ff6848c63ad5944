package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.Layout;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code heddle init} says of a project, and what it refuses. */
class InitCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int init(String... words) {
    CommandLine heddle = Main.commandLine();
    heddle.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] all = new String[words.length + 2];
    all[0] = "init";
    all[1] = folder.toString();
    System.arraycopy(words, 0, all, 2, words.length);
    return heddle.execute(all);
  }

  private void assertRefused(String told, String... words) {
    err.getBuffer().setLength(0);
    assertThat(init(words)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).startsWith("heddle: ").contains(told).hasLineCount(1);
    assertThat(out.toString()).isEmpty();
    assertThat(folder.resolve(".heddle")).doesNotExist();
  }

  @Test
  void itSaysWhatItFoundWhatItWroteAndWhatIsNext() throws Exception {
    Layout.MODULES.copyTo(folder);
    assertThat(init("--ci", "gitlab", "--heddle", "someone/heddle@v1", "--dry-run")).isZero();
    assertThat(out.toString())
        .isEqualTo(
            """
            Maven, JMH benchmarks: benchmarks/target/benchmarks.jar by 'mvn -B -q -DskipTests package'
            would write
              .heddle/README.md
              .heddle/.gitignore
              .heddle/accepted-changes.json
              .heddle/verdict.sh
              .gitlab-ci.yml
            next: 'sh .heddle/verdict.sh HEAD~1' measures this checkout against the commit before it
            """);
    assertThat(folder.resolve(".heddle")).doesNotExist();
    out.getBuffer().setLength(0);

    assertThat(init()).isZero();
    assertThat(out.toString()).contains("wrote\n", "no job is written; --ci github --heddle ");
    assertThat(folder.resolve(".gitlab-ci.yml")).doesNotExist();
    String verdict = Files.readString(folder.resolve(".heddle/verdict.sh"));
    out.getBuffer().setLength(0);

    assertThat(init("--ci", "github", "--heddle", "someone/heddle@v1")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .startsWith("heddle: .heddle/README.md, .heddle/.gitignore, ")
        .contains("are there already; remove what is old, nothing was written");
    assertThat(folder.resolve(".github")).doesNotExist();
    assertThat(folder.resolve(".heddle/verdict.sh")).content().isEqualTo(verdict);
  }

  @Test
  void theScriptAloneIsForAProjectThatHasBenchmarks() throws Exception {
    Layout.ONE_MODULE.copyTo(folder);
    assertRefused(": has no JMH benchmarks; 'heddle init' gives it a first one", "--script");
    Layout.MODULES.copyTo(folder);
    assertThat(init("--script")).isZero();
    assertThat(out.toString())
        .startsWith("#!/bin/sh\n")
        .contains("\nmeasure benchmarks benchmarks/target/benchmarks.jar \"$@\"\n");
    assertThat(folder.resolve(".heddle")).doesNotExist();
  }

  @Test
  void aCalibrationIsOfJarsThatAreBuilt() throws Exception {
    Layout.MODULES.copyTo(folder);
    assertRefused(
        "--calibrate: benchmarks/target/benchmarks.jar is not built; build it with 'mvn ",
        "--calibrate");
    Files.createDirectories(folder.resolve("benchmarks/target"));
    Files.createFile(folder.resolve("benchmarks/target/benchmarks.jar"));
    assertThat(init("--calibrate", "--dry-run")).isZero();
    assertThat(out.toString()).endsWith("  .heddle/calibration\n");
    out.getBuffer().setLength(0);

    // a jar that is none: the folder is written, and the calibration says what is wrong
    err.getBuffer().setLength(0);
    assertThat(init("--calibrate")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).startsWith("heddle: ").contains("benchmarks.jar").hasLineCount(1);
    assertThat(folder.resolve(".heddle/verdict.sh")).exists();
    assertThat(folder.resolve(".heddle/calibration")).doesNotExist();
  }

  @Test
  void whatCannotBeDoneIsOneLineAndNothingIsWritten() throws Exception {
    assertRefused("is no project of Maven or Gradle");
    Layout.GRADLE.copyTo(folder);
    assertRefused("--heddle: is missing: a job takes Heddle from a repository", "--ci", "github");
    assertRefused(
        "unknown --ci 'githib': did you mean 'github'?", "--ci", "githib", "--heddle", "a/b@c");
    assertRefused("--ci: is missing", "--heddle", "someone/heddle@v1");
    assertRefused("is no OWNER/REPOSITORY@REF", "--heddle", "heddle", "--ci", "github");
    assertRefused("is a word too many", "another");
  }
}
