package dev.heddle.benchmarks;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.fork.Params;
import dev.heddle.workload.TimedContention;
import java.io.IOException;
import java.util.List;

/** An account and those who work there. */
sealed interface Banking extends AutoCloseable permits OpenBank, OpenTurns {

  /** Opens one, warmed, with the lock that a person names, or with none but turns. */
  static Banking open(ExecutionModel model, String lock, String workers, int operations)
      throws IOException {
    check(model, lock, workers, operations);
    return lock.equals(Params.LIMIT)
        ? OpenTurns.open(OpenBank.bank(model, workers, operations))
        : OpenBank.open(model, lock, workers, operations);
  }

  /**
   * Refuses what could not be opened.
   *
   * @throws dev.heddle.fork.NoRowException if the lock is not for that model, or not to be had here
   * @throws IllegalArgumentException if there is no such lock, or the numbers are out of range
   */
  static void check(ExecutionModel model, String lock, String workers, int operations) {
    if (lock.equals(Params.LIMIT)) {
      var _ = OpenBank.bank(model, workers, operations);
    } else {
      OpenBank.check(model, lock, workers, operations);
    }
  }

  /** All do what they are asked; how many operations that were. */
  long serve() throws Exception;

  /** What each got when all wanted the account as often as they could, and how long they waited. */
  List<TimedContention.Served> contend() throws Exception;

  /** What is known of that by the measured iterations; told when this is closed. */
  ServiceOfLock service();

  /** How many updates were lost so far, in percent of all. */
  double lostPercent();

  @Override
  void close() throws IOException;
}
