package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        .containsPattern("\njvm         \\S+/java\n")
        .contains("  crash.noticed through=process-pool workers=2\n")
        .contains("  crash.restored through=process-pool workers=2\n");
  }

  @Test
  void modelsAreNamedInTheSingularToo() {
    assertThat(dryRun("squares", "--model", "bare,sequential")).isZero();
    assertThat(out.toString())
        .contains("rows        2\n", "  squares bare ", "  squares sequential ");
  }

  @Test
  void theJvmIsShownByItsPathAndNoSecretAmongItsFlags() {
    assertThat(
            dryRun(
                "squares",
                "--models",
                "bare",
                "--jvm-args",
                "-Dapi.password=SECRET -Xmx300m",
                "--worker-jvm-args",
                "-Ddb.token=SECRET"))
        .isZero();
    assertThat(out.toString())
        .doesNotContain("SECRET")
        .containsPattern("\njvm         /\\S+/bin/java -Dapi.password=\\S+ -Xmx300m\n")
        .containsPattern("\nworkers     -Ddb.token=\\S+\n");
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--jvm new=/nowhere | one JVM alone has nothing to be compared with; name a second one",
        "--jvm a=/nowhere/x --jvm b=/nowhere/y | /nowhere/x: cannot be started: No such file",
        "--jvm a=/bin/true --jvm b=/bin/true | /bin/true: is no java",
        "--jvm a=/bin/java --jvm a=/bin/java | two JVMs are called 'a'; name them apart",
        "--jvm /x/jdk/bin/java --jvm /y/jdk | two JVMs are called 'jdk'; name them apart",
        "--jvm =/nowhere --jvm b=/nowhere | a JVM cannot be called ''",
        "--jvm-args zgc=-XX:+UseZGC | one set of flags alone has nothing to be compared with",
        "--jvm-args a= --jvm-args a=-Xint | two JVMs are called 'a'",
        "--jvm-args -Xint --jvm-args -Xmx1g | --jvm-args: is given several times; put all flags"
            + " into",
        "--jvm a=/x --jvm b=/y --jvm-args c=-Xint | no --jvm is called 'c'",
        "--jvm-args a=-Xint --jvm-args b=-XX:NoSuchFlag | does not start with these flags: Unrec",
        "--also junit=x.xml | unknown format 'junit'",
        "--also csv=nowhere/x.csv | there is no such folder",
        "--jvm-args a= --jvm-args b=-Xint --jvm-args c=-Xcomp --also bencher=x.json | such a file"
            + " has the figures of one",
        "--until-verdict | there is nothing to judge"
      })
  void whatCannotBeComparedOrWrittenIsRefusedBefore(String words, String told) {
    List<String> all = new ArrayList<>(List.of("squares", "--models", "bare"));
    all.addAll(Arrays.asList(words.split(" ")));

    assertThat(dryRun(all.toArray(String[]::new))).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).startsWith("heddle: ").contains(told).hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void whereTwoAreJudgedTheVerdictsMayGoIntoAComment() {
    String file = folder.resolve("comment.md").toString();

    assertThat(
            dryRun(
                "squares",
                "--models",
                "bare",
                "--jvm-args",
                "usual=",
                "--jvm-args",
                "slow=-Xint",
                "--also",
                "comment=" + file))
        .as(err.toString())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "markdown", "comment", "csv", "json", "junit"})
  void whereSeveralAreJudgedTheVerdictsAreOneFile(String format) {
    List<String> words = new ArrayList<>(List.of("squares", "--models", "bare"));
    for (String each : List.of("usual=", "slow=-Xint", "c1=-XX:TieredStopAtLevel=1")) {
      words.addAll(List.of("--jvm-args", each));
    }
    words.addAll(List.of("--also", format + "=" + folder.resolve("out")));

    assertThat(dryRun(words.toArray(String[]::new))).as(err.toString()).isZero();
  }

  @Test
  void aPlanForSeveralJvmsNamesThemInItsRows() {
    assertThat(
            dryRun(
                "squares",
                "--models",
                "bare",
                "--jvm-args",
                "-Xmx1g",
                "--jvm-args",
                "usual=",
                "--jvm-args",
                "int=-Xint -Dkey.password=x"))
        .isZero();
    assertThat(out.toString())
        .contains(
            "rows        2\n", "jvm=usual", "jvm=int", "int: ", " -Xint -Dkey.password=***\n");
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
