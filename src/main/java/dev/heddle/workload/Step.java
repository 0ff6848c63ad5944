package dev.heddle.workload;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a stage in the middle of a pipeline does to each number. */
public enum Step {
  TIMES_2("times-2") {
    @Override
    public long apply(long number) {
      return number * 2;
    }
  },
  PLUS_3("plus-3") {
    @Override
    public long apply(long number) {
      return number + 3;
    }
  },
  SQUARE("square") {
    @Override
    public long apply(long number) {
      return number * number;
    }
  };

  private static final String SEPARATOR = ":";

  private final String id;

  Step(String id) {
    this.id = id;
  }

  /** The number that goes on; overflow wraps. */
  public abstract long apply(long number);

  /** The word that a person types. */
  public String id() {
    return id;
  }

  /**
   * Reads steps as a person writes them, {@code times-2:plus-3}.
   *
   * @throws IllegalArgumentException if one is unknown
   */
  public static List<Step> listOf(String text) {
    return Arrays.stream(text.split(SEPARATOR, -1)).map(Step::of).toList();
  }

  private static Step of(String id) {
    return Arrays.stream(values())
        .filter(step -> step.id.equals(id))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "step '%s': unknown; write %s, several as times-2:plus-3"
                    .formatted(
                        id,
                        Arrays.stream(values()).map(Step::id).collect(Collectors.joining(", ")))));
  }
}
