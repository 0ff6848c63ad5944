package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heddle.result.JmhFile;
import dev.heddle.result.Measured;
import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.Role;
import dev.heddle.result.RowId;
import dev.heddle.result.Samples;
import dev.heddle.result.Setup;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of which a test says nothing: without spread, without ratio, without enough forks. */
class EdgesTest {

  private static final double[] TEN = {10, 10.1, 9.9, 10.05, 9.95};
  private static final double[] NONE = {0, 0, 0, 0, 0};

  @TempDir Path place;
  private int files;

  /** The mean of five logarithms of 29 is not the logarithm of 29; of 28 it is. */
  @ParameterizedTest
  @CsvSource({"28", "29"})
  void aRowWithoutSpreadIsNotTestedAndNotOfTheFamily(double constant) throws Exception {
    double[] same = {constant, constant, constant, constant, constant};
    Comparison comparison =
        compare(
            JmhFile.empty()
                .row("a.B.constant", "ms/op", same)
                .row("a.B.c", "ms/op", 100, 103, 98, 104, 97),
            JmhFile.empty()
                .row("a.B.constant", "ms/op", same)
                .row("a.B.c", "ms/op", 105, 108, 103, 110, 101));

    JudgedRow row = comparison.rows().getFirst();
    assertThat(row.verdict()).isInstanceOf(Verdict.Equivalent.class);
    assertThat(row.verdict().change().p()).isNaN();
    assertThat(kinds(row)).containsExactly(Footnote.Kind.NO_SPREAD);
    assertThat(comparison.rows().getLast().verdict()).isInstanceOf(Verdict.Regressed.class);
    assertThat(comparison.rows().getLast().verdict().change().adjusted())
        .isCloseTo(0.0466691358492, within(1e-12));
  }

  @Test
  void neitherAreUnevenForksIterationsOrSmallStepsWithoutSpread() throws Exception {
    List<List<Double>> ragged =
        IntStream.of(1, 3, 6, 7, 10).mapToObj(n -> Collections.nCopies(n, 0.1)).toList();
    List<List<Double>> otherwise =
        IntStream.of(9, 2, 3).mapToObj(n -> Collections.nCopies(n, 0.1)).toList();
    Comparison comparison =
        compare(
            JmhFile.empty()
                .row("a.B.forks", "ms/op", 104, 104, 104, 104, 104, 104)
                .row("a.B.step", "ms/op", 6, 6, 6)
                .row("a.B.ragged", "ms/op", ragged),
            JmhFile.empty()
                .row("a.B.forks", "ms/op", 104, 104, 104, 104, 104)
                .row("a.B.step", "ms/op", 6.06, 6.06, 6.06)
                .row("a.B.ragged", "ms/op", otherwise));

    for (JudgedRow row : comparison.rows()) {
      assertThat(row.verdict()).as(row.name()).isInstanceOf(Verdict.Equivalent.class);
      assertThat(row.verdict().change().p()).as(row.name()).isNaN();
      assertThat(kinds(row)).as(row.name()).containsExactly(Footnote.Kind.NO_SPREAD);
    }
  }

  /** Of one side alone the other's spread is enough to test by. */
  @Test
  void oneSideWithSpreadIsTested() throws Exception {
    JudgedRow row = only("ms/op", new double[] {29, 29, 29, 29, 29}, new double[] {29, 30, 31});

    assertThat(row.verdict().change().p()).isBetween(0.1, 0.5);
  }

  @ParameterizedTest
  @CsvSource({
    "ops/s, 995, 0, regressed, -995.0",
    "ops/s, 0, 995, improved, 995.0",
    "B/op, 0, 24, regressed, 24.0",
    "B/op, 24, 0, improved, -24.0",
    "ms/op, 0, 3, regressed, 3.0",
    "MB/sec, 0, 3, differs, 3.0",
    "counts, 7, 0, differs, -7.0",
    "B/op, 0, 0, equivalent, 0.0",
    "ops/s, 0, 0, equivalent, 0.0",
    "B/op, 0.00001, 24, regressed, 23.99999",
    "B/op, 24, 0.00002, improved, -23.99998",
  })
  void beside0ThereIsAVerdictWithoutARatio(
      String unit, double base, double candidate, String word, double difference) throws Exception {
    JudgedRow row = only(unit, spread(base), spread(candidate));

    assertThat(row.verdict().word()).isEqualTo(word);
    assertThat(row.verdict().change().ratio().value()).isNaN();
    assertThat(row.verdict().change().difference()).isCloseTo(difference, within(0.02));
    assertThat(row.lacking()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "B/op, 0, 24, regressed, 24.0",
    "B/op, 24, 0, improved, -24.0",
    "ops/s, 995, 0, regressed, -995.0",
    "ops/s, 0, 0, equivalent, 0.0",
  })
  void severalRunsASideBeside0HaveTheSameVerdictAsOne(
      String unit, double base, double candidate, String word, double difference) throws Exception {
    JudgedRow row =
        comparing(Rule.DEFAULT)
            .compare(twice(unit, spread(base)), twice(unit, spread(candidate)))
            .rows()
            .getFirst();

    assertThat(row.verdict().word()).isEqualTo(word);
    assertThat(row.verdict().change().difference()).isCloseTo(difference, within(0.02));
    assertThat(row.base().score().value()).isCloseTo(base, within(0.02));
  }

