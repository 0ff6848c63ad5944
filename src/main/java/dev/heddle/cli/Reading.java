package dev.heddle.cli;

import dev.heddle.result.ResultSet;
import dev.heddle.result.UnreadableException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** Reads several results at once. */
final class Reading {

  private Reading() {}

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
   * @param wanted which are, as {@link ResultSet#readEach} takes it
   * @throws UnreadableException for the first that holds no result
   */
  static List<ResultSet> all(List<Path> paths, Predicate<String> wanted)
      throws UnreadableException {
    return ResultSet.readEach(paths, wanted).stream().flatMap(List::stream).toList();
  }
}
