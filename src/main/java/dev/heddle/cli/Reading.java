package dev.heddle.cli;

import dev.heddle.result.ResultSet;
import dev.heddle.result.UnreadableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads several results at once. */
final class Reading {

  private Reading() {}

  /** What was read, or why not. */
  private record Attempt(List<ResultSet> sets, @Nullable UnreadableException failure) {

    static Attempt at(Path path, Predicate<String> wanted) {
      try {
        return new Attempt(ResultSet.readAll(path, wanted), null);
      } catch (UnreadableException e) {
        return new Attempt(List.of(), e);
      }
    }
  }

  /**
   * All of {@code paths}, in their order.
   *
   * @throws UnreadableException for the first that holds no result
   */
  static List<ResultSet> all(List<Path> paths) throws UnreadableException {
    return all(paths, _ -> true);
  }

  /**
   * The same where not all secondary metrics are looked at.
   *
   * @param wanted which are, as {@link ResultSet#readAll(Path, Predicate)} takes it
   * @throws UnreadableException for the first that holds no result
   */
  static List<ResultSet> all(List<Path> paths, Predicate<String> wanted)
      throws UnreadableException {
    return each(paths, wanted).stream().flatMap(List::stream).toList();
  }

  /**
   * What each of {@code paths} holds: one result, or those of a folder of JMH files.
   *
   * @param wanted which secondary metrics are looked at
   * @throws UnreadableException for the first that holds none
   */
  static List<List<ResultSet>> each(List<Path> paths, Predicate<String> wanted)
      throws UnreadableException {
    List<List<ResultSet>> each = new ArrayList<>();
    for (Attempt attempt : paths.parallelStream().map(path -> Attempt.at(path, wanted)).toList()) {
      if (attempt.failure() != null) {
        throw attempt.failure();
      }
      each.add(attempt.sets());
    }
    return each;
  }
}
