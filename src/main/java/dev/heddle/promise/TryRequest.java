package dev.heddle.promise;

import java.time.Duration;
import java.util.List;

/**
 * What is to be tried.
 *
 * @param executor the id of an execution model; or a class, or {@code CLASS::METHOD}
 * @param classPath where that class lies beside Heddle's own, in the form of {@code -cp}; may be
 *     empty
 * @param workers how many tasks it runs at once, where it can be told
 * @param limit how long each wait may take
 * @param promises which promises, by their ids
 */
public record TryRequest(
    String executor, String classPath, int workers, Duration limit, List<String> promises) {

  /** Copies the list. */
  public TryRequest {
    promises = List.copyOf(promises);
  }
}
