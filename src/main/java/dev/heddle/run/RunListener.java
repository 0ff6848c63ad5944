package dev.heddle.run;

import dev.heddle.result.Fork;
import dev.heddle.result.RunInfo.Failure;
import dev.heddle.result.RunInfo.PlannedRow;

/** Hears how a run goes on. */
public interface RunListener extends AutoCloseable {

  /**
   * A fork begins.
   *
   * @param place its place among all forks of the plan, from 1
   */
  void begins(PlannedRow row, int round, int place);

  /** The run will be longer by so many forks. */
  void grows(int forks);

  /** A fork has measured. */
  void measured(PlannedRow row, Fork fork);

  /** A fork has failed. */
  void failed(PlannedRow row, Failure failure);

  /** The run does not go on. */
  @Override
  default void close() {}
}
