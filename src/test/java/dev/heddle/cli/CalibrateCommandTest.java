package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.Calibration;
import dev.heddle.result.ExampleRun;
import dev.heddle.result.JmhFile;
import dev.heddle.result.RowId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calibration by results that are there, and what a comparison makes of it. */
class CalibrateCommandTest {

  @TempDir Path place;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void files() throws Exception {
    for (int run = 1; run <= 5; run++) {
      double level = run % 2 == 0 ? 11 : 10;
      JmhFile.empty()
          .row("a.B.c", "ms/op", level, 1.001 * level, 0.999 * level)
          .write(place.resolve("run-" + run + ".json"));
    }
    JmhFile.empty().row("x.Y.z", "ms/op", 1, 2).write(place.resolve("other.json"));
    JmhFile.empty().row("a.B.c", "ms/op", 1).write(place.resolve("one-fork.json"));
  }

  @Test
  void whatRunsDifferByIsNoRegressionAnyMore() throws Exception {
    assertThat(calibrate("--from", paths("1,2,3,4,5"), "--out", at("cal"))).isZero();
    assertThat(out.toString()).contains("5 runs of the same code", "B.c", "5 x 3");
    assertThat(Calibration.read(place.resolve("cal")).rows()).hasSize(1);

    assertThat(compare()).isEqualTo(ExitCode.REGRESSION);
    assertThat(compare("--calibration", at("cal/calibration.json"))).isZero();
    assertThat(out.toString()).contains("from a calibration by 5 runs", "inconclusive");
  }

  @Test
  void aHistoryTellsHowForksScatterAndItIsNotItsOwnPast() throws Exception {
    Path history = Files.createDirectory(place.resolve("history"));
    for (int run = 1; run <= 9; run++) {
      JmhFile.empty()
          .row("a.B.c", "ms/op", 10 + 0.01 * run, 10.1 - 0.01 * run, 10.05, 9.95 + 0.01 * run)
          .write(history.resolve("2026-01-0" + run + "T00-00-00Z-" + run + "abcdef.json"));
    }
    String newest = history.resolve("2026-01-09T00-00-00Z-9abcdef.json").toString();

    assertThat(heddle("compare", newest, at("run-2.json"), "--history", history.toString()))
        .isEqualTo(ExitCode.REGRESSION);
    assertThat(out.toString()).contains("own earlier forks scatter", "from 8 earlier runs");
    Files.move(
        history.resolve("2026-01-01T00-00-00Z-1abcdef.json"), history.resolve("build-1.json"));
    String[] named = {"--history", history.toString(), "--name-pattern", "build-{number}.json"};
    assertThat(heddle("compare", newest, at("run-2.json"), named[0], named[1], named[2], named[3]))
        .isEqualTo(ExitCode.REGRESSION);
    assertThat(out.toString()).contains("from 1 earlier run)");
    out.getBuffer().setLength(0);
    assertThat(
            heddle(
                "compare",
                newest,
                at("run-2.json"),
                "--history",
                history.toString(),
                "--prior",
                "none"))
        .isEqualTo(ExitCode.REGRESSION);
    assertThat(out.toString()).doesNotContain("own earlier forks");
  }

  @Test
  void whereForksAreOfTwoKindsFourAreAskedFor() throws Exception {
    Path history = Files.createDirectory(place.resolve("history"));
    for (int run = 1; run <= 8; run++) {
      JmhFile.empty()
          .row("a.B.c", "ms/op", 10 + 0.01 * run, 13 - 0.01 * run, 10.03, 13.02, 10.01)
          .write(history.resolve("2026-01-0" + run + "T00-00-00Z-" + run + "abcdef.json"));
    }
    JmhFile.empty().row("a.B.c", "ms/op", 10, 10.01, 10.02).write(place.resolve("lower.json"));
    JmhFile.empty().row("a.B.c", "ms/op", 13, 13.01, 13.02).write(place.resolve("upper.json"));

    int code =
        heddle("compare", at("lower.json"), at("upper.json"), "--history", history.toString());

    assertThat(code).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(err.toString()).contains("two clusters", "; measure four forks or more a side");
    assertThat(out.toString()).doesNotContain("own earlier forks");
  }

  @Test
  void aCalibrationOfAnotherMachineIsRefused() throws Exception {
    ExampleRun run = ExampleRun.of("squares", "a.Squares.sum");
    RowId row = run.row("bare", 1);
    run.takes(row, 12).write(place.resolve("one"));
    run.seed(2).write(place.resolve("two"));
    assertThat(calibrate("--from", at("one") + "," + at("two"), "--out", at("cal"))).isZero();
    Path file = place.resolve("cal/calibration.json");
    Files.writeString(
        file, Files.readString(file).replaceAll("\"logicalCores\": \\d+", "\"logicalCores\": 77"));

    int code = heddle("compare", at("one"), at("two"), "--calibration", file.toString());

    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .contains("is the calibration of another machine", "with 77 processors", "calibrate there");
  }

