package dev.heddle.memory;

import dev.heddle.id.Identified;
import java.util.List;

/** What a thread does while it waits for another one, perhaps of another process. */
public enum WaitPolicy implements Identified {
  /** Sleeps at once: costs nothing while it waits, and tens of microseconds to wake. */
  PARK,
  /**
   * Looks again and again: takes a processor for itself and sees a change within some 100 ns. Every
   * some tens of microseconds it offers the processor to others, and sooner where that was what it
   * had waited for, so that more than there are processors still get on, though slowly.
   */
  SPIN,
  /** Looks again for about as long as it takes to wake a sleeper, then sleeps. */
  SPIN_THEN_PARK;

  /**
   * The policy called {@code id}.
   *
   * @throws dev.heddle.id.UnknownIdException if there is none; tells which there are
   */
  public static WaitPolicy of(String id) {
    return Identified.of(WaitPolicy.class, "wait policy", id);
  }

  /** The ids of all policies. */
  public static List<String> ids() {
    return Identified.ids(WaitPolicy.class);
  }

  @Override
  public String toString() {
    return id();
  }
}
