package dev.heddle.fork;

/**
 * A benchmark whose tasks wait for each other: a model that cannot run all of them at once would
 * wait for ever, and so has no row.
 */
public interface AllAtOnce extends Checked {

  /**
   * How many tasks must run at once; what {@value Params#ENOUGH} workers are.
   *
   * @throws IllegalArgumentException where a parameter means nothing, as {@link #check}
   */
  int tasksAtOnce();
}