  private Side twice(String unit, double... forks) throws Exception {
    JmhFile file = JmhFile.empty().row("a.B.c", unit, forks);
    return new Side(List.of(side(file).sets().getFirst(), side(file).sets().getFirst()));
  }

  @Test
  void rowsWithoutARatioAreNotInTheGeometricMean() throws Exception {
    Comparison comparison =
        compare(
            JmhFile.empty().row("a.B.c", "ms/op", TEN).row("a.B.d", "ops/s", TEN),
            JmhFile.empty().row("a.B.c", "ms/op", TEN).row("a.B.d", "ops/s", NONE));

    GeometricMean mean = Objects.requireNonNull(comparison.mean());
    assertThat(mean.rows()).isEqualTo(1);
    assertThat(mean.ratio().value()).isCloseTo(1, within(1e-12));
    assertThat(comparison.regressed().getFirst().name()).isEqualTo("B.d");
  }

  @Test
  void fromNothingIsTheLargestChange() throws Exception {
    Comparison comparison =
        compare(
            JmhFile.empty().row("a.B.c", "ms/op", 1, 1.01).row("a.B.d", "B/op", NONE),
            JmhFile.empty().row("a.B.c", "ms/op", 99, 99.1).row("a.B.d", "B/op", spread(24)));

    assertThat(comparison.changedFirst()).extracting(JudgedRow::name).containsExactly("B.d", "B.c");
  }

  @Test
  void belowATenthOfAByteItIsTheHarness() throws Exception {
    JudgedRow row = only("B/op", spread(1.03e-5), spread(3.03e-5));
    JudgedRow withZeros = only("B/op", spread(1.03e-5), new double[] {0, 1e-4, 0, 0, 0.05});

    for (JudgedRow each : List.of(row, withZeros)) {
      assertThat(each.verdict()).isInstanceOf(Verdict.Equivalent.class);
      assertThat(each.verdict().change().p()).isNaN();
      assertThat(kinds(each)).contains(Footnote.Kind.HARNESS);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ns/op, 0.05, 0.10",
    "ops/s, 2e10, 1e10",
    "ns/op, 1, 1.25",
    "B/op, 1.00, 1.06",
    "#/op, 0.004, 0.012",
    "ns/op, 0, 0.2",
  })
  void whatOnlyAFloorKeepsFromAVerdictDiffers(String unit, double base, double candidate)
      throws Exception {
    JudgedRow row = only(unit, spread(base), spread(candidate));

    assertThat(row.verdict().word()).isEqualTo("differs");
    assertThat(kinds(row)).contains(Footnote.Kind.FLOOR);
    assertThat(row.notes().stream().map(Footnote::sentence))
        .anyMatch(text -> text.contains(Floor.of(Unit.of(unit)).words()));
  }

  @Test
  void whatIsWithinTheThresholdIsEquivalentBelowTheFloorToo() throws Exception {
    JudgedRow row = only("ns/op", spread(0.5), spread(0.501));

    assertThat(row.verdict()).isInstanceOf(Verdict.Equivalent.class);
    assertThat(kinds(row)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2, 20, BASE, 2 forks of the base against 20",
    "3, 6, BASE, 3 forks of the base against 6",
    "20, 2, CANDIDATE, 2 forks of the candidate against 20",
    "2, 4, BASE, 2 forks of the base against 4",
  })
  void aFewForksAgainstManyAllowNoVerdict(int base, int candidate, Lack.Whose whose, String why)
      throws Exception {
    JudgedRow row = only("ms/op", many(base, 100), many(candidate, 110));

    assertThat(row.verdict())
        .isInstanceOfSatisfying(
            Verdict.Insufficient.class,
            verdict -> {
              assertThat(verdict.why()).isEqualTo(why);
              assertThat(verdict.lack().whose()).isEqualTo(whose);
            });
    assertThat(kinds(row)).containsExactly(Footnote.Kind.UNEVEN);
  }

