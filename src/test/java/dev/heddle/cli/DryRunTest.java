package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
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
  void commandsAreNamedAndTellNoSecret() {
    assertThat(
            dryRun(
                "--command",
                "sh --api-token SECRET -x {n}",
                "--prepare",
                "sh password=SECRET",
                "--sweep",
                "n=1,2,2",
                "--rounds",
                "5"))
        .isZero();
    assertThat(out.toString())
        .contains("rounds      3, every row once in each, in random order\n")
        .contains("fork        0 x 300 ms warm-up, 1 x 900 ms measured\n")
        .contains("command     sh: sh --api-token *** -x {n}\nprepare     sh password=***\n")
        .contains("and then    numbers that are not ruled out, up to 5 rounds in all\n")
        .contains("rows        2\n  command command=sh n=1\n  command command=sh n=2\n");
  }

  @Test
  void whatTellsCommandsApartIsNoSecretEither() {
    assertThat(dryRun("--command", "sh --token=SECRET a", "--command", "sh --token=SECRET2 a"))
        .isZero();
    assertThat(out.toString())
        .doesNotContain("SECRET")
        .contains("  command command=sh #1\n", "  command command=sh #2\n");
  }

  @Test
  void whatAShellsCommandSetsBeforeItsProgramIsNoNameOfARow() {
    assertThat(dryRun("--shell", "--command", "DB_PASSWORD='SECRET SECRET' true")).isZero();
    assertThat(out.toString()).doesNotContain("SECRET").contains("  command command=command #1\n");
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

  @Test
  void aPlanIsPrintedAsOneObjectOfJsonAndAsNoTable() {
    assertThat(
            dryRun(
                "squares",
                "--models",
                "bare",
                "--jvm-args",
                "-Dapi.password=SECRET",
                "--format",
                "json"))
        .as(err.toString())
        .isZero();
    JsonObject page = JsonParser.parseString(out.toString()).getAsJsonObject();
    JsonObject plan = page.getAsJsonObject("plan");
    assertThat(plan.getAsJsonArray("rows")).hasSize(1);
    assertThat(page.get("forks").getAsInt()).isEqualTo(3);
    assertThat(page.get("seconds").getAsDouble()).isPositive();
    assertThat(out.toString()).doesNotContain("SECRET").endsWith("}\n");

    out.getBuffer().setLength(0);
    assertThat(dryRun("squares", "--format", "csv")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .isEqualTo("heddle: --format csv: a plan is no table; take text or json\n");
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "--jvm, nowhere/java, 'nowhere/java: cannot be started: No such file or directory'",
    "--jvm, /bin/true, '/bin/true: is no java'",
    "--jvm-args, -XX:NoSuchFlag, 'does not start with these flags: Unrecognized VM option'",
    "--worker-jvm-args, -XX:NoSuchFlag, 'correct --worker-jvm-args'",
    "--worker-jvm-args, -Xmx1k, 'start with these flags: Too small maximum heap; correct --worker'",
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
        "--until-verdict | --until-verdict: needs something to compare with; write --against main"
      })
  void whatCannotBeComparedOrWrittenIsRefusedBefore(String words, String told) {
    List<String> all = new ArrayList<>(List.of("squares", "--models", "bare"));
    all.addAll(Arrays.asList(words.split(" ")));

    assertThat(dryRun(all.toArray(String[]::new))).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).startsWith("heddle: ").contains(told).hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void furtherRoundsAreToldApartFromThosePlanned() {
    assertThat(DryRun.measured(26, 8)).isEqualTo("26 forks, 18 of them in further rounds");
    assertThat(DryRun.measured(1, 3)).isEqualTo("1 of 3 forks");
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

  @Tag("contract")
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

  @Test
  void aPlanOfForksIsRefusedWhereItCannotBeRead() throws Exception {
    Path none = Files.createDirectory(folder.resolve("none"));

    assertThat(dryRun("squares", "--plan", none.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(dryRun("squares", "--plan", folder.resolve("no").toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(dryRun("squares", "--plan", none.toString(), "--until", "2%"))
        .isEqualTo(ExitCode.USAGE);

    assertThat(err.toString().lines())
        .hasSize(3)
        .contains(
            "heddle: --plan "
                + none
                + ": holds no run; name a folder of runs, or what 'heddle calibrate' wrote",
            "heddle: --plan: says itself when a row has enough; omit --until, --until-verdict and"
                + " --sweep")
        .anyMatch(line -> line.startsWith("heddle: " + folder.resolve("no") + ": "));
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
