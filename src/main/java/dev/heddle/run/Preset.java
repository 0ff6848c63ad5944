package dev.heddle.run;

import dev.heddle.id.Identified;

/** How thoroughly a run measures, where nobody says otherwise. */
public enum Preset implements Identified {
  SMOKE(1, 0, 0.1, 1, 0.1, "to see that it runs and is right; no number to quote"),
  QUICK(3, 2, 0.3, 3, 0.3, "for looking"),
  STANDARD(5, 5, 1, 5, 1, "for a number to quote"),
  GATE(10, 5, 1, 3, 1, "for a verdict on a change");

  private final int rounds;
  private final int warmupIterations;
  private final double warmupSeconds;
  private final int iterations;
  private final double iterationSeconds;
  private final String use;

  Preset(
      int rounds,
      int warmupIterations,
      double warmupSeconds,
      int iterations,
      double iterationSeconds,
      String use) {
    this.rounds = rounds;
    this.warmupIterations = warmupIterations;
    this.warmupSeconds = warmupSeconds;
    this.iterations = iterations;
    this.iterationSeconds = iterationSeconds;
    this.use = use;
  }

  public Schedule schedule() {
    return new Schedule(rounds, warmupIterations, warmupSeconds, iterations, iterationSeconds);
  }

  /** What it is good for, in some words. */
  public String use() {
    return use;
  }

  /** The preset of that id. */
  public static Preset of(String id) {
    return Identified.of(Preset.class, "preset", id);
  }
}
