package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.Calibration;
import dev.heddle.result.ExampleRun;
import dev.heddle.result.JmhFile;
import dev.heddle.result.Measured;
import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.Role;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo;
import dev.heddle.result.Samples;
import dev.heddle.result.Setup;
import dev.heddle.stats.Interval;
import dev.heddle.stats.RunSpread;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A calibration, from the runs that it is made of to the verdicts that it mends. */
class CalibratedTest {

  private static final double FORKS = 0.02;

  /** The median of what is seen between runs on one machine: 1.56 times what forks predict. */
  private static final double RUNS = FORKS / Math.sqrt(5) * Math.sqrt(1.56 * 1.56 - 1);

  private static final Setup SETUP =
      new Setup("1.37", null, List.of(), "25", null, null, 0, null, 1, 1, "1 s", 1);

  @TempDir Path place;
  private int files;

  @Test
  void withoutItUnchangedRowsAreOftenToldAsChangedAndWithItNoMoreThanTheLevelSays()
      throws Exception {
    Random random = new Random(6);
    int rows = 1200;
    List<ResultSet> repeated = new ArrayList<>();
    for (int run = 0; run < 5; run++) {
      repeated.add(run(random, rows));
    }
    Side base = new Side(List.of(run(random, rows)));
    Side candidate = new Side(List.of(run(random, rows)));
    Rule each = new Rule(0, 0.05, Rule.Correction.NONE);
    Calibration calibration = Calibrating.of(repeated, "1.0", Instant.EPOCH);

    double without = alarms(each, KnownNoise.NOTHING, base, candidate);
    double with = alarms(each, new Calibrated(calibration), base, candidate);

    assertThat(without).isBetween(0.12, 0.22);
    assertThat(with).isBetween(0.02, 0.055);
    Rule seldom = new Rule(0, 0.001, Rule.Correction.NONE);
    assertThat(alarms(seldom, new Calibrated(calibration), base, candidate)).isLessThan(0.0015);
  }

  /** What a reader is told beforehand and what a comparison tells afterwards are one formula. */
  @ParameterizedTest
  @CsvSource({"4, 3", "4, 10", "40, 3", "40, 5"})
  void whatIsSaidToBeToldIsToldAndNothingSmaller(int rows, int repetitions) throws Exception {
    Random random = new Random(rows + repetitions);
    List<ResultSet> repeated = new ArrayList<>();
    for (int run = 0; run < repetitions; run++) {
      repeated.add(run(random, rows));
    }
    Calibration calibration = Calibrating.of(repeated, "1.0", Instant.EPOCH);
    Sensitivities found = Sensitivities.of(calibration, repeated, Rule.DEFAULT);
    ResultSet base = run(random, rows);

    for (int row = 0; row < 4; row++) {
      double told = found.rows().get(row).sensitivity().toldOfSuchRuns();

      assertThat(told).isGreaterThanOrEqualTo(1.03);
      for (double ratio : new double[] {1.0001 * told, 1 / (1.0001 * told)}) {
        assertThat(verdict(calibration, base, row, ratio).changed()).isTrue();
      }
      for (double ratio : new double[] {0.9999 * told, 1 / (0.9999 * told)}) {
        assertThat(verdict(calibration, base, row, ratio).changed()).isFalse();
      }
    }
  }

  private static Verdict verdict(Calibration calibration, ResultSet base, int row, double ratio)
      throws Exception {
    List<ResultRow> rows = new ArrayList<>(base.rows());
    ResultRow changed = rows.get(row);
    rows.set(
        row,
        row(
            changed.id(),
            changed.primary().forks().stream()
                .map(fork -> ratio * fork.samples().iterations().getFirst())
                .toList()));
    return new Comparing(Rule.DEFAULT, Tables.SCORE, _ -> true, new Calibrated(calibration))
        .compare(
            new Side(List.of(base)),
            new Side(List.of(new ResultSet("other", "other", rows, null, false))))
        .rows()
        .get(row)
        .verdict();
  }

  /** Rows move together, so that the mean of many moves nearly as much as each. */
  @Tag("contract")
  @Test
  void theIntervalOfTheGeometricMeanHoldsTheTruthWhereRowsMoveTogether() throws Exception {
    Random random = new Random(8);
    int held = 0;
    int times = 400;
    for (int i = 0; i < times; i++) {
      List<ResultSet> repeated = new ArrayList<>();
      for (int run = 0; run < 5; run++) {
        repeated.add(run(random, 12, random.nextGaussian()));
      }
      Comparison comparison =
          new Comparing(
                  Rule.DEFAULT,
                  Tables.SCORE,
                  _ -> true,
                  new Calibrated(Calibrating.of(repeated, "1.0", Instant.EPOCH)))
              .compare(
                  new Side(List.of(run(random, 12, random.nextGaussian()))),
                  new Side(List.of(run(random, 12, random.nextGaussian()))));
      held += holdsNoChange(comparison) ? 1 : 0;
    }

    assertThat((double) held / times).isBetween(0.92, 0.98);
  }

