package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heddle.result.JmhFile;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of which a test says nothing: without spread, or below what can be told apart. */
class EdgesTest extends EdgeCase {

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
}
