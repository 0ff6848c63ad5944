package dev.heddle.advice;

import dev.heddle.compare.Standing;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows of a run that nobody need measure any more who looks for the best. */
public final class RuledOut {

  private RuledOut() {}

  /**
   * The rows shown to be more than 3 % slower than the best, which all do the same.
   *
   * @param looks how often it is looked, which share the level
   */
  public static Set<RowId> of(ResultSet set, int looks) {
    List<Standing> rows = Standing.of(set).stream().filter(row -> row.forks() > 1).toList();
    return Ranking.of(rows, looks).stream()
        .flatMap(ranking -> ranking.others().stream())
        .filter(Behind::shown)
        .map(behind -> behind.row().id())
        .collect(Collectors.toSet());
  }
}