  private static boolean holdsNoChange(Comparison comparison) {
    Interval interval =
        Objects.requireNonNull(Objects.requireNonNull(comparison.mean()).ratio().interval());
    return interval.low() <= 1 && interval.high() >= 1;
  }

  @Test
  void severalRunsASideTellTheIntervalOfTheGeometricMeanAndSingleRunsDoNot() throws Exception {
    Random random = new Random(9);
    List<ResultSet> base = new ArrayList<>();
    List<ResultSet> candidate = new ArrayList<>();
    for (int run = 0; run < 3; run++) {
      base.add(run(random, 12, random.nextGaussian()));
      candidate.add(run(random, 12, random.nextGaussian()));
    }
    Comparing comparing = new Comparing(Rule.DEFAULT, Tables.SCORE, _ -> true, KnownNoise.NOTHING);

    Comparison several = comparing.compare(new Side(base), new Side(candidate));
    Comparison single =
        comparing.compare(new Side(base.subList(0, 1)), new Side(candidate.subList(0, 1)));

    assertThat(holdsNoChange(several)).isTrue();
    assertThat(Objects.requireNonNull(single.mean()).ratio().interval()).isNull();
    assertThat(single.notes())
        .extracting(Footnote::kind)
        .contains(Footnote.Kind.MEAN_WITHOUT_INTERVAL);
  }

  @Test
  void oneOfAnEarlierVersionIsStillBelievedAndSaysNothingOfTheGeometricMean() throws Exception {
    Random random = new Random(10);
    List<ResultSet> repeated = new ArrayList<>();
    for (int run = 0; run < 5; run++) {
      repeated.add(run(random, 12));
    }
    Calibration now = Calibrating.of(repeated, "1.0", Instant.EPOCH);
    List<Calibration.Row> rows =
        now.rows().stream()
            .map(row ->
                new Calibration.Row(
                    row.row(),
                    row.unit(),
                    row.score(),
                    row.runs(),
                    row.forks(),
                    row.varianceOfForks(),
                    row.varianceOfRuns(),
                    row.degreesOfFreedom(),
                    null,
                    null))
            .toList();
    Calibrated old =
        new Calibrated(new Calibration(1, "0.9", Instant.EPOCH, null, "25", 5, rows, null));

    Comparison comparison =
        new Comparing(Rule.DEFAULT, Tables.SCORE, _ -> true, old)
            .compare(new Side(List.of(run(random, 12))), new Side(List.of(run(random, 12))));

    for (Calibration.Row row : now.rows()) {
      RunSpread exact = Calibrated.spread(row);
      RunSpread read = Objects.requireNonNull(old.runs(row.row()));
      assertThat(read.ofMeans()).isGreaterThan(0.999999 * exact.ofMeans());
      assertThat(read.degreesOfFreedom()).isEqualTo(4);
    }
    assertThat(comparison.notes())
        .extracting(Footnote::kind)
        .contains(Footnote.Kind.RUN_NOISE_KNOWN, Footnote.Kind.MEAN_WITHOUT_INTERVAL);
  }

  private static double alarms(Rule rule, KnownNoise noise, Side base, Side candidate)
      throws Exception {
    Comparison comparison =
        new Comparing(rule, Tables.SCORE, _ -> true, noise).compare(base, candidate);
    long changed = comparison.rows().stream().filter(row -> row.verdict().changed()).count();
    return (double) changed / comparison.rows().size();
  }

  private static ResultSet run(Random random, int number) {
    return run(random, number, 0);
  }

  /**
   * A run whose rows are all {@code shared} standard deviations of runs off, and each by its own.
   */
  private static ResultSet run(Random random, int number, double shared) {
    List<ResultRow> rows = new ArrayList<>();
    for (int row = 0; row < number; row++) {
      double level = 1e3 * Math.exp(RUNS * (shared + random.nextGaussian()));
      List<Double> forks = new ArrayList<>();
      for (int fork = 0; fork < 5; fork++) {
        forks.add(level * Math.exp(FORKS * random.nextGaussian()));
      }
      rows.add(row(RowId.of("a.B.c" + row, "avgt", 1, Map.of()), forks));
    }
    return new ResultSet("run", "run", rows, null, false);
  }

  private static ResultRow row(RowId id, List<Double> forks) {
    return new ResultRow(
        id,
        Role.CONTENDER,
        SETUP,
        5,
        new Measured(
            "ms/op",
            1e3,
            Map.of(),
            forks.stream()
                .map(value -> new Measured.Taken(0, Samples.of("ms/op", List.of(value))))
                .toList()),
        new TreeMap<>(),
        List.of());
  }

