package dev.heddle.campaign;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.ProvidedModel;
import dev.heddle.fork.Params;
import dev.heddle.result.Plan;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.run.PlanException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Whether what models need that stands by itself is there, before anything is measured. */
public final class Readiness {

  private Readiness() {}

  /**
   * Asks each model of another jar that a row of {@code plan} is about, for its most workers.
   *
   * @throws PlanException where one of them could not be opened
   */
  public static void require(Plan plan) throws PlanException {
    Map<ProvidedModel, Integer> most = new LinkedHashMap<>();
    for (PlannedRow row : plan.rows()) {
      provided(row.row()).forEach(model -> most.merge(model, workers(row.row()), Math::max));
    }
    for (Map.Entry<ProvidedModel, Integer> each : most.entrySet()) {
      try {
        each.getKey().requireReady(each.getValue());
      } catch (IOException e) {
        throw new PlanException(String.valueOf(e.getMessage()));
      }
    }
  }

  private static Stream<ProvidedModel> provided(RowId row) {
    return Stream.of(Params.MODEL, Params.THROUGH)
        .map(name -> row.params().getOrDefault(name, ""))
        .filter(word -> !Rows.traitsOf(word).isEmpty())
        .map(ExecutionModel::of)
        .filter(ProvidedModel.class::isInstance)
        .map(ProvidedModel.class::cast);
  }

  /** Those of a row that says how many; else one. */
  private static int workers(RowId row) {
    String text = row.params().getOrDefault(Params.WORKERS, "");
    return text.matches("[1-9]\\d{0,5}") ? Integer.parseInt(text) : 1;
  }
}
