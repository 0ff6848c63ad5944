package dev.heddle.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SquareSumTest {

  @ParameterizedTest
  @CsvSource({"1,1", "1,5", "2,3", "7,3", "64,64", "100,7", "0,2", "3100000,64"})
  void thePartsAddUpToTheClosedForm(long n, int tasks) {
    SquareSum squares = new SquareSum(n, tasks);

    List<Long> sums = squares.parts().stream().map(SumOfSquares::call).toList();

    BigInteger exact =
        LongStream.rangeClosed(1, Math.min(n, 100))
            .mapToObj(BigInteger::valueOf)
            .map(k -> k.multiply(k))
            .reduce(BigInteger.ZERO, BigInteger::add);
    long total = squares.check(sums);
    if (n <= 100) {
      assertThat(total).isEqualTo(exact.longValueExact());
    }
  }

  @Test
  void pastThreeMillionTheSumIsModuloTwoToTheSixtyFourth() {
    long n = 3_100_000;
    BigInteger exact =
        BigInteger.valueOf(n)
            .multiply(BigInteger.valueOf(n + 1))
            .multiply(BigInteger.valueOf(2 * n + 1))
            .divide(BigInteger.valueOf(6));

    assertThat(exact.bitLength()).isGreaterThan(63);
    assertThat(new SumOfSquares(1, n + 1).call()).isEqualTo(exact.longValue());
    assertThat(ClosedForm.sumOfSquares(n)).isEqualTo(exact.longValue());
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,5", "10,3", "100,64", "9223372036854775806,10000", "0,4"})
  void thePartsAreEvenAndLeaveNoGap(long n, int tasks) {
    List<SumOfSquares> parts = new SquareSum(n, tasks).parts();

    assertThat(parts).hasSize(tasks);
    assertThat(parts.getFirst().from()).isEqualTo(1);
    assertThat(parts.getLast().to()).isEqualTo(n + 1);
    for (int i = 1; i < tasks; i++) {
      assertThat(parts.get(i).from()).isEqualTo(parts.get(i - 1).to());
    }
    assertThat(parts)
        .allSatisfy(
            part -> assertThat(part.to() - part.from()).isBetween(n / tasks, n / tasks + 1));
  }

  @Test
  void aWrongSumIsThrown() {
    SquareSum squares = new SquareSum(10, 2);
    assertThat(squares.check(List.of(55L, 330L))).isEqualTo(385);

    assertThatThrownBy(() -> squares.check(List.of(55L, 331L)))
        .isInstanceOf(WrongAnswerException.class)
        .hasMessage(
            "wrong answer to squares of 1 to 10: the tasks add up to 386, right is 385 (modulo"
                + " 2^64)");
  }

  @Test
  void aMissingPartIsThrownEvenIfTheTotalIsRight() {
    assertThatThrownBy(() -> new SquareSum(10, 2).check(List.of(385L)))
        .isInstanceOf(WrongAnswerException.class)
        .hasMessageContaining("1 sums of 2 tasks");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void withoutTasksThereIsNothingToSplit(int tasks) {
    assertThatThrownBy(() -> new SquareSum(10, tasks)).hasMessageContaining("tasks " + tasks);
    assertThatThrownBy(() -> new SquareList(10, tasks)).hasMessageContaining("tasks " + tasks);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,3", "10,3", "1000,64", "0,2"})
  void aListGivesTheSameAnswer(int numbers, int tasks) throws Exception {
    SquareList list = new SquareList(numbers, tasks);
    List<Long> sums = new ArrayList<>();
    for (SquaresOfList part : list.parts()) {
      sums.add(Copy.of(part).call());
    }

    assertThat(list.check(sums)).isEqualTo(ClosedForm.sumOfSquares(numbers));
    sums.set(0, sums.getFirst() + 1);
    assertThatThrownBy(() -> list.check(sums)).isInstanceOf(WrongAnswerException.class);
  }

  @Test
  void aListTaskKeepsItsNumbersWhateverBecomesOfTheArray() {
    long[] numbers = {1, 2, 3};
    SquaresOfList task = new SquaresOfList(numbers);
    numbers[0] = 100;

    assertThat(task.call()).isEqualTo(14);
  }

  @Test
  void aRangeTravelsAsItIs() throws Exception {
    SumOfSquares task = new SumOfSquares(3, 9);
    assertThat(Copy.of(task)).isEqualTo(task);
  }
}
