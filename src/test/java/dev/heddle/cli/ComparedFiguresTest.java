package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.JmhFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Figures that have no ratio, no direction or no size one could read, as the command prints them.
 */
class ComparedFiguresTest extends CompareCase {

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

  /** A row that is reported by 1 % beside a rule that says 3 % would contradict it. */
  @Test
  void theRuleOfExactRowsStandsBesideThatOfOthers() throws Exception {
    JmhFile.empty().row("a.B.c", "B/op", 1000, 1000, 1000).write(file("exact"));
    JmhFile.empty().row("a.B.c", "B/op", 1010, 1010, 1010).write(file("more"));

    assertThat(compare("exact.json", "more.json")).isEqualTo(ExitCode.REGRESSION);
    assertThat(out.toString()).contains("regressed: more than 3 % (0.5 % where exact) apart");
    compare("exact.json", "exact.json");
    assertThat(out.toString())
        .contains("equivalent: the whole 95 % interval is within 3 % (0.5 % where exact)");
    compare("exact.json", "more.json", "--threshold", "0.5%");
    assertThat(out.toString()).contains("regressed: more than 0.5 % apart");
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
}
