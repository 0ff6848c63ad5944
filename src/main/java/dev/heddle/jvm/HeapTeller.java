package dev.heddle.jvm;

import org.jspecify.annotations.Nullable;

/** A JVM below this one that says what its heap has taken when it is asked. */
public interface HeapTeller {

  /** Asks it, and does not wait. */
  void ask();

  /**
   * What it has said since it was asked; waits for that until {@link System#nanoTime} is {@code
   * end}. Null where it says nothing.
   */
  @Nullable HeapFigures heard(long end);
}
