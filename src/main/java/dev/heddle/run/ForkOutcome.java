package dev.heddle.run;

import dev.heddle.result.Fork;

/** What came of a fork. */
sealed interface ForkOutcome {

  /** It measured. */
  record Measured(Fork fork) implements ForkOutcome {}

  /** It did not, and why, in one line. */
  record Failed(String cause) implements ForkOutcome {}
}
