package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plan says of a run, and that it refuses what the run would refuse. */
class DryRunTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void rowsOfAnIdWithSeveralMethodsTellTheirs() {
    assertThat(dryRun("crash", "-p", "through=process-pool", "--workers", "2")).isZero();
    assertThat(out.toString())
        .contains("rows        2\n")
        .contains("  crash.noticed through=process-pool workers=2\n")
        .contains("  crash.restored through=process-pool workers=2\n");
  }

  @Test
  void whatIsNotDoneAsItWasSaidIsToldAndTheRestIsDone() {
    assertThat(dryRun("squares", "start", "--models", "bare,bare", "--workers", "2")).isZero();
    assertThat(out.toString()).contains("rows        1\n", "  squares bare ");
    assertThat(err.toString().lines())
        .containsExactly(
            "heddle: --models: no parameter 'model' in 'start', left out; choose by -p worker=…,"
                + " which takes its place in 'start'",
            "heddle: model 'bare': stands there more than once; measured once");
  }

  @ParameterizedTest
  @CsvSource({
    "--jvm, nowhere/java, 'nowhere/java: cannot be started: No such file or directory'",
    "--jvm, /bin/true, '/bin/true: is no java'",
    "--jvm-args, -XX:NoSuchFlag, 'does not start with these flags: Unrecognized VM option'",
    "--worker-jvm-args, -XX:NoSuchFlag, 'correct --worker-jvm-args'",
    "--timeout, 300ms, '--timeout 0.3s: a fork''s warm-up and iterations take 1.5s; allow more'",
    "--out, pom.xml, 'pom.xml: cannot be written: something else is in its place'",
    "--out, src, 'src: cannot be written: it is not empty'",
  })
  void whatARunWouldRefuseIsRefusedBefore(String option, String value, String told) {
    assertThat(dryRun("squares", option, value)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).startsWith("heddle: ").contains(told).hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void nothingIsWritten() {
    Path run = folder.resolve("deep/run");

    assertThat(dryRun("squares", "--out", run.toString())).isZero();
    assertThat(Files.exists(run.getParent())).isFalse();
  }

  private int dryRun(String... words) {
    String[] all = new String[words.length + 2];
    all[0] = "run";
    all[1] = "--dry-run";
    System.arraycopy(words, 0, all, 2, words.length);
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }
}
