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
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a CI job uses it: what it prints, writes, and exits with. */
class CompareCommandTest {

  private static final double[] TEN = {10, 10.1, 9.9, 10.05, 9.95};
  private static final double[] ELEVEN = {11, 11.1, 10.9, 11.05, 10.95};
  private static final double[] WIDE = {8, 14, 11, 9, 12};

  @TempDir Path place;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void files() throws Exception {
    JmhFile.empty().row("a.B.c", "ms/op", TEN).row("a.B.d", "ms/op", TEN).write(file("old"));
    JmhFile.empty().row("a.B.c", "ms/op", TEN).row("a.B.d", "ms/op", ELEVEN).write(file("slow"));
    JmhFile.empty().row("a.B.c", "ms/op", TEN).write(file("less"));
    JmhFile.empty().row("a.B.d", "ms/op", ELEVEN).write(file("slow-and-less"));
    JmhFile.empty().row("a.B.c", "ms/op", TEN).row("a.B.d", "ms/op", WIDE).write(file("wide"));
    JmhFile.empty().row("a.B.c", "ms/op", 10).row("a.B.d", "ms/op", 10).write(file("one-fork"));
    JmhFile.empty().row("x.Y.z", "ms/op", TEN).write(file("other"));
    Files.writeString(file("empty"), "[]");
    Files.writeString(file("cut"), "[{");
  }

