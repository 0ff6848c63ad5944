package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heddle.result.ExampleRun;
import dev.heddle.result.JmhFile;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.stats.Difference;
import dev.heddle.stats.Estimate;
import dev.heddle.stats.RunNoise;
import dev.heddle.stats.RunSpread;
import dev.heddle.stats.Sample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two sides, matched and judged. */
class ComparingTest {

  private static final double[] TEN = {10, 10.1, 9.9, 10.05, 9.95};
  private static final double[] ELEVEN = {11, 11.1, 10.9, 11.05, 10.95};

  @TempDir Path place;
  private int files;

  @Test
  void rowsAreMatchedByWhatTheyAreNotByTheirOrder() throws Exception {
    Comparison comparison =
        compare(
            JmhFile.empty().row("a.B.c", "ms/op", TEN).row("a.B.d", "ms/op", ELEVEN),
            JmhFile.empty().row("a.B.d", "ms/op", ELEVEN).row("a.B.c", "ms/op", ELEVEN));

    assertThat(words(comparison)).containsExactly("B.c regressed", "B.d equivalent");
    assertThat(comparison.changedFirst().getFirst().name()).isEqualTo("B.c");
    assertThat(comparison.notes())
        .extracting(Footnote::kind)
        .containsExactly(Footnote.Kind.RUN_NOISE_UNKNOWN, Footnote.Kind.MEAN_WITHOUT_INTERVAL);
  }

  @Test
  void aParameterMakesAnotherRow() throws Exception {
    Comparison comparison =
        compare(
            JmhFile.empty()
                .row("a.B.c", Map.of("size", "1", "kind", "x"), "ms/op", TEN)
                .row("a.B.c", Map.of("size", "2", "kind", "x"), "ms/op", TEN),
            JmhFile.empty()
                .row("a.B.c", Map.of("size", "1", "kind", "x"), "ms/op", ELEVEN)
                .row("a.B.c", Map.of("size", "3", "kind", "x"), "ms/op", ELEVEN));

    assertThat(words(comparison)).containsExactly("B.c size=1 regressed");
    assertThat(comparison.settings()).containsExactly(Map.entry("kind", "x"));
    assertThat(comparison.missing()).extracting(LoneRow::name).containsExactly("B.c size=2");
    assertThat(comparison.added()).extracting(LoneRow::name).containsExactly("B.c size=3");
    assertThat(comparison.notes()).extracting(Footnote::kind).contains(Footnote.Kind.ROWS_DIFFER);
  }

  @Test
  void otherUnitsOfTimeAreTurnedIntoTheBasesOwn() throws Exception {
    double[] micros = Arrays.stream(TEN).map(value -> 1000 * value).toArray();
    Comparison comparison =
        compare(
            JmhFile.empty().row("a.B.c", "ms/op", TEN),
            JmhFile.empty().row("a.B.c", "us/op", micros));

    JudgedRow row = comparison.rows().getFirst();
    assertThat(row.verdict()).isInstanceOf(Verdict.Equivalent.class);
    assertThat(row.candidate().unit().text()).isEqualTo("ms/op");
    assertThat(row.candidate().score().value()).isCloseTo(row.base().score().value(), within(1e-9));
  }

  @Test
  void theSmallestTimeThatCountsIsTheSameInEveryUnit() throws Exception {
    JmhFile base = JmhFile.empty().row("a.B.c", "ns/op", 30, 30.1, 29.9, 30.05, 29.95);
    JmhFile slower = JmhFile.empty().row("a.B.c", "ns/op", 32, 32.1, 31.9, 32.05, 31.95);
    JmhFile inMicros =
        JmhFile.empty().row("a.B.c", "us/op", 0.032, 0.0321, 0.0319, 0.03205, 0.03195);

    assertThat(words(compare(base, slower))).containsExactly("B.c regressed");
    assertThat(words(compare(base, inMicros))).containsExactly("B.c regressed");
  }

  @Test
  void unitsThatDoNotFitAllowNoVerdict() throws Exception {
    Comparison comparison =
        compare(
            JmhFile.empty().row("a.B.c", "B/op", TEN), JmhFile.empty().row("a.B.c", "#/op", TEN));

    assertThat(comparison.rows().getFirst().verdict())
        .isInstanceOfSatisfying(
            Verdict.Insufficient.class,
            verdict -> assertThat(verdict.why()).isEqualTo("units B/op and #/op"));
    assertThat(comparison.mean()).isNull();
  }

