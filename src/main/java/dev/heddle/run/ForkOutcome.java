package dev.heddle.run;

import dev.heddle.jvm.OrphanSweep;
import dev.heddle.result.Fork;
import dev.heddle.result.Told;

/** What came of a fork. */
sealed interface ForkOutcome {

  /** It measured. */
  record Measured(Fork fork) implements ForkOutcome {}

  /** It did not, and why, in one line. */
  record Failed(String cause) implements ForkOutcome {}

  /** The same where processes that it started may still run. */
  default ForkOutcome with(Told.LeftRunning left) {
    return switch (this) {
      case Measured(Fork fork) -> new Measured(fork.telling(left));
      case Failed(String cause) -> new Failed(cause + "; " + OrphanSweep.mayRun(left.variable()));
    };
  }
}
