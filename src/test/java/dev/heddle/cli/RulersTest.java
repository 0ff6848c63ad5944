package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.JmhFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rows that cannot have changed make of the verdicts on others. */
class RulersTest {

  private static final String LOOP = "dev.heddle.benchmarks.RulerBenchmark.loop";
  private static final String ALLOCATION = "dev.heddle.benchmarks.RulerBenchmark.allocation";

  @TempDir Path place;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aRulerThatMovedSaysThatTheMachineDid() throws Exception {
    write("old.json", 10, 1000, 300);
    write("new.json", 11, 1060, 301);

    assertThat(heddle("compare", file("old.json"), file("new.json"))).isEqualTo(3);
    assertThat(out.toString())
        .contains("the machine moved between the runs", "ruler loop +5.")
        .doesNotContain("ruler allocation", "RulerBenchmark")
        .contains("1 row: 1 regressed", "B.c");
  }

  @Test
  void aRegressionIsWorseThanAMachineThatMoved() throws Exception {
    write("old.json", 10, 1000, 300);
    write("slow.json", 11, 1060, 301);
    write("same.json", 10, 900, 300);
    String[] slow = {"compare", file("old.json"), file("slow.json"), "--fail-on", "ruler"};
    String[] same = {"compare", file("old.json"), file("same.json"), "--fail-on", "ruler"};

    assertThat(heddle(slow)).isEqualTo(3);
    assertThat(heddle(same)).isEqualTo(5);
    assertThat(err.toString()).contains("heddle: the machine moved between the runs (ruler loop -");
  }

  @Test
  void rulersThatAgreeAndFilesWithoutThemSayNothing() throws Exception {
    write("old.json", 10, 1000, 300);
    write("new.json", 10, 1020, 297);
    JmhFile.empty().row("a.B.c", "ms/op", TrendCase.forks(10)).write(place.resolve("bare.json"));

    for (String other : new String[] {"new.json", "bare.json"}) {
      assertThat(heddle("compare", file("old.json"), file(other), "--fail-on", "ruler")).isZero();
      assertThat(heddle("compare", file(other), file("old.json"), "--fail-on", "ruler")).isZero();
    }
    assertThat(out.toString()).doesNotContain("machine moved");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void rulersAreNotInTablesNorInTheGeometricMean() throws Exception {
    write("old.json", 10, 1000, 300);
    write("new.json", 10, 2000, 600);

    assertThat(heddle("table", file("old.json"))).isZero();
    assertThat(heddle("compare", file("old.json"), file("new.json"), "--format", "csv")).isZero();

    assertThat(out.toString()).contains("a.B.c").doesNotContain("loop", "allocation");
  }

  @Test
  void theNewestRunOfAHistoryIsHeldAgainstTheRulersOfThoseBefore() throws Exception {
    for (int day = 1; day <= 8; day++) {
      String name = String.format(Locale.ROOT, "2026-01-0%dT12-00-00Z-000000%d.json", day, day);
      write("history/" + name, 10 + 0.05 * (day % 3), day == 8 ? 1070 : 1000 + day, 300);
    }

    assertThat(heddle("trend", file("history"))).isZero();
    assertThat(out.toString()).contains("the machine moved between the runs");
    assertThat(heddle("trend", file("history"), "--fail-on", "ruler")).isEqualTo(5);
    assertThat(heddle("trend", file("history"), "--fail-on", "rulers")).isEqualTo(2);
    assertThat(err.toString()).contains("did you mean 'ruler'?");

    Files.delete(place.resolve("history/2026-01-08T12-00-00Z-0000008.json"));
    out.getBuffer().setLength(0);
    assertThat(heddle("trend", file("history"), "--fail-on", "ruler")).isZero();
    assertThat(out.toString()).doesNotContain("machine");
  }

  private void write(String name, double score, double loop, double allocation) throws Exception {
    Path file = place.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    JmhFile.empty()
        .row("a.B.c", "ms/op", TrendCase.forks(score))
        .row(LOOP, "ns/op", TrendCase.forks(loop))
        .row(ALLOCATION, "ns/op", TrendCase.forks(allocation))
        .write(file);
  }

  private String file(String name) {
    return place.resolve(name).toString();
  }

  private int heddle(String... words) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(Arrays.copyOf(words, words.length));
  }
}
