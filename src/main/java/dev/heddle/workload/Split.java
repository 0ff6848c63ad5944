package dev.heddle.workload;

/** Where the parts begin when a count of things is split as evenly as possible. */
final class Split {

  private Split() {}

  /** How many of {@code count} things come before part {@code index} of {@code parts}. */
  static long start(long count, int parts, int index) {
    // not count * index / parts: that product leaves a long
    return count / parts * index + Math.min(index, count % parts);
  }

  static void requireTasks(int tasks) {
    if (tasks < 1) {
      throw new IllegalArgumentException(WorkloadWords.tooFew("tasks", tasks, 1));
    }
  }
}
