package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.compare.Comparing;
import dev.heddle.compare.Comparison;
import dev.heddle.compare.Rule;
import dev.heddle.compare.Side;
import dev.heddle.compare.Tables;
import dev.heddle.result.JmhFile;
import dev.heddle.result.ResultSet;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What can be said to the command, where its words go, and what it says of wrong ones. */
class CompareOptionsTest extends CompareCase {

  @Test
  void withoutAThresholdEverySignificantChangeCounts() {
    assertThat(compare("old.json", "slow.json", "--threshold", "0%")).isEqualTo(3);
    assertThat(out.toString()).contains("regressed: farther than chance takes them: ");
  }

  @Test
  void rowsAreChosenByWhatTheirNamesHave() {
    assertThat(compare("old.json", "slow.json", "--rows", "B\\.c$")).isZero();
    assertThat(out.toString()).contains("1 row: 1 equivalent");
  }

  @Test
  void theThresholdAndTheLevelAreWhatTheUserSays() {
    assertThat(compare("old.json", "slow.json", "--threshold", "15%")).isZero();
    assertThat(compare("old.json", "slow.json", "--correction", "none", "--alpha", "0.01"))
        .isEqualTo(ExitCode.REGRESSION);
    assertThat(out.toString())
        .containsPattern("more than 15 % apart")
        .containsPattern("reported\\s+so\\s+in\\s+1\\s+of\\s+100\\s+comparisons");
  }

  @Test
  void whoWantsToBeCertainSaysSo() throws Exception {
    double[] little = Arrays.stream(TEN).map(value -> 1.035 * value).toArray();
    JmhFile.empty().row("a.B.c", "ms/op", TEN).row("a.B.d", "ms/op", little).write(file("little"));

    assertThat(compare("old.json", "little.json")).isEqualTo(ExitCode.REGRESSION);
    assertThat(compare("old.json", "little.json", "--certain")).isZero();
    assertThat(compare("old.json", "slow.json", "--certain")).isEqualTo(ExitCode.REGRESSION);
    assertThat(out.toString()).contains("the whole interval more than 3 % from no change");
  }

  @Test
  void severalRunsOfASideAreGivenWithCommas() {
    String several = "old.json," + place.resolve("wide.json");

    assertThat(compare("--base", place.resolve(several).toString(), "slow.json")).isZero();
    assertThat(out.toString()).contains("the intervals take in the noise between runs");
  }

  @Test
  void otherFormatsAreWrittenBesideIt() throws Exception {
    Path markdown = place.resolve("out.md");
    Path junit = place.resolve("out.xml");

    assertThat(
            compare(
                "old.json",
                "slow.json",
                "--format",
                "csv",
                "--also",
                "markdown=" + markdown,
                "--also",
                "junit=" + junit))
        .isEqualTo(ExitCode.REGRESSION);
    assertThat(out.toString()).startsWith("row,benchmark,mode,threads,metric,unit,verdict");
    assertThat(markdown).content().contains("**regressed**");
    assertThat(junit).content().contains("<failure");
  }

  @Test
  void wrongWordsAreOneLineThatHelps() {
    wrong("two sides are needed", "old.json");
    wrong("a side too many", "--base", path("old.json"), "old.json", "slow.json");
    wrong("there is no such file", "old.json", "nowhere.json");
    wrong("'': is empty", "", "slow.json");
    wrong("is cut short", "old.json", "cut.json");
    wrong("-: stands on both sides", "--base", "-", "--candidate", "-");
    wrong("stands twice", path("old.json") + "," + path("old.json"), "slow.json");
    wrong("is a number without its sign; write 3%", "old.json", "slow.json", "--threshold", "0");
    wrong("is no percentage; write 3%", "old.json", "slow.json", "--threshold", "little");
    wrong("--rows 'zzz': no row has this", "old.json", "slow.json", "--rows", "zzz");
    wrong("is no level", "old.json", "slow.json", "--alpha", "5");
    wrong("did you mean 'bh'", "old.json", "slow.json", "--correction", "b");
    wrong("unknown format 'jsn'", "old.json", "slow.json", "--format", "jsn");
    wrong("is not FORMAT=FILE", "old.json", "slow.json", "--also", "json");
    wrong("did you mean 'junit'", "old.json", "slow.json", "--also", "junut=x");
    wrong("unknown metric 'gc'", "old.json", "slow.json", "--metric", "gc");
    wrong("is no regular expression", "old.json", "slow.json", "--rows", "[");
    wrong("'inconclusive'", "old.json", "slow.json", "--fail-on", "inconclusiv");
    wrong("is about one run", "old.json", "slow.json", "--within", "a=b,c");
    wrong("is not PARAM=A,B", "old.json", "--within", "model");
    wrong("no row has a parameter 'a'", "old.json", "--within", "a=b,c");
  }

  private void wrong(String told, String... args) {
    err.getBuffer().setLength(0);
    out.getBuffer().setLength(0);
    assertThat(compare(args)).as(err.toString()).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).startsWith("heddle: ").contains(told).hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aGitHubJobGetsASummaryAndAnnotations() throws Exception {
    Path summary = Files.writeString(place.resolve("summary.md"), "before\n");

    report(summary);

    assertThat(summary).content().startsWith("before\n").contains("| B.d | 10.0", "**regressed**");
    assertThat(err.toString()).startsWith("::error title=Slower benchmark::B.d: ");
  }

  @Test
  void theSummaryStaysBelowItsLimit() throws Exception {
    Path summary = Files.writeString(place.resolve("summary.md"), "x".repeat(1024 * 1024 - 500));

    report(summary);

    assertThat(Files.size(summary)).isLessThan(1024 * 1024);
    assertThat(summary).content().endsWith("the rest is left out: a job's summary has a limit\n");
  }

  @Test
  void elsewhereThereIsNeither() throws Exception {
    new GitHubJob(Map.of()).report(List.of(slow()), new PrintWriter(err, true));

    assertThat(err.toString()).isEmpty();
  }

  @Test
  void coloursAreOnlyWhereTheyAreWanted() {
    assertThat(Terminal.wanted(Map.of("TERM", "xterm"))).isTrue();
    assertThat(Terminal.wanted(Map.of("NO_COLOR", "1"))).isFalse();
    assertThat(Terminal.wanted(Map.of("NO_COLOR", ""))).isTrue();
    assertThat(Terminal.wanted(Map.of("TERM", "dumb"))).isFalse();
  }

  private void report(Path summary) throws Exception {
    new GitHubJob(Map.of("GITHUB_STEP_SUMMARY", summary.toString()))
        .report(List.of(slow()), new PrintWriter(err, true));
  }

  private Comparison slow() throws Exception {
    return new Comparing(Rule.DEFAULT, Tables.SCORE, _ -> true, _ -> null)
        .compare(
            new Side(List.of(ResultSet.read(file("old")))),
            new Side(List.of(ResultSet.read(file("slow")))));
  }
}
