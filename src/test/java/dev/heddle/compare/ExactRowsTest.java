package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.Calibration;
import dev.heddle.result.Measured;
import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.Role;
import dev.heddle.result.RowId;
import dev.heddle.result.Samples;
import dev.heddle.result.Setup;
import dev.heddle.stats.Iterations;
import dev.heddle.stats.Means;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of what is counted and not timed: few forks suffice, and small changes count. */
class ExactRowsTest {

  private static final String BYTES = "B/op";
  private static final Setup UNKNOWN =
      new Setup(null, null, List.of(), null, null, null, 0, null, 0, 0, null, 0);

  private static final int ROWS = 20_000;

  private static final RowId ID = RowId.of("a.B.c", "avgt", 1, Map.of());

  /** What an object more takes. */
  private static final double OBJECT = 24;

  /** Of ten forks one is compiled otherwise. */
  private static final double COIN = 0.1;

  @ParameterizedTest
  @CsvSource({
    "1000 1000 1000, 1010 1010 1010, regressed",
    "1010 1010.05 1010, 1000 1000 1000.05, improved",
    "1000 1000 1000, 1004.9 1004.9 1004.9, equivalent",
    "10 10 10, 10.4 10.4 10.4, differs",
    "0 0 0, 24 24 24, regressed",
    "0 0 0, 0.4 0.4 0.4, differs",
    "100 100, 124 124, insufficient",
    "0 0, 24 24, insufficient",
    "100 100, 100.3 100.3, equivalent",
    "100 100 100, 124 124, insufficient",
    "1000 1000.2 1000.4, 1010 1010.2 1010.4, equivalent",
  })
  void threeForksThatAgreeSufficeForAHalfPercent(String base, String candidate, String word) {
    assertThat(word(base, candidate, Past.NOTHING)).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource({
    "1000 1000 1000 1000 1000, regressed",
    // four are too few, and a fork that says otherwise makes it a row like any other
    "1000 1000 1000 1000, insufficient",
    "1000 1000 1000 1000 1000 1024, insufficient",
    // another level than the base's
    "990 990 990 990 990, insufficient",
  })
  void twoForksASideSufficeAfterFiveThatAgreeWithTheBase(String earlier, String word)
      throws Exception {
    Past past = new Earlier(List.of(set(List.of(numbers(earlier)))), Tables.SCORE);

    assertThat(word("1000 1000", "1010 1010", past.withoutPriors())).isEqualTo(word);
    assertThat(word("1000 1000", "1002 1002", past)).isEqualTo("equivalent");
  }

  @Test
  void anOlderLevelIsOneBeforeAChange() throws Exception {
    List<ResultSet> runs =
        List.of(
            set(List.of(new double[] {900, 900})),
            set(List.of(new double[] {1000, 1000, 1000})),
            set(List.of(new double[] {1000, 1000})));

    assertThat(word("1000 1000", "1010 1010", new Earlier(runs, Tables.SCORE)))
        .isEqualTo("regressed");
  }

  @Test
  void aCalibrationWhoseForksAgreeKnowsARow() throws Exception {
    ResultSet run = withBytes(1000, 1000, 1000);
    Calibration calibration = Calibrating.of(List.of(run, run), "1", Instant.EPOCH);
    Calibrated calibrated = new Calibrated(calibration);
    Past past = Objects.requireNonNull(calibrated.counted("alloc"));

    Comparison known = bytes(past, withBytes(1000, 1000), withBytes(1010, 1010));
    Comparison elsewhere = bytes(past, withBytes(500, 500), withBytes(510, 510));

    assertThat(known.rows().getFirst().verdict()).isInstanceOf(Verdict.Regressed.class);
    assertThat(elsewhere.rows().getFirst().verdict()).isInstanceOf(Verdict.Insufficient.class);
    assertThat(calibrated.counted("other")).isNull();
  }

  @Test
  void aRowSaysThatItIsExactAndByHowMuchItHasToChange() {
    JudgedRow row =
        compare(Past.NOTHING, set(List.of(numbers("64 64 64"))), set(List.of(numbers("72 72 72"))))
            .rows()
            .getFirst();

    assertThat(row.notes())
        .extracting(Footnote::sentence)
        .containsExactly("exact: forks agree, so a change beyond 0.5 % and 0.5 B/op is no chance");
  }

  /** One fork each: its iterations say as much of exactness as there is to know. */
  @Test
  void ofRealRowsTheIterationsOf19Of24Agree() throws Exception {
    ResultSet file = ResultSet.read(Path.of("src/test/resources/jmh/blake3-gc-profiler.json"));
    List<Measured> rows =
        file.rows().stream()
            .flatMap(row -> Stream.ofNullable(row.secondary().get("gc.alloc.rate.norm")))
            .toList();
    ExactMetric metric = Objects.requireNonNull(ExactMetric.of(Unit.of(BYTES)));

    assertThat(rows).hasSize(24).allMatch(row -> row.forks().size() == 1);
    assertThat(rows)
        .filteredOn(row -> metric.agree(row.forks().getFirst().samples().iterations()))
        .hasSize(19);
  }

  @Test
  void whatOnlyTimesHaveInCommonIsNotExact() {
    assertThat(ExactMetric.of(Unit.of("ns/op"))).isNull();
    assertThat(ExactMetric.of(Unit.of("counts"))).isNull();
    assertThat(ExactMetric.of(Unit.of("#/op"))).isNull();
    assertThat(ExactMetric.of(Unit.of("threads"))).isNotNull();
  }

  /** Forks a side and earlier ones, which are those of one run. */
  @Tag("contract")
  @ParameterizedTest
  @CsvSource({"3, 0", "2, 5"})
  void ofExactRowsOnePercentIsFoundAndNothingElse(int forks, int earlier) {
    assertThat(told(forks, earlier, 1.01, 0)).isGreaterThan(0.99);
    assertThat(told(forks, earlier, 1, 0)).isLessThanOrEqualTo(0.001);
  }

  @Tag("contract")
  @ParameterizedTest
  @CsvSource({"2, 4", "2, 5", "3, 0", "5, 0"})
  void aCoinOfTheCompilerIsSeldomTakenForAChange(int forks, int earlier) {
    assertThat(told(forks, earlier, 1, COIN)).isLessThanOrEqualTo(0.005);
  }

  /** The share of rows that are reported as changed, each judged by itself. */
  private static double told(int forks, int earlier, double factor, double coin) {
    Random random = new Random(forks * 100L + earlier);
    Rule rule = new Rule(0.03, 0.05, Rule.Correction.NONE);
    List<Evidence> rows = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      double level = 60 * Math.pow(80, random.nextDouble());
      Before past = new Before(list(forks(random, earlier, level, coin)));
      Measurement base = measured(forks(random, forks, level, coin));
      Measurement candidate = measured(forks(random, forks, level * factor, coin));
      Pair pair = new Pair(new MatchedRows.Key(ID, 0), "c", SideNames.USUAL, base, candidate);
      rows.add(pair.weighed(rule, false, RunsNoise.NONE, past).evidence());
    }
    long told = new Judge(rule).verdicts(rows).stream().filter(Verdict::changed).count();
    return (double) told / ROWS;
  }

