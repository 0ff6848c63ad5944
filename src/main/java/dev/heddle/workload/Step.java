package dev.heddle.workload;

import dev.heddle.id.Identified;
import java.util.Arrays;
import java.util.List;

/** What a stage in the middle of a pipeline does to each number. */
public enum Step implements Identified {
  TIMES_2 {
    @Override
    public long apply(long number) {
      return number * 2;
    }
  },
  PLUS_3 {
    @Override
    public long apply(long number) {
      return number + 3;
    }
  },
  SQUARE {
    @Override
    public long apply(long number) {
      return number * number;
    }
  };

  private static final String SEPARATOR = ":";

  /** The number that goes on; overflow wraps. */
  public abstract long apply(long number);

  /**
   * Reads steps as a person writes them, {@code times-2:plus-3}.
   *
   * @throws IllegalArgumentException if one is unknown
   */
  public static List<Step> listOf(String text) {
    return Arrays.stream(text.split(SEPARATOR, -1)).map(Step::of).toList();
  }

  private static Step of(String id) {
    return Identified.find(Step.class, id)
        .orElseThrow(() ->
            new IllegalArgumentException(WorkloadWords.noStep(id, Identified.ids(Step.class))));
  }
}
