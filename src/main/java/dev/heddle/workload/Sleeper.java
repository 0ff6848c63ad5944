package dev.heddle.workload;

import java.time.Duration;

/**
 * A task that sleeps, and results in twice its number.
 *
 * @param number which of the tasks it is
 */
public record Sleeper(int number, Duration time) implements Task<Integer> {

  @Override
  public Integer call() throws InterruptedException {
    Thread.sleep(time);
    return number * 2;
  }
}
