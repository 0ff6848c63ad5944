package dev.heddle.memory;

import java.util.Arrays;
import java.util.List;

/** What a thread does while it waits for another one, perhaps of another process. */
public enum WaitPolicy {
  /** Sleeps at once: costs nothing while it waits, and tens of microseconds to wake. */
  PARK("park"),
  /**
   * Looks again and again: takes a processor for itself and sees a change within some 100 ns. Every
   * some tens of microseconds it offers the processor to others, and sooner where that was what it
   * had waited for, so that more than there are processors still get on, though slowly.
   */
  SPIN("spin"),
  /** Looks again for about as long as it takes to wake a sleeper, then sleeps. */
  SPIN_THEN_PARK("spin-then-park");

  private final String id;

  WaitPolicy(String id) {
    this.id = id;
  }

  /**
   * The policy called {@code id}.
   *
   * @throws IllegalArgumentException if there is none; tells which there are
   */
  public static WaitPolicy of(String id) {
    return Arrays.stream(values())
        .filter(policy -> policy.id.equals(id))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "wait policy '%s': unknown; write one of %s"
                    .formatted(id, String.join(", ", ids()))));
  }

  /** The ids of all policies. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(WaitPolicy::id).toList();
  }

  /** The word that a person types. */
  public String id() {
    return id;
  }

  @Override
  public String toString() {
    return id;
  }
}
