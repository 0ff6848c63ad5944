package dev.heddle.process;

/** Where workers in memory play: it says what becomes of their jobs, and hears of it. */
interface Stage {

  /** How many bytes a channel takes. */
  int room();

  /** What becomes of job {@code id}. */
  Act act(int id);

  /** Whether the pool looks what a worker has started before it takes a task back. */
  default boolean registerIsRead() {
    return true;
  }

  /** A worker is about to start a task. */
  default void look() {}

  /** A worker has started job {@code id}. */
  default void ran(int id) {}

  /** A worker that has ended is asked for its last words. */
  default void hearOut() {}

  /** What must not happen has. */
  default void violated(String how) {
    throw new AssertionError(how);
  }
}
