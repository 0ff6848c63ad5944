package dev.heddle.cli;

import dev.heddle.result.Fork;
import dev.heddle.result.Plan;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.Failure;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.result.Told;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the rows of a run that are not whole, and why. */
final class Troubles {

  private Troubles() {}

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
    return ofRow.isEmpty() ? null : "failed: " + ofRow.getFirst().cause();
  }

  private static @Nullable String erred(RowId row, List<Fork> forks) {
    return forks.stream()
        .filter(fork -> fork.row().equals(row))
        .map(fork -> fork.told(Told.FetchErrors.class))
        .flatMap(Optional::stream)
        .filter(errors -> errors.count() > 0)
        .findFirst()
        .map(errors ->
            "fetches failed: " + (errors.what().isEmpty() ? "see the notes" : errors.what()))
        .orElse(null);
  }
}
