package dev.heddle.plot;

/** Something that can be drawn. */
public sealed interface Picture permits Plot, Timeline, ProcessMap {

  /** A few words; may hold anything, as names of benchmarks do. */
  String title();

  /** What it shows, in a sentence for those who do not see it. */
  String says();

  /** How many marks it has. */
  int marks();
}
