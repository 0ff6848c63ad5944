package dev.heddle.campaign;

import dev.heddle.execution.BareModel;
import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.IndependentModel;
import dev.heddle.execution.LimitModel;
import dev.heddle.execution.OpenRequest;
import dev.heddle.execution.SequentialModel;
import dev.heddle.execution.Trait;
import dev.heddle.fork.NoRowException;
import dev.heddle.fork.Params;
import dev.heddle.result.Role;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.run.TooManyWorkersException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which combinations of parameters mean something, and a row's name for people. */
public final class Rows {

  /** The parameters that name what a table compares, and so the limit of it. */
  private static final List<String> HAVE_A_LIMIT =
      List.of(Params.THROUGH, Params.WORKER, Params.LOCK, Params.QUEUE);

  private Rows() {}

  /**
   * The one form of a row's parameters: a model that takes no number of workers has 1, and one
   * without a bound says so, so that it is one row whatever was asked for the others.
   *
   * @throws NoRowException for workers that a model cannot have in whole processes
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

  /** Of what stands where a model does; none where it is something else. */
  static Set<Trait> traits(RowId row) {
    Map<String, String> params = row.params();
    return traitsOf(params.getOrDefault(Params.MODEL, params.getOrDefault(Params.THROUGH, "")));
  }

  /** Of the model that is called so; none where that is no model. */
  static Set<Trait> traitsOf(String word) {
    try {
      return word.isEmpty() ? Set.of() : ExecutionModel.of(word).traits();
    } catch (IllegalArgumentException e) {
      return Set.of();
    }
  }

  /** The row as it is planned, which says whether its tasks start afresh. */
  static PlannedRow planned(PlannedRow row) {
    return traits(row.row()).contains(Trait.STARTS_AFRESH) ? row.startingAfresh() : row;
  }

  private static String workers(ExecutionModel model, String text) {
    try {
      int workers = OpenRequest.requireWorkers(Integer.parseInt(text));
      if (workers > model.mostWorkers()) {
        throw new TooManyWorkersException(
            PlanWords.tooManyWorkers(workers, model.name(), model.mostWorkers()));
      }
      if (model.has(Trait.UNBOUNDED)) {
        return Params.UNBOUNDED;
      }
      if (model.has(Trait.ONE_AT_A_TIME)) {
        return "1";
      }
      requireWhole(model, workers);
      return String.valueOf(workers);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          PlanWords.noNumberOfWorkers(text, OpenRequest.MOST_WORKERS), e);
    }
  }

  /** Refuses a number of workers that are not in whole processes. */
  private static void requireWhole(ExecutionModel model, int workers) {
    try {
      int _ = model.processes(workers);
    } catch (IllegalArgumentException e) {
      throw new NoRowException(String.valueOf(e.getMessage()));
    }
  }

  /** What a row is for, by its model, its lock, or what else has a limit. */
  static Role role(RowId row) {
    if (HAVE_A_LIMIT.stream()
        .anyMatch(name -> Params.isLimit(row.params().getOrDefault(name, "")))) {
      return Role.LIMIT;
    }
    if (row.params().getOrDefault(Params.LOCK, "").equals(Params.NO_LOCK)) {
      return Role.NO_LOCK;
    }
    @Nullable String id = row.params().get(Params.MODEL);
    if (id == null) {
      return ofWay(row.params().getOrDefault(Params.THROUGH, ""));
    }
    ExecutionModel model = ExecutionModel.of(id);
    return switch (model) {
      case SequentialModel _ -> Role.BASELINE;
      case BareModel _ -> Role.NO_EXECUTOR;
      case IndependentModel _ -> Role.CAPACITY;
      case LimitModel _ -> Role.LIMIT;
      default ->
          model.has(Trait.CONTROL)
              ? Role.CONTROL
              : model.has(Trait.UNBOUNDED) ? Role.UNBOUNDED : Role.CONTENDER;
    };
  }

  /** What is less than a pool is a control, as a model may be that is one. */
  private static Role ofWay(String through) {
    if (through.startsWith(Params.BARE)) {
      return Role.CONTROL;
    }
    return traitsOf(through).contains(Trait.CONTROL) ? Role.CONTROL : Role.CONTENDER;
  }

  /** What does the work in a row, in one word; empty where the row does not say. */
  public static String contender(RowId row) {
    return Stream.of(Params.MODEL, Params.THROUGH, Params.WORKER)
        .map(name -> row.params().getOrDefault(name, ""))
        .filter(word -> !word.isEmpty())
        .findFirst()
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
    return name.toString();
  }
}