  @Test
  void oneForkAndNoNumberAllowNoVerdict() throws Exception {
    Comparison comparison =
        compare(
            JmhFile.empty()
                .row("a.B.c", "ms/op", 1)
                .row("a.B.d", "ms/op", TEN)
                .row("a.B.e", "ms/op", TEN),
            JmhFile.empty()
                .row("a.B.c", "ms/op", 2, 2)
                .row("a.B.d", "ms/op", 2, Double.NaN)
                .row("a.B.e", "ms/op", 2, 0));

    assertThat(comparison.rows())
        .extracting(JudgedRow::verdict)
        .extracting(verdict -> ((Verdict.Insufficient) verdict).why())
        .containsExactly(
            "one fork of the base",
            "candidate: not every fork gave a finite value",
            "candidate: not every fork is above 0");
    assertThat(comparison.rows()).extracting(JudgedRow::lacking).containsExactly(false, true, true);
    assertThat(comparison.nothingJudged()).isTrue();
  }

  @Test
  void ratesAndTimesHaveOneGeometricMean() throws Exception {
    double[] rates = Arrays.stream(TEN).map(value -> 1 / value).toArray();
    double[] slower = Arrays.stream(ELEVEN).map(value -> 1 / value).toArray();
    Comparison comparison =
        compare(
            JmhFile.empty().row("a.B.c", "ms/op", TEN).row("a.B.d", "ops/ms", rates),
            JmhFile.empty().row("a.B.c", "ms/op", ELEVEN).row("a.B.d", "ops/ms", slower));

    GeometricMean mean = Objects.requireNonNull(comparison.mean());
    assertThat(mean.ratio().value()).isCloseTo(1.1, within(1e-3));
    assertThat(mean.direction()).isEqualTo(Unit.Direction.LESS);
    assertThat(mean.rows()).isEqualTo(2);
    assertThat(words(comparison)).containsExactly("B.c regressed", "B.d regressed");
  }

  @Test
  void whatWasNotTheSameIsTold() throws Exception {
    Comparison comparison =
        compare(
            JmhFile.empty().row("a.B.c", "ms/op", TEN),
            JmhFile.empty()
                .row("a.B.c", "ms/op", TEN)
                .with("jdkVersion", "21")
                .with("jvmArgs", List.of("-Xmx1g")));

    assertThat(comparison.notes().stream().map(Footnote::sentence))
        .contains(
            "different JDK: 25 against 21", "different flags of the JVM: none against -Xmx1g");
  }

  @Test
  void ofTheFlagsOfTheJvmOnlyThoseAreToldThatDiffer() throws Exception {
    List<String> shared = List.of("-XX:+UseParallelGC", "-Dapp=1", "-ea");
    Comparison comparison =
        compare(
            JmhFile.empty().row("a.B.c", "ms/op", TEN).with("jvmArgs", with(shared, "-Xmx1g")),
            JmhFile.empty().row("a.B.c", "ms/op", TEN).with("jvmArgs", with(shared, "-Xmx2g")));
    Comparison turned =
        compare(
            JmhFile.empty().row("a.B.c", "ms/op", TEN).with("jvmArgs", shared),
            JmhFile.empty().row("a.B.c", "ms/op", TEN).with("jvmArgs", shared.reversed()));

    assertThat(comparison.notes().stream().map(Footnote::sentence))
        .contains("different flags of the JVM: -Xmx1g against -Xmx2g");
    assertThat(turned.notes().stream().map(Footnote::sentence))
        .contains("the flags of the JVM stand in another order");
  }

  private static List<String> with(List<String> flags, String more) {
    return Stream.concat(flags.stream(), Stream.of(more)).toList();
  }

  @Test
  void severalRunsOfASideTellWhatRunsDifferBy() throws Exception {
    List<double[]> before = List.of(TEN, new double[] {10.5, 10.6, 10.4}, new double[] {9.6, 9.5});
    List<double[]> after = List.of(ELEVEN, new double[] {11.5, 11.4}, new double[] {10.6, 10.4});
    Comparison comparison = comparing().compare(side(before), side(after));

    Sample below = new Sample(before);
    Sample above = new Sample(after);
    Estimate expected =
        Difference.unpaired(
                above, below, Objects.requireNonNull(RunSpread.of(List.of(below, above))).alone())
            .estimate();
    assertThat(comparison.rows().getFirst().verdict().change().ratio()).isEqualTo(expected);
    assertThat(comparison.rows().getFirst().base().forks()).hasSize(10);
    assertThat(comparison.notes())
        .extracting(Footnote::kind)
        .containsExactly(Footnote.Kind.RUN_NOISE_KNOWN);
  }

