package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heddle.result.JmhFile;
import dev.heddle.result.ResultSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Simulated forks of several iterations, whose order and noise within a fork prove nothing. */
class IterationsTest {

  private static final int ROWS = 300;

  @TempDir Path place;

  /** One fork and the noise of its iterations, in which neighbours resemble each other. */
  private static List<Double> fork(Random random, double log) {
    double level = log + 0.03 * random.nextGaussian();
    double[] noise = {0};
    return DoubleStream.generate(() -> noise[0] = 0.6 * noise[0] + 0.01 * random.nextGaussian())
        .limit(7)
        .map(value -> 10 * Math.exp(level + value))
        .boxed()
        .toList();
  }

  /** One side; every third row of the second is changed. */
  private ResultSet side(int number, String unit, DoubleUnaryOperator as) throws Exception {
    Random random = new Random(number);
    JmhFile file = JmhFile.empty();
    for (int row = 0; row < ROWS; row++) {
      double change = number == 2 && row % 3 == 0 ? (row % 2 == 0 ? 0.1 : -0.1) : 0;
      int forks = 3 + row % 5;
      file.row(
          "a.B.row" + row,
          unit,
          Stream.generate(() -> fork(random, change))
              .limit(forks)
              .map(fork -> fork.stream().map(as::applyAsDouble).toList())
              .toList());
    }
    return ResultSet.read(file.write(place.resolve(number + unit.substring(0, 2) + ".json")));
  }

  private static List<JudgedRow> compared(ResultSet base, ResultSet candidate) throws Exception {
    return new Comparing(Rule.DEFAULT, Tables.SCORE, _ -> true, _ -> null)
        .compare(new Side(List.of(base)), new Side(List.of(candidate)))
        .rows();
  }

  @Test
  void swappingTheSidesMirrorsEveryVerdict() throws Exception {
    ResultSet base = side(1, "ms/op", value -> value);
    ResultSet candidate = side(2, "ms/op", value -> value);

    List<JudgedRow> ahead = compared(base, candidate);
    List<JudgedRow> back = compared(candidate, base);

    assertThat(ahead)
        .extracting(row -> row.verdict().word())
        .contains("regressed", "improved", "inconclusive");
    for (int row = 0; row < ROWS; row++) {
      Verdict one = ahead.get(row).verdict();
      Verdict other = back.get(row).verdict();
      assertThat(other.word())
          .isEqualTo(
              switch (one.word()) {
                case "regressed" -> "improved";
                case "improved" -> "regressed";
                default -> one.word();
              });
      assertThat(other.change().p()).isCloseTo(one.change().p(), within(1e-9));
      assertThat(other.change().ratio().value() * one.change().ratio().value())
          .isCloseTo(1, within(1e-12));
    }
  }

  /** Iterations as samples would call about a third of the rows without a change changed. */
  @Test
  void moreIterationsAreNoMoreEvidence() throws Exception {
    List<JudgedRow> rows =
        compared(side(1, "ms/op", value -> value), side(2, "ms/op", value -> value));

    long falsely =
        IntStream.range(0, ROWS)
            .filter(row -> row % 3 != 0)
            .filter(
                row -> List.of("regressed", "improved").contains(rows.get(row).verdict().word()))
            .count();

    assertThat(falsely).isLessThanOrEqualTo(6);
  }
}
