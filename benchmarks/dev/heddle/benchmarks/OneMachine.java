package dev.heddle.benchmarks;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.Trait;
import dev.heddle.fork.NoRowException;

/** Whether a model stays on the machine on which its tasks find what they need. */
final class OneMachine {

  private OneMachine() {}

  /**
   * Refuses a model that does not.
   *
   * @param needed what the tasks find here only, as "the tasks here …"
   * @throws NoRowException if tasks would run on other machines too
   */
  static void require(String model, String needed) {
    ExecutionModel parsed = ExecutionModel.of(model);
    if (parsed.has(Trait.CROSSES_MACHINES)) {
      throw new NoRowException(
          parsed.id() + ": has workers on other machines, and the tasks here " + needed);
    }
  }
}
