package dev.heddle.process;

/** A bug that is put in on purpose, to see that the checker finds it. */
enum Plant {
  NONE(""),
  /** A task is taken back from a worker whether that has started it or not. */
  REVOCATION("job "),
  /** A worker that gets a task stays among the idle ones. */
  IDLENESS(""),
  /** A task goes to a worker whether there is room or not. */
  WINDOW("tasks are with a worker"),
  /** A permit is taken and never laid down. */
  PERMIT("the permit of a slot is not laid down");

  private final String seen;

  Plant(String seen) {
    this.seen = seen;
  }

  /** What is seen of it, in words of {@link Finale}. */
  String seenAs() {
    return seen;
  }
}