  @Test
  void calibrationWidensTheInterval() throws Exception {
    Side base = side(List.of(TEN));
    Side candidate = side(List.of(ELEVEN));
    Comparing calibrated =
        new Comparing(
            Rule.DEFAULT,
            Tables.SCORE,
            _ -> true,
            _ -> new RunNoise(0.01, 4, 0.0001, 20, 5, Double.NaN));

    assertThat(calibrated.compare(base, candidate).rows().getFirst().verdict())
        .isInstanceOf(Verdict.Inconclusive.class);
    assertThat(comparing().compare(base, candidate).rows().getFirst().verdict())
        .isInstanceOf(Verdict.Regressed.class);
  }

  @Test
  void insideOneRunRoundsPairTheForks() throws Exception {
    ExampleRun run = ExampleRun.of("squares", "a.Squares.sum").rounds(5);
    RowId threads = run.row("fixed-pool", 2, "tasks", "64");
    RowId processes = run.row("process-pool", 2, "tasks", "64");
    run.takes(threads, 12.5).takes(processes, 13.5);
    ResultSet set = ResultSet.read(run.write(place.resolve("run")));
    Within within = new Within("model", "fixed-pool", "process-pool");

    Comparison comparison = comparing().compare(set, within);

    JudgedRow row = comparison.rows().getFirst();
    double[] base = row.base().forks().stream().mapToDouble(Double::doubleValue).toArray();
    double[] candidate =
        row.candidate().forks().stream().mapToDouble(Double::doubleValue).toArray();
    assertThat(row.verdict().change().ratio())
        .isEqualTo(Difference.paired(candidate, base).estimate());
    assertThat(row.verdict()).isInstanceOf(Verdict.Regressed.class);
    assertThat(row.name()).isEqualTo("squares");
    assertThat(comparison.baseName()).isEqualTo("fixed-pool");
    assertThat(comparison.notes()).isEmpty();
  }

  @Test
  void aRowThatFailedInTheCandidateIsMissingWithItsCause() throws Exception {
    ExampleRun good = ExampleRun.of("squares", "a.Squares.sum");
    ExampleRun bad = ExampleRun.of("squares", "a.Squares.sum");
    RowId row = good.row("fixed-pool", 2);
    good.takes(row, 12);
    bad.takes(row, 0).fails(row, 1, "the answer was wrong");
    Comparison comparison =
        comparing()
            .compare(
                new Side(List.of(ResultSet.read(good.write(place.resolve("good"))))),
                new Side(List.of(ResultSet.read(bad.write(place.resolve("bad"))))));

    assertThat(comparison.rows()).isEmpty();
    assertThat(comparison.missing())
        .extracting(LoneRow::why)
        .containsExactly("failed: the answer was wrong (round 1)");
  }

  @Test
  void onlyRowsThatAreChosenAreCompared() throws Exception {
    JmhFile file = JmhFile.empty().row("a.B.c", "ms/op", TEN).row("a.B.d", "ms/op", TEN);
    ResultSet set = ResultSet.read(file.write(place.resolve("a.json")));
    Comparing only =
        new Comparing(Rule.DEFAULT, Tables.SCORE, name -> name.endsWith("d"), _ -> null);

    assertThat(only.compare(new Side(List.of(set)), new Side(List.of(set))).rows())
        .extracting(JudgedRow::fullName)
        .containsExactly("a.B.d");
  }

  private Comparison compare(JmhFile base, JmhFile candidate) throws Exception {
    return comparing().compare(side(base), side(candidate));
  }

  private static Comparing comparing() {
    return new Comparing(Rule.DEFAULT, Tables.SCORE, _ -> true, _ -> null);
  }

  private Side side(JmhFile file) throws Exception {
    return new Side(List.of(ResultSet.read(file.write(place.resolve(files++ + ".json")))));
  }

  private Side side(List<double[]> runs) throws Exception {
    List<ResultSet> sets = new ArrayList<>();
    for (double[] forks : runs) {
      sets.addAll(side(JmhFile.empty().row("a.B.c", "ms/op", forks)).sets());
    }
    return new Side(sets);
  }

  private static List<String> words(Comparison comparison) {
    return comparison.rows().stream().map(row -> row.name() + " " + row.verdict().word()).toList();
  }
}
