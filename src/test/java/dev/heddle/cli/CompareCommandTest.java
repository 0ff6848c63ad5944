package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.JmhFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The command as a CI job uses it: what it exits with, and what it says of that. */
class CompareCommandTest extends CompareCase {

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

  /** It was measured, or tried: only what is not there may be missing. */
  @Test
  void aRowWithoutAnyValueIsNotMissing() throws Exception {
    JmhFile.empty()
        .row("a.B.c", "ms/op", TEN)
        .row("a.B.d", "ms/op", new double[0])
        .write(file("nothing"));
    unjudged("nothing.json", "B.d (not measured)");
    assertThat(compare("nothing.json", "nothing.json", "--allow-missing")).isZero();
    assertThat(out.toString()).contains("B.d (measured by neither)");
  }

  @Test
  void whatHelpsDependsOnWhatIsWrong() throws Exception {
    JmhFile.empty().row("a.B.c", "ops/s", 10, 0, 10).write(file("zeros"));
    JmhFile.empty().row("a.B.c", "ops/s", 10).write(file("single"));

    compare("zeros.json", "zeros.json");
    assertThat(err.toString()).contains("not every fork is above 0; name results of like units");
    compare("single.json", "single.json");
    assertThat(err.toString()).contains("one fork a side; measure two forks or more a side");
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
  void anOutputThatCannotBeWrittenIsFour() {
    String nowhere = "json=" + place.resolve("nowhere/out.json");

    assertThat(compare("old.json", "old.json", "--also", nowhere)).isEqualTo(4);
    assertThat(err.toString()).contains("cannot be written (there is no such folder)");
    assertThat(compare("old.json", "slow.json", "--also", nowhere)).isEqualTo(3);
  }
}