  private static Measurement measured(double... forks) {
    ResultRow row = row("a.B.c", taken(BYTES, forks), Map.of());
    RowSample sample =
        new RowSample(
            Unit.of(BYTES),
            Means.geometric(forks),
            Double.NaN,
            Collections.nCopies(forks.length, 0),
            list(forks),
            () -> Iterations.UNKNOWN,
            null,
            List.of());
    return new Measurement(List.of(row), List.of(sample));
  }

  /** The forks of one earlier run. */
  private record Before(List<Double> earlier) implements Past {
    @Override
    public int agreeing(RowId row, ExactMetric metric, List<Double> forks) {
      List<Double> all = new ArrayList<>(forks);
      all.addAll(earlier);
      return metric.agree(all) ? earlier.size() : 0;
    }
  }

  private static List<Double> list(double... values) {
    return Arrays.stream(values).boxed().toList();
  }

  /** What the harness adds to each fork is a hundredth of a byte or so. */
  private static double[] forks(Random random, int forks, double level, double coin) {
    return IntStream.range(0, forks)
        .mapToDouble(_ ->
            level
                + (random.nextDouble() < coin ? OBJECT : 0)
                + Math.abs(0.008 * random.nextGaussian()))
        .toArray();
  }

  private static String word(String base, String candidate, Past past) {
    return compare(past, set(List.of(numbers(base))), set(List.of(numbers(candidate))))
        .rows()
        .getFirst()
        .verdict()
        .word();
  }

  private static double[] numbers(String words) {
    return Arrays.stream(words.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  private static Comparison compare(Past past, ResultSet base, ResultSet candidate) {
    return compare(Tables.SCORE, past, base, candidate);
  }

  private static Comparison bytes(Past past, ResultSet base, ResultSet candidate) {
    return compare("alloc", past, base, candidate);
  }

  private static Comparison compare(String metric, Past past, ResultSet base, ResultSet candidate) {
    try {
      return new Comparing(Rule.DEFAULT, metric, _ -> true, KnownNoise.NOTHING, past)
          .compare(new Side(List.of(base)), new Side(List.of(candidate)));
    } catch (UnknownMetricException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ResultSet set(List<double[]> rows) {
    List<ResultRow> all = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      all.add(row("a.B.row" + i, taken(BYTES, rows.get(i)), Map.of()));
    }
    return new ResultSet("set", "set", all, null, false);
  }

  private static ResultSet withBytes(double... forks) {
    double[] times = Arrays.stream(forks).map(fork -> fork / 100).toArray();
    ResultRow row = row("a.B.c", taken("ms/op", times), Map.of("alloc", taken(BYTES, forks)));
    return new ResultSet("set", "set", List.of(row), null, false);
  }

  private static ResultRow row(String name, Measured primary, Map<String, Measured> secondary) {
    return new ResultRow(
        RowId.of(name, "avgt", 1, Map.of()),
        Role.CONTENDER,
        UNKNOWN,
        primary.forks().size(),
        primary,
        new TreeMap<>(secondary),
        List.of());
  }

  private static Measured taken(String unit, double... forks) {
    return new Measured(
        unit,
        Double.NaN,
        Map.of(),
        Arrays.stream(forks)
            .mapToObj(fork -> new Measured.Taken(0, Samples.of(unit, List.of(fork))))
            .toList());
  }
}
