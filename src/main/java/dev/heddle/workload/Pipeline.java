package dev.heddle.workload;

import dev.heddle.shared.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The numbers from 0, generated in one stage, changed in some, collected in the last; each stage is
 * a task, and between two stages is a channel.
 *
 * @param steps what the stages in the middle do, from 1 to {@value #MOST_STEPS}
 * @param items how many numbers, from 1 to {@value #MOST_ITEMS}
 */
public record Pipeline(List<Step> steps, int items) {

  /** The most stages in the middle. */
  public static final int MOST_STEPS = 30;

  /** The most numbers. */
  public static final int MOST_ITEMS = 1_000_000;

  /** What a stage results in that sends all it has. */
  static final long[] NOTHING = {};

  /**
   * @throws IllegalArgumentException where a number is out of range
   */
  public Pipeline {
    Range.require("steps", steps.size(), 1, MOST_STEPS);
    Range.require("items", items, 1, MOST_ITEMS);
    steps = List.copyOf(steps);
  }

  /** How many stages it has, all of which must run at once. */
  public int atOnce() {
    return steps.size() + 2;
  }

  /** How many channels are between its stages. */
  public int channels() {
    return steps.size() + 1;
  }

  /**
   * The stages, the last first, so that what went wrong in one is told before what that did to
   * those before it.
   *
   * @param channels new ones, {@link #channels} of them
   */
  public List<Task<long[]>> stages(List<Channel<Long>> channels) {
    List<Task<long[]>> stages = new ArrayList<>();
    stages.add(new Generator(items, channels.getFirst()));
    for (int i = 0; i < steps.size(); i++) {
      stages.add(new Stage(steps.get(i), channels.get(i), channels.get(i + 1)));
    }
    stages.add(new Collector(channels.getLast()));
    return stages.reversed();
  }

  /** The numbers that must be collected. */
  public long[] right() {
    return LongStream.range(0, items).map(this::changed).toArray();
  }

  private long changed(long number) {
    long changed = number;
    for (Step step : steps) {
      changed = step.apply(changed);
    }
    return changed;
  }

  /**
   * How many numbers were collected.
   *
   * @param results the results of the stages
   * @throws WrongAnswerException if they are not the right ones in their order
   */
  public long check(List<long[]> results) {
    long[] collected = results.getFirst();
    for (int i = 0; i < Math.min(items, collected.length); i++) {
      if (collected[i] != changed(i)) {
        throw new WrongAnswerException(
            "a pipeline", WorkloadWords.wrongNumber(i, collected[i], changed(i)));
      }
    }
    if (collected.length != items) {
      throw new WrongAnswerException(
          "a pipeline", WorkloadWords.numbersMissing(collected.length, items));
    }
    return items;
  }
}
