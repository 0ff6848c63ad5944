package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.JmhFile;
import dev.heddle.testing.GitFolder;
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

/** Histories whose files are named otherwise. */
class HistoryOptionsTest {

  @TempDir Path place;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Names are in another order than commits: only the log tells that the last one is slow. */
  @Test
  void theOrderOfGitLogIsThatOfARepository() throws Exception {
    List<String> commits = repository();
    runs(commits);

    assertThat(trend(place.resolve("runs"), "--git-log", repo().toString())).isEqualTo(3);
    assertThat(out.toString()).contains("commit " + commits.getLast().substring(0, 9));
    assertThat(err.toString()).contains("--git-log " + repo());
  }

  @Test
  void aLogThatWasKeptInAFileDoesAsWell() throws Exception {
    List<String> commits = repository();
    runs(commits);
    for (String format : List.of("%H", "%h %s", "commit %H%n%n    %s", "%H %cI%d")) {
      Path log = Files.writeString(place.resolve("log"), git("log", "--format=" + format));
      assertThat(trend(place.resolve("runs"), "--git-log", log.toString())).isEqualTo(3);
    }
  }

  @Test
  void tagsAreInTheOrderOfTheirCommits() throws Exception {
    repository();
    List<String> tags = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      // backwards, so that versions would say the opposite
      tags.add("v" + (9 - i));
      git("tag", tags.getLast(), "HEAD~" + (7 - i));
    }
    runs(tags);

    assertThat(trend(place.resolve("runs"), "--git-log", repo().toString())).isEqualTo(3);
  }

  @Test
  void aCommitOfAnotherBranchIsSkippedAndTold() throws Exception {
    List<String> commits = repository();
    runs(commits);
    run("0123456789012345678901234567890123456789", 1);

    trend(place.resolve("runs"), "--git-log", repo().toString());
    assertThat(err.toString())
        .contains(
            "0123456789.json: its name has no commit or tag of the log; is it of another branch");
  }

  @Test
  void numbersAndAcceptingThemWork() throws Exception {
    runs(
        List.of(
            "build-7",
            "build-8",
            "build-9",
            "build-10",
            "build-11",
            "build-12",
            "build-13",
            "build-14"));
    String[] named = {"--name-pattern", "build-{number}.json"};

    assertThat(trend(place.resolve("runs"), named)).isEqualTo(3);
    assertThat(out.toString()).contains("8 runs, the newest of 14");
    assertThat(
            heddle(
                "trend",
                "accept",
                "B.c",
                "14",
                "--dir",
                place.resolve("runs").toString(),
                named[0],
                named[1]))
        .isZero();
    assertThat(trend(place.resolve("runs"), named)).isZero();
  }

  @Test
  void whatSaysNoOrderIsRefusedInOneLine() {
    assertThat(trend(place, "--name-pattern", "{commit}.json")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "heddle: --name-pattern '{commit}.json': a commit alone says no order; give --git-log"
                + " REPOSITORY too\n");
  }

  @Test
  void aFolderWithoutARepositoryIsNamed() throws Exception {
    Path empty = Files.createDirectories(place.resolve("empty"));
    git(empty, "init", "-q");

    assertThat(trend(place, "--git-log", empty.toString())).isEqualTo(2);
    assertThat(err.toString()).startsWith("heddle: --git-log " + empty + ": ").hasLineCount(1);
  }

  @Test
  void theDataOfGithubActionBenchmarkAreAHistory() throws Exception {
    Path data = data("jmh", "ms/op", 20);

    assertThat(trend(data)).isEqualTo(3);
    assertThat(heddle("trend", "accept", "B.c", "0000007", "--dir", data.toString())).isZero();
    assertThat(trend(data)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "customBiggerIsBetter, req/s, 5, 3",
    "customBiggerIsBetter, req/s, 20, 0",
    "customSmallerIsBetter, Megabytes, 20, 3",
    "customSmallerIsBetter, Megabytes, 5, 0",
    "customSmallerIsBetter, %, 10.5, 0",
    "googlecpp, us/iter, 20, 3",
  })
  void whatItsToolCallsWorseFailsTheGate(String tool, String unit, double newest, int code)
      throws Exception {
    assertThat(trend(data(tool, unit, newest))).isEqualTo(code);
  }

  /** Seven points about 10, and one more. */
  private Path data(String tool, String unit, double newest) throws Exception {
    List<String> entries = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      entries.add(
          "{\"commit\": {\"id\": \"000000%s\"}, \"date\": %s, \"tool\": \"%s\", \"benches\": [{\"name\": \"a.B.c\", \"value\": %s, \"unit\": \"%s\"}]}"
              .formatted(
                  i, 1_769_860_800_000L + i, tool, i < 7 ? 10 + 0.01 * (i % 3) : newest, unit));
    }
    return Files.writeString(
        place.resolve("data.js"),
        "window.BENCHMARK_DATA = {\"entries\": {\"Benchmark\": ["
            + String.join(",", entries)
            + "]}}");
  }

  private Path repo() {
    return place.resolve("repo");
  }

  /** Eight commits, the oldest first. */
  private List<String> repository() throws Exception {
    Files.createDirectories(repo());
    git("init", "-q");
    for (int i = 0; i < 8; i++) {
      new GitFolder(repo()).commit("c" + i);
    }
    return git("log", "--reverse", "--format=%H").lines().toList();
  }

  /** The last of them is twice as slow. */
  private void runs(List<String> names) throws Exception {
    for (int i = 0; i < names.size(); i++) {
      run(names.get(i), i == names.size() - 1 ? 20 : 10 + 0.01 * (i % 3));
    }
  }

  private void run(String name, double value) throws Exception {
    Files.createDirectories(place.resolve("runs"));
    JmhFile.empty()
        .row("a.B.c", "ms/op", value, value + 0.01, value - 0.01)
        .write(place.resolve("runs").resolve(name + ".json"));
  }

  private String git(String... words) throws Exception {
    return git(repo(), words);
  }

  private static String git(Path folder, String... words) throws Exception {
    return new GitFolder(folder).git(words);
  }

  private int trend(Path place, String... more) {
    List<String> words =
        new ArrayList<>(List.of("trend", place.toString(), "--fail-on-regression", "--no-rerun"));
    words.addAll(Arrays.asList(more));
    return heddle(words.toArray(String[]::new));
  }

  private int heddle(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
