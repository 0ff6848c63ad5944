package dev.heddle.workload;

import java.time.Duration;

/**
 * A request to a service: it waits, as if for another service, and then computes.
 *
 * @param waiting how long it waits, from 0 to {@value Sleepers#LONGEST_SECONDS} s
 * @param numbers of how many numbers it adds up the squares
 */
public record ServiceRequest(Duration waiting, long numbers) implements Task<Long> {

  /**
   * A request.
   *
   * @throws IllegalArgumentException where a time is out of range
   */
  public static ServiceRequest of(Duration waiting, Duration computing) {
    if (waiting.isNegative()
        || waiting.compareTo(Duration.ofSeconds(Sleepers.LONGEST_SECONDS)) > 0) {
      throw new IllegalArgumentException(
          WorkloadWords.lengthOutOfRange("wait", waiting, Sleepers.LONGEST_SECONDS));
    }
    return new ServiceRequest(waiting, Computation.of("compute", computing).numbers());
  }

  /**
   * One that takes as long in all, and waits for that part of it.
   *
   * @param percent from 0 to 100
   * @throws IllegalArgumentException if it is another
   */
  public static ServiceRequest split(Duration all, int percent) {
    Range.require("waiting", percent, 0, 100);
    Duration waiting = all.multipliedBy(percent).dividedBy(100);
    return of(waiting, all.minus(waiting));
  }

  @Override
  public Long call() throws InterruptedException {
    if (waiting.isPositive()) {
      Thread.sleep(waiting);
    }
    return new Computation(numbers).run();
  }

  /**
   * Checks an answer.
   *
   * @param right what {@link Computation#right} says
   * @throws WrongAnswerException if it is another
   */
  public static long check(long right, long answer) {
    if (answer != right) {
      throw new WrongAnswerException("a request", WorkloadWords.notRight(answer, right));
    }
    return answer;
  }
}
