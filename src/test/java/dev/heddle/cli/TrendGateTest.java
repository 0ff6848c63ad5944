package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.JmhFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What turns a job red, and what turns it green again. */
class TrendGateTest extends TrendCase {

  @Test
  void oneFarPointHidesNothing() throws Exception {
    level(14, 100);
    point(500);
    level(5, 100);
    point(150);

    assertThat(gate()).isEqualTo(ExitCode.REGRESSION);
    assertThat(expected()[0]).isBetween(90.0, 97.0);
    assertThat(expected()[1]).isBetween(103.0, 110.0);
  }

  @Test
  void twoFarPointsAndFastOnesHideNothingEither() throws Exception {
    level(10, 100);
    point(40);
    level(3, 100);
    point(30);
    level(2, 100);
    point(130);

    assertThat(gate()).isEqualTo(ExitCode.REGRESSION);
    assertThat(expected()[1]).isLessThan(112);
  }

  @Test
  void measuringTheSameCommitUntilChanceIsKindTurnsNothingGreen() throws Exception {
    level(20, 100);
    point(150, "ns/op", "aaaaaaa");
    point(150, "ns/op", "aaaaaaa");

    assertThat(gate()).isEqualTo(ExitCode.REGRESSION);
    assertThat(expected()[0]).isBetween(90.0, 97.0);
    assertThat(expected()[1]).isBetween(103.0, 110.0);

    point(100, "ns/op", "aaaaaaa");
    assertThat(gate()).isEqualTo(ExitCode.REGRESSION);
    assertThat(err.toString()).contains("since aaaaaaa", "another run of the same commit");

    point(100, "ns/op", commit(3));
    assertThat(gate()).as("a commit from before proves nothing").isEqualTo(ExitCode.REGRESSION);
  }

  @Test
  void anAlarmEndsWhereALaterCommitIsBackAndNotBefore() throws Exception {
    level(20, 100);
    level(20, 130);

    assertThat(gate()).isEqualTo(ExitCode.REGRESSION);
    assertThat(out.toString())
        .contains("changes of level")
        .containsPattern("B\\.c .* slower +" + commit(20));

    point(101);
    assertThat(gate()).isZero();
    point(130);
    assertThat(gate()).as("what ended is no level").isEqualTo(ExitCode.REGRESSION);
  }

  @Test
  void whatIsPastedAcceptsAndTwoPointsAreEnoughFromThereOn() throws Exception {
    level(20, 100);
    point(150);
    assertThat(gate()).isEqualTo(ExitCode.REGRESSION);
    String paste =
        err.toString()
            .lines()
            .filter(line -> line.startsWith("  heddle"))
            .findFirst()
            .orElseThrow();
    assertThat(paste.strip()).startsWith("heddle trend accept a.B.c " + commit(20) + " --dir ");

    assertThat(run(paste.strip().substring("heddle ".length()).split(" "))).isZero();
    assertThat(gate()).isZero();
    assertThat(out.toString()).containsPattern("B\\.c .* \\+50\\.\\d % +slower, accepted");

    point(151);
    assertThat(gate()).isZero();
    point(149);
    point(180);
    assertThat(gate()).isEqualTo(ExitCode.REGRESSION);
    assertThat(expected()[0]).isBetween(130.0, 147.0);
    assertThat(expected()[1]).isBetween(153.0, 170.0);
  }

  @Test
  void onlyACommitIsCutShort() throws Exception {
    level(12, 100);
    point(150);
    point(151);
    for (Path file : files()) {
      String name = file.getFileName().toString();
      Files.move(file, place.resolve(name.replaceFirst("-[0-9a-f]{7}\\.json", ".json")));
    }

    assertThat(gate()).isEqualTo(ExitCode.REGRESSION);
    assertThat(out.toString()).containsPattern("slower +2026-01-13T12:00:00Z");
    int number = 0;
    for (Path file : files()) {
      Files.move(file, place.resolve("app-1." + number++ + ".0-release.json"));
    }
    assertThat(gate("--name-pattern", "app-{tag}.json")).isEqualTo(ExitCode.REGRESSION);
    assertThat(out.toString())
        .contains("the newest of 1.13.0-release\n")
        .containsPattern("slower +1\\.12\\.0-release");
  }