  /** That both sides are of separate runs is told by the calibration, whose forks tell no more. */
  @Test
  void forksThatHaveNoPartInTheErrorAreNotSaidToHaveOne() throws Exception {
    calibrate("--from", paths("1,2,3,4,5"), "--out", at("cal"));

    compare("--calibration", at("cal"), "--prior", "calibration");
    assertThat(out.toString().replaceAll("\\s+", " "))
        .contains("earlier forks are not part of the error: what runs differ by is")
        .doesNotContain("the error takes in how");
  }

  @Test
  void aFolderOfRunsIsSeveral() throws Exception {
    Path runs = Files.createDirectories(place.resolve("runs"));
    for (String name : List.of("a", "b", "c")) {
      JmhFile.empty().row("a.B.c", "ms/op", 10, 10.1, 9.9).write(runs.resolve(name + ".json"));
    }

    assertThat(calibrate("--from", runs.toString(), "--out", at("cal"))).isZero();
    assertThat(out.toString()).contains("3 runs of the same code");
  }

  @Test
  void nothingCalibratedIsFour() {
    assertThat(calibrate("--from", paths("1") + "," + at("other.json"), "--out", at("cal")))
        .isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(err.toString()).contains("nothing was calibrated");
  }

  @Test
  void aSingleRowIsNotAMeanOfRows() throws Exception {
    for (int run = 0; run < 2; run++) {
      JmhFile.empty().row("a.B.c", "ns/op", 10 + run, 300, 40).write(place.resolve("of-" + run));
    }

    assertThat(
            Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(
                    "calibrate",
                    "--from",
                    place.resolve("of-0") + "," + place.resolve("of-1"),
                    "--out",
                    place.resolve("single").toString()))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains("1 row").doesNotContain("geometric mean", "± never");
  }

  @Test
  void wrongWordsAreOneLineThatHelps() throws Exception {
    assertThat(calibrate("--from", paths("1,2"), "--out", at("cal"))).isZero();
    String cal = at("cal");

    wrong("name two or more", "calibrate", "--from", paths("1"));
    wrong("measures nothing", "calibrate", "--from", paths("1,2"), "--preset", "quick");
    wrong("write 2 to 100", "calibrate", "--runs", "1");
    wrong("write --rounds 2 or more", "calibrate", "--preset", "smoke");
    wrong("unknown format 'txt'", "calibrate", "--format", "txt");
    wrong("there is no such folder", "calibrate", "--resume", at("nowhere"));
    wrong("say nothing else", "calibrate", "--resume", cal, "--preset", "quick");
    wrong("there is no such file", "compare", at("a"), at("b"), "--calibration", at("nowhere"));
    wrong("is no calibration", "compare", at("a"), at("b"), "--calibration", at("other.json"));
    wrong(
        "has none of these rows",
        "compare",
        at("other.json"),
        at("other.json"),
        "--calibration",
        cal);
    wrong("tells nothing of 'p99'", "compare", "a", "b", "--metric", "p99", "--calibration", cal);
    wrong("unknown --prior 'past'", "compare", "a", "b", "--prior", "past");
    wrong("name it with --calibration", "compare", "a", "b", "--prior", "calibration");
    wrong("name its folder with --history", "compare", "a", "b", "--prior", "history");
    wrong("there is no such folder", "compare", "a", "b", "--history", at("nowhere"));
    wrong("there is no run in it", "compare", "a", "b", "--history", at("cal"));
    wrong("measured together", "compare", "a", "--within", "b=c,d", "--calibration", cal);
  }

  private int compare(String... options) {
    String[] words = {"compare", at("run-1.json"), at("run-2.json")};
    String[] all = Arrays.copyOf(words, words.length + options.length);
    System.arraycopy(options, 0, all, words.length, options.length);
    return heddle(all);
  }

  private int calibrate(String... options) {
    String[] all = new String[options.length + 1];
    all[0] = "calibrate";
    System.arraycopy(options, 0, all, 1, options.length);
    return heddle(all);
  }

  private void wrong(String told, String... words) {
    err.getBuffer().setLength(0);
    out.getBuffer().setLength(0);
    assertThat(heddle(words)).as(err.toString()).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).startsWith("heddle: ").contains(told).hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  private String paths(String runs) {
    return String.join(
        ",", Arrays.stream(runs.split(",")).map(run -> at("run-" + run + ".json")).toList());
  }

  private String at(String name) {
    return place.resolve(name).toString();
  }

  private int heddle(String... words) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(words);
  }
}
