package dev.heddle.cli;

import dev.heddle.execution.BareModel;
import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.IndependentModel;
import dev.heddle.execution.OpenRequest;
import dev.heddle.execution.SequentialModel;
import dev.heddle.execution.Trait;
import dev.heddle.fork.Params;
import dev.heddle.report.Inert;
import dev.heddle.result.Role;
import dev.heddle.result.RowId;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which combinations of parameters mean something, and a row's name for people. */
final class Rows {

  private Rows() {}

  /**
   * The one form of a row's parameters: a model that takes no number of workers has 1, and one
   * without a bound says so, so that it is one row whatever was asked for the others.
   */
  static SortedMap<String, String> canonical(SortedMap<String, String> params) {
    @Nullable String id = params.get(Params.MODEL);
    if (id == null) {
      return params;
    }
    ExecutionModel model = ExecutionModel.of(id);
    SortedMap<String, String> canonical = new TreeMap<>(params);
    canonical.put(Params.MODEL, model.id());
    canonical.computeIfPresent(Params.WORKERS, (name, workers) -> workers(model, workers));
    return canonical;
  }

  private static String workers(ExecutionModel model, String text) {
    try {
      int workers = OpenRequest.requireWorkers(Integer.parseInt(text));
      if (workers > model.mostWorkers()) {
        throw new IllegalArgumentException(
            "workers %s: %s starts a JVM for each; write 1 to %s"
                .formatted(workers, model.name(), model.mostWorkers()));
      }
      if (model.has(Trait.UNBOUNDED)) {
        return Params.UNBOUNDED;
      }
      return model.has(Trait.ONE_AT_A_TIME) ? "1" : String.valueOf(workers);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "workers '" + text + "': is no number; write 1 to " + OpenRequest.MOST_WORKERS, e);
    }
  }

  /** What a row is for, by its model or its lock. */
  static Role role(RowId row) {
    if (row.params().getOrDefault(Params.LOCK, "").equals(Params.NO_LOCK)) {
      return Role.NO_LOCK;
    }
    @Nullable String id = row.params().get(Params.MODEL);
    if (id == null) {
      return Role.CONTENDER;
    }
    ExecutionModel model = ExecutionModel.of(id);
    return switch (model) {
      case SequentialModel _ -> Role.BASELINE;
      case BareModel _ -> Role.NO_EXECUTOR;
      case IndependentModel _ -> Role.CAPACITY;
      default ->
          model.has(Trait.CONTROL)
              ? Role.CONTROL
              : model.has(Trait.UNBOUNDED) ? Role.UNBOUNDED : Role.CONTENDER;
    };
  }

  /** What does the work in a row, in one word; empty where the row does not say. */
  static String contender(RowId row) {
    return Stream.of(Params.MODEL, Params.THROUGH, Params.WORKER)
        .map(name -> row.params().getOrDefault(name, ""))
        .filter(word -> !word.isEmpty())
        .findFirst()
        .map(Inert::of)
        .orElse("");
  }

  /** {@code squares fixed-pool n=50000000 tasks=64 workers=2}. */
  static String name(String id, SortedMap<String, String> params) {
    StringBuilder name = new StringBuilder(id);
    @Nullable String model = params.get(Params.MODEL);
    if (model != null) {
      name.append(' ').append(model);
    }
    params.forEach((param, value) -> {
      if (!param.equals(Params.MODEL)) {
        name.append(' ').append(param).append('=').append(value);
      }
    });
    return Inert.of(name.toString());
  }
}
