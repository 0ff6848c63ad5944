package dev.heddle.cli;

import dev.heddle.result.ResultSet;
import dev.heddle.result.UnreadableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads several results at once. */
final class Reading {

  private Reading() {}

  /** What was read, or why not. */
  private record Attempt(@Nullable ResultSet set, @Nullable UnreadableException failure) {

    static Attempt at(Path path) {
      try {
        return new Attempt(ResultSet.read(path), null);
      } catch (UnreadableException e) {
        return new Attempt(null, e);
      }
    }
  }

  /**
   * All of {@code paths}, in their order.
   *
   * @throws UnreadableException for the first that holds no result
   */
  static List<ResultSet> all(List<Path> paths) throws UnreadableException {
    List<ResultSet> sets = new ArrayList<>();
    for (Attempt attempt : paths.parallelStream().map(Attempt::at).toList()) {
      if (attempt.failure() != null) {
        throw attempt.failure();
      }
      if (attempt.set() != null) {
        sets.add(attempt.set());
      }
    }
    return sets;
  }
}
