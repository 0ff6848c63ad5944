package dev.heddle.campaign;

import dev.heddle.result.Fork;
import dev.heddle.result.Plan;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.Failure;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.result.Told;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the rows of a run that are not whole, and why. */
public final class Troubles {

  private Troubles() {}

  /**
   * A line for each row with a failed fork or with counted errors, in the order of the plan.
   *
   * @param log where a person reads more
   */
  public static List<String> lines(Plan plan, List<Failure> failures, List<Fork> forks, Path log) {
    RowWords words = RowWords.of(plan);
    List<String> lines = new ArrayList<>();
    of(plan, failures, forks)
        .forEach((row, trouble) -> lines.add(PlanWords.trouble(words.of(row), trouble, log)));
    return lines;
  }

  /**
   * Which rows have a failed fork, and which have counted errors, in a line each: why stands with
   * the rows in their table.
   *
   * @param log where a person reads more
   */
  public static List<String> besideTable(
      Plan plan, List<Failure> failures, List<Fork> forks, Path log) {
    RowWords words = RowWords.of(plan);
    List<String> failed = new ArrayList<>();
    List<String> erred = new ArrayList<>();
    for (PlannedRow planned : of(plan, failures, forks).keySet()) {
      boolean ended = failed(planned.row(), failures) != null;
      (ended ? failed : erred).add(words.of(planned));
    }
    List<String> lines = new ArrayList<>();
    if (!failed.isEmpty()) {
      lines.add(PlanWords.rowsFailed(failed, log));
    }
    if (!erred.isEmpty()) {
      lines.add(PlanWords.fetchesOfRowsFailed(erred, log));
    }
    return lines;
  }

  /** Each row with a failed fork or with counted errors, in the order of the plan. */
  static Map<PlannedRow, String> of(Plan plan, List<Failure> failures, List<Fork> forks) {
    Map<PlannedRow, String> troubles = new LinkedHashMap<>();
    for (PlannedRow planned : plan.rows()) {
      @Nullable String trouble = failed(planned.row(), failures);
      if (trouble == null) {
        trouble = erred(planned.row(), forks);
      }
      if (trouble != null) {
        troubles.put(planned, trouble);
      }
    }
    return troubles;
  }

  private static @Nullable String failed(RowId row, List<Failure> failures) {
    List<Failure> ofRow = failures.stream().filter(each -> each.row().equals(row)).toList();
    return ofRow.isEmpty() ? null : PlanWords.failed(ofRow.getFirst().cause());
  }

  private static @Nullable String erred(RowId row, List<Fork> forks) {
    return forks.stream()
        .filter(fork -> fork.row().equals(row))
        .map(fork -> fork.told(Told.FetchErrors.class))
        .flatMap(Optional::stream)
        .filter(errors -> errors.count() > 0)
        .findFirst()
        .map(errors -> PlanWords.fetchesFailed(errors.what()))
        .orElse(null);
  }
}