  @Test
  void noChangeIsFine() {
    assertThat(compare("old.json", "old.json")).isZero();
    assertThat(out.toString()).contains("2 rows: 2 equivalent");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aRegressionIsThree() {
    assertThat(compare("old.json", "slow.json")).isEqualTo(ExitCode.REGRESSION);
    assertThat(err.toString()).isEqualTo("heddle: 1 of 2 rows regressed: B.d\n");
  }

  @Test
  void anImprovementIsFine() {
    assertThat(compare("slow.json", "old.json")).isZero();
  }

  @Test
  void whatIsGreenTellsWhatItCouldNotSee() {
    assertThat(compare("old.json", "wide.json")).isZero();
    assertThat(out.toString())
        .contains("+6 % (-20 – +40) slower")
        .contains(
            "no regression found; 1 of 2 rows could not be judged: a slowdown of up to 40 % would"
                + " pass");
    assertThat(compare("old.json", "old.json")).isZero();
    assertThat(out.toString()).contains("no regression found; 2 of 2 rows could be judged");
  }

  /** A rate that falls is a slowdown, told of times. */
  @Test
  void aSlowdownThatWouldPassIsOneOfRatesToo() throws Exception {
    JmhFile.empty().row("a.B.c", "ops/s", 100, 101, 99).row("a.B.d", "ops/s", 5).write(file("r"));
    JmhFile.empty().row("a.B.c", "ops/s", 60, 100, 140).row("a.B.d", "ops/s", 5).write(file("s"));

    compare("r.json", "s.json");
    assertThat(out.toString())
        .containsPattern(
            "no regression found; 2 of 2 rows could not be judged: a slowdown of up to [0-9.]+x"
                + " would pass, and\\s+nothing is known of 1 of them\\n");
  }

  /** That it would pass is not true where it ends with another exit code than 0. */
  @Test
  void ofARowWithoutAnyPowerNothingIsSaidToPass() throws Exception {
    assertThat(compare("one-fork.json", "one-fork.json")).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(out.toString())
        .contains("2 of 2 rows could not be judged: nothing is known of them\n")
        .doesNotContain("would pass");
    JmhFile.empty().row("a.B.c", "ms/op", TEN).row("a.B.d", "ms/op", 10).write(file("one"));
    assertThat(compare("old.json", "one.json")).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(out.toString())
        .contains("1 of 2 rows could not be judged: nothing is known of it\n")
        .doesNotContain("would pass");
    assertThat(compare("one.json", "old.json")).isZero();
    assertThat(out.toString()).contains("1 of 2 rows could not be judged: nothing is known of it");
  }

  @Test
  void aSlowdownWithoutALimitIsOfAnySize() throws Exception {
    JmhFile.empty().row("a.B.c", "ms/op", 1e300, 2, 1e-300).write(file("wild"));

    compare("wild.json", "wild.json");
    assertThat(out.toString()).contains("could not be judged: any slowdown would pass\n");
  }

  @Test
  void whatIsRedSaysNothingOfWhatItCouldNotSee() {
    compare("old.json", "slow.json");
    assertThat(out.toString()).doesNotContain("no regression", "would pass");
  }

  @Test
  void aMissingRowIsFourUnlessItIsAllowed() {
    assertThat(compare("old.json", "less.json")).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(err.toString()).contains("1 row is missing from the candidate: B.d");
    assertThat(compare("old.json", "less.json", "--allow-missing")).isZero();
  }

  @Test
  void aRowMoreIsFine() {
    assertThat(compare("less.json", "old.json")).isZero();
    assertThat(out.toString()).contains("only the candidate has 1 row: B.d");
  }

  @Test
  void threeComesBeforeFourAndFourBeforeFive() {
    assertThat(compare("old.json", "slow-and-less.json", "--fail-on", "inconclusive"))
        .isEqualTo(ExitCode.REGRESSION);
    assertThat(err.toString()).contains("regressed: B.d", "missing from the candidate: B.c");
    assertThat(compare("wide.json", "less.json", "--fail-on", "inconclusive"))
        .isEqualTo(ExitCode.NOT_WHOLE);
  }

  @Test
  void inconclusiveIsFiveOnRequest() {
    assertThat(compare("old.json", "wide.json")).isZero();
    assertThat(compare("old.json", "wide.json", "--fail-on", "inconclusive"))
        .isEqualTo(ExitCode.INCONCLUSIVE);
  }

  @Test
  void aComparisonOfNothingIsNeverFine() {
    assertThat(compare("old.json", "other.json", "--allow-missing")).isEqualTo(4);
    assertThat(compare("old.json", "empty.json", "--allow-missing")).isEqualTo(4);
    assertThat(compare("empty.json", "empty.json")).isEqualTo(4);
    assertThat(compare("one-fork.json", "one-fork.json")).isEqualTo(4);
    assertThat(err.toString()).contains("nothing was compared", "no row could be judged");
  }

  /** It is there, so that --allow-missing does not let it pass. */
  @Test
  void aRowThatOnlyTheBaseCanBeJudgedByIsNamedAndFour() throws Exception {
    Map<String, Object> noValues = Map.of("score", 300, "scoreUnit", "ms/op", "rawData", List.of());
    JmhFile.empty()
        .row("a.B.c", "ms/op", TEN)
        .row("a.B.d", "ms/op", TEN)
        .with("primaryMetric", noValues)
        .write(file("no-values"));
    unjudged("no-values.json", "B.d (candidate: no raw values)");
    for (Map.Entry<String, double[]> each :
        Map.of(
                "not every fork gave a finite value", new double[] {10, Double.NaN, 10},
                "not every fork is above 0", new double[] {10, 0, 10, 10, 10})
            .entrySet()) {
      JmhFile.empty()
          .row("a.B.c", "ms/op", TEN)
          .row("a.B.d", "ms/op", each.getValue())
          .write(file("unfit"));
      unjudged("unfit.json", "B.d (candidate: " + each.getKey() + ")");
    }
    JmhFile.empty().row("a.B.c", "ms/op", TEN).row("a.B.d", "ms/op", 10).write(file("one"));
    unjudged("one.json", "B.d (one fork of the candidate)");
    JmhFile.empty().row("a.B.c", "ms/op", TEN).row("a.B.d", "B/op", TEN).write(file("unit"));
    unjudged("unit.json", "B.d (units ms/op and B/op)");
    assertThat(compare("one.json", "old.json")).isZero();
  }

  private void unjudged(String candidate, String named) {
    for (String option : List.of("", "--allow-missing")) {
      err.getBuffer().setLength(0);
      int code =
          option.isEmpty()
              ? compare("old.json", candidate)
              : compare("old.json", candidate, option);
      assertThat(code).as(candidate).isEqualTo(ExitCode.NOT_WHOLE);
      assertThat(err.toString()).contains("the candidate cannot: " + named).hasLineCount(1);
    }
  }

  @Test
  void zeroOnTheWorseSideIsARegressionWithoutARatio() throws Exception {
    JmhFile.empty().row("a.B.rate", "ops/s", 995, 990, 1000).write(file("running"));
    JmhFile.empty().row("a.B.rate", "ops/s", 0, 0, 0).write(file("stopped"));

    assertThat(compare("running.json", "stopped.json")).isEqualTo(ExitCode.REGRESSION);
    assertThat(out.toString())
        .containsPattern("B\\.rate .* -995 ops/s slower  .*regressed")
        .doesNotContain("geometric mean of", "NaN", "∞");
    assertThat(compare("stopped.json", "running.json")).isZero();
  }

  /** A rate of 0 has no time, and its reader takes nothing but numbers. */
  @Test
  void aDashboardGetsNoRowWithoutANumberAndThatIsSaid() throws Exception {
    JmhFile.empty()
        .row("a.B.rate", "ops/s", TEN)
        .row("a.B.torn", "ops/s", TEN)
        .row("a.B.c", "ms/op", TEN)
        .write(file("running"));
    JmhFile.empty()
        .row("a.B.rate", "ops/s", 0, 0, 0)
        .row("a.B.torn", "ops/s", 10, 0, 0)
        .row("a.B.c", "ms/op", TEN)
        .write(file("stopped"));

    compare("running.json", "stopped.json", "--format", "github-action-benchmark");
    assertThat(out.toString()).doesNotContain("B.rate", "INF", "NaN", "± -").contains("B.torn");
    assertThat(err.toString())
        .contains(
            "heddle: github-action-benchmark: 1 row is left out, having no number that it could"
                + " hold: B.rate; ");
  }

  /** Secondary metrics of JMH's profilers, as -prof gc writes them. */
  @Test
  void anAllocationOutOfNothingIsARegressionAndThatOfTheHarnessIsNone() throws Exception {
    allocates("none", 0);
    allocates("some", 24);
    allocates("harness", 1e-5);
    allocates("more-harness", 3e-5);

    String[] metric = {"--metric", "gc.alloc.rate.norm"};
    assertThat(compare("none.json", "some.json", metric[0], metric[1]))
        .isEqualTo(ExitCode.REGRESSION);
    assertThat(out.toString()).containsPattern("\\+24 B/op .*regressed");
    assertThat(compare("some.json", "none.json", metric[0], metric[1])).isZero();
    assertThat(compare("none.json", "none.json", metric[0], metric[1])).isZero();
    assertThat(compare("harness.json", "more-harness.json", metric[0], metric[1])).isZero();
    assertThat(out.toString())
        .contains("below 0.1 B/op on both sides: that is the harness, not the benchmark");
    assertThat(compare("harness.json", "some.json", metric[0], metric[1]))
        .isEqualTo(ExitCode.REGRESSION);
  }

  private void allocates(String name, double bytes) throws Exception {
    List<List<Double>> raw = List.of(List.of(bytes), List.of(1.01 * bytes), List.of(0.99 * bytes));
    JmhFile.empty()
        .row("a.B.c", "ns/op", 100, 101, 99)
        .with(
            "secondaryMetrics",
            Map.of(
                "gc.alloc.rate.norm", Map.of("score", bytes, "scoreUnit", "B/op", "rawData", raw)))
        .write(file(name));
  }

  @Test
  void aTimeTooShortToBeToldIsNotEquivalent() throws Exception {
    JmhFile.empty().row("a.B.c", "ns/op", 0.05, 0.0501, 0.0499).write(file("short"));
    JmhFile.empty().row("a.B.c", "ns/op", 0.1, 0.1001, 0.0999).write(file("twice"));

    assertThat(compare("short.json", "twice.json")).isZero();
    assertThat(out.toString())
        .contains("1 row: 1 differs", "at most 0.3 ns for one thread's operation apart")
        .doesNotContain("equivalent");
  }

  @Test
  void withoutAThresholdEverySignificantChangeCounts() {
    assertThat(compare("old.json", "slow.json", "--threshold", "0%")).isEqualTo(3);
    assertThat(out.toString()).contains("regressed: farther than chance takes them: ");
  }

  @Test
  void rowsWhoseUnitDoesNotSayWhatIsBetterHaveAMeanAllTheSame() throws Exception {
    JmhFile.empty().row("a.B.c", "MB/sec", TEN).row("a.B.d", "MB/sec", TEN).write(file("memory"));
    JmhFile.empty().row("a.B.c", "MB/sec", TEN).row("a.B.d", "MB/sec", ELEVEN).write(file("more"));

    assertThat(compare("memory.json", "more.json")).isZero();
    assertThat(out.toString())
        .containsPattern(
            "geometric mean of 2 rows: \\+4\\.9.*, the unit does not say what is better");
  }

  @Test
  void noFigureIsLongerThanOneCanRead() throws Exception {
    JmhFile.empty().row("a.B.c", "ms/op", 1e300, 2, 1e-300).write(file("wild"));
    JmhFile.empty().row("a.B.c", "ms/op", 3e-300, 2, 1e300).write(file("wilder"));

    compare("wild.json", "wilder.json");
    assertThat(out.toString()).doesNotContainPattern("[0-9]{12}");
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
        .containsPattern("told\\s+so\\s+in\\s+1\\s+of\\s+100\\s+comparisons");
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
  void anOutputThatCannotBeWrittenIsFour() {
    String nowhere = "json=" + place.resolve("nowhere/out.json");

    assertThat(compare("old.json", "old.json", "--also", nowhere)).isEqualTo(4);
    assertThat(err.toString()).contains("cannot be written (there is no such folder)");
    assertThat(compare("old.json", "slow.json", "--also", nowhere)).isEqualTo(3);
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

  private void wrong(String told, String... args) {
    err.getBuffer().setLength(0);
    out.getBuffer().setLength(0);
    assertThat(compare(args)).as(err.toString()).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).startsWith("heddle: ").contains(told).hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  private Path file(String name) {
    return place.resolve(name + ".json");
  }

  private String path(String word) {
    return word.endsWith(".json") && !word.contains("/") ? place.resolve(word).toString() : word;
  }

  private int compare(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(
            Stream.concat(Stream.of("compare"), Arrays.stream(args).map(this::path))
                .toArray(String[]::new));
  }
}