  @Test
  void eachRowHasItsOwnNoise() throws Exception {
    Calibration calibration = calibration(exampleRuns());

    assertThat(calibration.runs()).isEqualTo(3);
    assertThat(calibration.jdk()).isEqualTo("25");
    assertThat(calibration.rows()).hasSize(2);
    Calibration.Row row = calibration.rows().getFirst();
    assertThat(row.runs()).isEqualTo(3);
    assertThat(row.forks()).isEqualTo(9);
    assertThat(row.degreesOfFreedom()).isBetween(0.01, 2.0);
    assertThat(row.varianceOfForks()).isPositive();
    assertThat(Objects.requireNonNull(calibration.machine()).logicalCores()).isPositive();
  }

  @Test
  void aRowWithOneForkIsLeftOutAndNamed() throws Exception {
    JmhFile file = JmhFile.empty().row("a.B.c", "ms/op", 1, 1.1).row("a.B.d", "ms/op", 1);
    List<ResultSet> runs = List.of(set(file), set(file));

    Sensitivities found = Sensitivities.of(calibration(runs), runs, Rule.DEFAULT);

    assertThat(found.rows()).extracting(Sensitivities.Row::name).containsExactly("B.c");
    assertThat(found.leftOut()).containsExactly("B.d");
    assertThat(found.calibration().machine()).isNull();
  }

  @Test
  void rowsThatItDoesNotKnowAreCounted() throws Exception {
    JmhFile one = JmhFile.empty().row("a.B.c", "ms/op", 1, 1.1);
    JmhFile again = JmhFile.empty().row("a.B.c", "ms/op", 1, 1.2);
    JmhFile two = JmhFile.empty().row("a.B.c", "ms/op", 1, 1.1).row("a.B.d", "ms/op", 1, 1.1);
    Calibrated noise = new Calibrated(calibration(List.of(set(one), set(again))));

    Comparison comparison =
        new Comparing(Rule.DEFAULT, Tables.SCORE, _ -> true, noise)
            .compare(new Side(List.of(set(two))), new Side(List.of(set(two))));

    assertThat(comparison.notes().stream().map(Footnote::sentence))
        .anyMatch(note -> note.endsWith("would tell (1 of 2 rows)"))
        .contains(
            "the intervals take in the noise between runs (from a calibration by 2 runs)",
            "the calibration does not say on which machine it was made");
  }

  @Test
  void ofAnotherMachineItSaysNothingAndOfAnotherJdkItIsDoubted() throws Exception {
    List<ResultSet> runs = exampleRuns();
    Calibration here = calibration(runs);
    RunInfo.Machine machine = Objects.requireNonNull(here.machine());
    RunInfo.Machine larger =
        new RunInfo.Machine(
            machine.processor(),
            64,
            128,
            machine.memoryBytes(),
            null,
            null,
            machine.system(),
            machine.kernel(),
            "elsewhere",
            List.of());
    Calibrated elsewhere =
        new Calibrated(
            new Calibration(1, "1", Instant.EPOCH, larger, "21.0.1", 3, here.rows(), null));

    assertThat(new Calibrated(here).otherMachine(runs)).isNull();
    assertThat(elsewhere.otherMachine(runs)).contains("with 128 processors");
    assertThat(elsewhere.notes(new Side(runs), new Side(runs)))
        .extracting(Footnote::text)
        .containsExactly(
            "the calibration is of another machine of the same kind (elsewhere)",
            "the calibration is of JDK 21.0.1 and not 25, whose runs may differ by more or less");
    assertThat(new Calibrated(here).notes(new Side(runs), new Side(runs))).isEmpty();
  }

  @Test
  void runsOfManyMoreForksDoubtIt() throws Exception {
    JmhFile few = JmhFile.empty().row("a.B.c", "ms/op", 1, 1.1);
    JmhFile many = JmhFile.empty().row("a.B.c", "ms/op", 1, 1.1, 1, 1.1, 1);
    Calibrated noise = new Calibrated(calibration(List.of(set(few), set(few))));
    Side side = new Side(List.of(set(few)));

    assertThat(noise.notes(side, side)).hasSize(1);
    assertThat(noise.notes(side, new Side(List.of(set(many)))).getLast().text())
        .contains("calibrate with as many");
  }

  private List<ResultSet> exampleRuns() throws Exception {
    List<ResultSet> runs = new ArrayList<>();
    for (int run = 1; run <= 3; run++) {
      ExampleRun example = ExampleRun.of("squares", "a.Squares.sum").seed(run);
      RowId one = example.row("bare", 1);
      RowId other = example.row("fixed-pool", 2);
      example.takes(one, 12 + run).takes(other, 7);
      runs.add(ResultSet.read(example.write(place.resolve("run-" + run))));
    }
    return runs;
  }

  private static Calibration calibration(List<ResultSet> runs) {
    return Calibrating.of(runs, "1.0", Instant.parse("2026-01-02T03:04:05Z"));
  }

  private ResultSet set(JmhFile file) throws Exception {
    return ResultSet.read(file.write(place.resolve(files++ + ".json")));
  }
}
