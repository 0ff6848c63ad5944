package dev.heddle.workload;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tasks that sleep equally long each.
 *
 * @param tasks how many, from 1 to {@value #MOST_TASKS}
 * @param each how long each sleeps, from 0 to {@value #LONGEST_SECONDS} s
 */
public record Sleepers(int tasks, Duration each) {

  /** The most tasks. */
  public static final int MOST_TASKS = 10_000;

  /** The longest sleep, in seconds. */
  public static final int LONGEST_SECONDS = 10;

  /** The longest that all of them may sleep one after the other, in seconds. */
  private static final int MOST_SECONDS = 600;

  /**
   * @throws IllegalArgumentException where a number is out of range
   */
  public Sleepers {
    Range.require("tasks", tasks, 1, MOST_TASKS);
    if (each.isNegative() || each.compareTo(Duration.ofSeconds(LONGEST_SECONDS)) > 0) {
      throw new IllegalArgumentException(
          WorkloadWords.lengthOutOfRange("sleep", each, LONGEST_SECONDS));
    }
    if (each.multipliedBy(tasks).compareTo(Duration.ofSeconds(MOST_SECONDS)) > 0) {
      throw new IllegalArgumentException(WorkloadWords.sleepTooLong(tasks, each, MOST_SECONDS));
    }
  }

  /** The tasks, in order of their numbers. */
  public List<Sleeper> sleepers() {
    return IntStream.range(0, tasks).mapToObj(number -> new Sleeper(number, each)).toList();
  }

  /** The least time they can take when so many sleep at once: as many rounds as that needs. */
  public Duration ideal(int atOnce) {
    return each.multipliedBy(Math.ceilDiv(tasks, atOnce));
  }

  /**
   * How many tasks have slept.
   *
   * @throws WrongAnswerException if a result is missing, wrong or out of order
   */
  public long check(List<Integer> results) {
    List<Integer> right = IntStream.range(0, tasks).map(number -> number * 2).boxed().toList();
    if (!results.equals(right)) {
      throw new WrongAnswerException(
          "sleeping tasks", WorkloadWords.notRight(inShort(results), inShort(right)));
    }
    return tasks;
  }

  private static String inShort(List<Integer> results) {
    return results.size() > 20 ? results.subList(0, 20) + " and more" : results.toString();
  }
}
