package dev.heddle.demo;

import dev.heddle.workload.Task;

/**
 * A task that tells, and then leaves the channel of events, so that its process may end.
 *
 * @param teller by whom it tells
 * @param task the task itself
 */
record TellingTask<T>(Narrator teller, Task<T> task) implements Task<T> {

  @Override
  public T call() throws Exception {
    try {
      return task.call();
    } finally {
      teller.ear().leave();
    }
  }
}