  @ParameterizedTest
  @CsvSource({"2, 3", "3, 5", "4, 20", "3, 3", "2, 2"})
  void othersAreJudged(int base, int candidate) throws Exception {
    JudgedRow row = only("ms/op", many(base, 100), many(candidate, 110));

    assertThat(row.verdict()).isNotInstanceOf(Verdict.Insufficient.class);
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void whoseFaultItIsIsTold(boolean swapped) throws Exception {
    double[][] unfit = {{10, 0, 10, 10, 10}, {10, Double.NaN}, {10}, {-1, 2, 3}};
    for (double[] bad : unfit) {
      JudgedRow row = swapped ? only("ms/op", bad, TEN) : only("ms/op", TEN, bad);

      assertThat(row.verdict())
          .as(Arrays.toString(bad))
          .isInstanceOfSatisfying(
              Verdict.Insufficient.class,
              verdict ->
                  assertThat(verdict.lack().whose())
                      .isEqualTo(swapped ? Lack.Whose.BASE : Lack.Whose.CANDIDATE));
    }
  }

  /** Without a pair there is nothing, and nothing is not the same. */
  @ParameterizedTest
  @CsvSource({"3, insufficient", "2, insufficient", "1, regressed"})
  void buildsThatShareNoRoundsAreNotEquivalent(int first, String word) throws Exception {
    ResultSet run =
        new ResultSet(
            "run",
            "run",
            List.of(rounds("old", 1, 1, 2), rounds("new", 2, first, first + 1)),
            null,
            false);

    Comparison comparison = comparing(Rule.DEFAULT).compare(run, new Within("build", "old", "new"));

    assertThat(comparison.rows().getFirst().verdict().word()).isEqualTo(word);
  }

  private static ResultRow rounds(String build, double time, int first, int second) {
    List<Measured.Taken> forks =
        List.of(
            new Measured.Taken(first, Samples.of("ms/op", List.of(time))),
            new Measured.Taken(second, Samples.of("ms/op", List.of(1.001 * time))));
    return new ResultRow(
        RowId.of("a.B.c", "avgt", 1, Map.of("build", build)),
        Role.CONTENDER,
        new Setup("1.37", null, List.of(), "25", null, null, 0, null, 1, 1, "1 s", 1),
        2,
        new Measured("ms/op", time, Map.of(), forks),
        new TreeMap<>(),
        List.of());
  }

  /** Zeros, floors, fallen forks, other units: whatever there is, swapping mirrors what is said. */
  @RepeatedTest(40)
  void swappingTheSidesMirrorsEveryVerdict(RepetitionInfo repetition) throws Exception {
    Random random = new Random(repetition.getCurrentRepetition());
    JmhFile base = JmhFile.empty();
    JmhFile candidate = JmhFile.empty();
    String[] units = {"ns/op", "ops/s", "B/op", "#/op", "counts", "ms", "MB/sec", "us/op", "x/op"};
    for (int row = 0; row < 25; row++) {
      String unit = units[row % units.length];
      double size = Math.exp(8 * random.nextGaussian()) * (unit.equals("ops/s") ? 1e9 : 1);
      base.row("a.B.c" + row, unit, forks(random, size));
      candidate.row("a.B.c" + row, unit, forks(random, size * Math.exp(random.nextGaussian())));
    }
    Rule rule = Rule.DEFAULT.certain(random.nextBoolean());
    Side one = side(base);
    Side other = side(candidate);

    Comparison ahead = comparing(rule).compare(one, other);
    Comparison back = comparing(rule).compare(other, one);

    for (int row = 0; row < ahead.rows().size(); row++) {
      JudgedRow forth = ahead.rows().get(row);
      JudgedRow mirrored = back.rows().get(row);
      assertThat(mirrored.verdict().word()).isEqualTo(mirror(forth.verdict()));
      assertThat(kinds(mirrored)).isEqualTo(kinds(forth));
      double difference = forth.verdict().change().difference();
      if (Double.isFinite(difference)) {
        assertThat(mirrored.verdict().change().difference()).isEqualTo(-difference);
      }
    }
  }

  private static double[] forks(Random random, double size) {
    int forks = 1 + random.nextInt(7);
    int kind = random.nextInt(10);
    double spread = kind < 3 ? 0 : 0.02 * Math.exp(random.nextGaussian());
    return random
        .doubles(forks)
        .map(value ->
            kind == 9 || (kind == 8 && value < 0.3)
                ? 0
                : size * Math.exp(spread * random.nextGaussian()))
        .toArray();
  }

  private static String mirror(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Regressed _ -> "improved";
      case Verdict.Improved _ -> "regressed";
      case Verdict.Differs _,
          Verdict.Equivalent _,
          Verdict.Inconclusive _,
          Verdict.Insufficient _ ->
          verdict.word();
    };
  }

  private static double[] spread(double middle) {
    return Arrays.stream(TEN).map(value -> middle * (1 + (value / 10 - 1) / 100)).toArray();
  }

  private static double[] many(int forks, double middle) {
    return IntStream.range(0, forks).mapToDouble(fork -> middle + 0.3 * (fork % 4)).toArray();
  }

  private static List<Footnote.Kind> kinds(JudgedRow row) {
    return row.notes().stream()
        .map(Footnote::kind)
        .filter(kind -> kind != Footnote.Kind.NO_DIRECTION)
        .toList();
  }

  private JudgedRow only(String unit, double[] base, double[] candidate) throws Exception {
    return compare(
            JmhFile.empty().row("a.B.c", unit, base), JmhFile.empty().row("a.B.c", unit, candidate))
        .rows()
        .getFirst();
  }

  private Comparison compare(JmhFile base, JmhFile candidate) throws Exception {
    return comparing(Rule.DEFAULT).compare(side(base), side(candidate));
  }

  private static Comparing comparing(Rule rule) {
    return new Comparing(rule, Tables.SCORE, _ -> true, _ -> null);
  }

  private Side side(JmhFile file) throws Exception {
    return new Side(List.of(ResultSet.read(file.write(place.resolve(files++ + ".json")))));
  }
}