  private List<Path> files() throws Exception {
    try (Stream<Path> listed = Files.list(place)) {
      return listed.sorted().toList();
    }
  }

  /** The commit that began it was measured with the threads of another machine. */
  @Test
  void whatIsPastedAcceptsRowsThatAreMatchedWhateverTheirThreads() throws Exception {
    for (int run = 0; run < 13; run++) {
      double score = (run < 11 ? 100 : 150) * (1 + 0.005 * (run % 3));
      write(JmhFile.empty().row("a.B.c", "ns/op", forks(score)).with("threads", run < 12 ? 4 : 8));
    }
    assertThat(gate("--match", "threads=any")).isEqualTo(ExitCode.REGRESSION);
    String paste =
        err.toString()
            .lines()
            .filter(line -> line.startsWith("  heddle"))
            .findFirst()
            .orElseThrow();

    assertThat(paste).startsWith("  heddle trend accept 'a.B.c threads=8' c0ffeeb --dir ");
    String[] words = paste.substring(paste.indexOf("c0ffeeb")).split(" ");
    assertThat(
            run(
                Stream.concat(Stream.of("trend", "accept", "a.B.c threads=8"), Stream.of(words))
                    .toArray(String[]::new)))
        .as(err.toString())
        .isEqualTo(ExitCode.OK);
  }

  /** Something in the way of the new file keeps root from writing, too. */
  @Test
  void whatCannotBeAcceptedLeavesEverythingAsItWas() throws Exception {
    level(20, 100);
    point(150);
    Path inTheWay = Files.createDirectory(place.resolve("accepted-changes.json.new"));

    assertThat(run("trend", "accept", "B.c", commit(20), "--dir", place.toString()))
        .isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(err.toString())
        .isEqualTo(
            "heddle: "
                + place.resolve("accepted-changes.json")
                + ": cannot be written (Is a directory); name another with --accepted\n");
    assertThat(inTheWay).isEmptyDirectory();
    assertThat(place.resolve("accepted-changes.json")).doesNotExist();
    assertThat(gate()).isEqualTo(ExitCode.REGRESSION);
  }

  /** Whoever measured first would measure until chance is kind: nothing would remember it. */
  @Test
  void whatCouldNotBeKeptIsNotMeasuredAgain() throws Exception {
    Path jar = ForeignJar.make(Files.createTempDirectory(place, "jar"), "work");
    Map<String, String> params = Map.of("size", "1000", "words", "one,two");
    for (int run = 0; run < 11; run++) {
      write(JmhFile.empty().row("other.Work.work", params, "us/op", forks(run < 10 ? 10 : 20)));
    }
    Path inTheWay = Files.createDirectory(place.resolve("alarms.json.new"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path again = place.resolve("again");

    assertThat(
            run(
                "trend",
                place.toString(),
                "--fail-on-regression",
                "--jar",
                jar.toString(),
                "--jvm",
                java,
                "--out",
                again.toString()))
        .isEqualTo(ExitCode.REGRESSION);

    assertThat(err.toString())
        .contains(
            "not confirmed, as it cannot be measured again here: what that says cannot be kept in "
                + place.resolve("alarms.json")
                + " (Is a directory)");
    assertThat(again).doesNotExist();
    assertThat(inTheWay).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-02-01T12-00-00Z-0123abc.json", "2026-02-01T12-00-00Z-squares/run.json"})
  void aNewestRunThatCannotBeReadIsNeverGreen(String name) throws Exception {
    level(10, 100);
    Path cut = place.resolve(name);
    Files.createDirectories(cut.getParent());
    Files.writeString(cut, "[{");

    assertThat(run("trend", place.toString())).isZero();
    assertThat(gate("--allow-missing")).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(err.toString())
        .contains("2026-02-01T12-00-00Z-", "is newer than what could be read");
    runs = 40;
    level(1, 100);
    assertThat(gate()).as("as soon as there is a newer one").isZero();
  }

  @Test
  void aHistoryOfNothingIsNeverGreen() throws Exception {
    for (int run = 0; run < 8; run++) {
      write(JmhFile.empty().row("a.B.c", "ops/s", 0, 0, 0));
    }

    assertThat(gate()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(out.toString()).contains("newest run: 0 of 1 row could be judged");
  }
}
