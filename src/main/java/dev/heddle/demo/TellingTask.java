package dev.heddle.demo;

import dev.heddle.workload.StartLine;
import dev.heddle.workload.Task;
import org.jspecify.annotations.Nullable;

/**
 * A task that tells, and then leaves the channel of events, so that its process may end.
 *
 * @param teller by whom it tells
 * @param start where it waits for others before it begins; null where it does not
 * @param task the task itself
 */
record TellingTask<T>(Narrator teller, @Nullable StartLine start, Task<T> task) implements Task<T> {

  @Override
  public T call() throws Exception {
    try {
      if (start != null) {
        start.await();
      }
      return task.call();
    } finally {
      teller.ear().leave();
    }
  }
}
