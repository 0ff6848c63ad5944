package dev.heddle.execution;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * The tasks of one independent worker, which runs them one after the other.
 *
 * @param tasks what it does, in order
 */
record Bundle<T>(ArrayList<Callable<T>> tasks) implements Callable<ArrayList<T>>, Serializable {

  /** Splits {@code tasks} into as many contiguous bundles, equal up to one task. */
  static <T> List<Bundle<T>> split(List<? extends Callable<T>> tasks, int workers) {
    int bundles = Math.min(workers, tasks.size());
    List<Bundle<T>> split = new ArrayList<>(bundles);
    for (int i = 0; i < bundles; i++) {
      int from = (int) ((long) tasks.size() * i / bundles);
      int to = (int) ((long) tasks.size() * (i + 1) / bundles);
      split.add(new Bundle<>(new ArrayList<>(tasks.subList(from, to))));
    }
    return split;
  }

  @Override
  public ArrayList<T> call() throws Exception {
    ArrayList<T> results = new ArrayList<>(tasks.size());
    for (Callable<T> task : tasks) {
      results.add(task.call());
    }
    return results;
  }
}
