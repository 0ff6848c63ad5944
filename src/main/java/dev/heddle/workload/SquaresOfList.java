package dev.heddle.workload;

/** The sum of the squares, modulo 2^64, of a list of numbers that travels with the task. */
public final class SquaresOfList implements Task<Long> {

  private static final long serialVersionUID = 1;

  // not a record: its equality would compare the array by identity, and its accessor give it away
  private final long[] numbers;

  /** Takes a copy of {@code numbers}. */
  public SquaresOfList(long... numbers) {
    this.numbers = numbers.clone();
  }

  @Override
  public Long call() {
    long sum = 0;
    for (long number : numbers) {
      sum += number * number;
    }
    return sum;
  }

  @Override
  public String toString() {
    return "SquaresOfList[" + numbers.length + " numbers]";
  }
}
