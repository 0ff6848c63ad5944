package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heddle.result.JmhFile;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows without a ratio, since a side is 0, and the mean of those that have one. */
class BesideZeroTest extends EdgeCase {

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
  void aRowThatCannotBeJudgedIsNotInTheGeometricMeanAndThatIsSaid() throws Exception {
    JmhFile base = JmhFile.empty().row("a.B.c", "ms/op", TEN).row("a.B.d", "ms/op", TEN);

    Comparison comparison =
        compare(base, JmhFile.empty().row("a.B.c", "ms/op", TEN).row("a.B.d", "ms/op", 18));

    GeometricMean mean = Objects.requireNonNull(comparison.mean());
    assertThat(mean.rows()).isEqualTo(1);
    assertThat(mean.ratio().value()).isCloseTo(1, within(1e-12));
    assertThat(comparison.notes().stream().map(Footnote::sentence))
        .contains("the geometric mean is over the rows that can be judged (1 of 2 is not)");
  }

  @Test
  void whereNoRowCanBeJudgedTheGeometricMeanIsOfAll() throws Exception {
    Comparison comparison =
        compare(
            JmhFile.empty().row("a.B.c", "ms/op", 10).row("a.B.d", "ms/op", 10),
            JmhFile.empty().row("a.B.c", "ms/op", 11).row("a.B.d", "ms/op", 11));

    GeometricMean mean = Objects.requireNonNull(comparison.mean());
    assertThat(mean.rows()).isEqualTo(2);
    assertThat(comparison.notes().stream().map(Footnote::text))
        .noneMatch(note -> note.contains("can be judged"));
  }

  @Test
  void fromNothingIsTheLargestChange() throws Exception {
    Comparison comparison =
        compare(
            JmhFile.empty().row("a.B.c", "ms/op", 1, 1.01).row("a.B.d", "B/op", NONE),
            JmhFile.empty().row("a.B.c", "ms/op", 99, 99.1).row("a.B.d", "B/op", spread(24)));

    assertThat(comparison.changedFirst()).extracting(JudgedRow::name).containsExactly("B.d", "B.c");
  }
}
