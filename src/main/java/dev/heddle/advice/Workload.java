package dev.heddle.advice;

import dev.heddle.compare.Standing;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rows of a run that do the same work, each under a model of its own or with other workers.
 *
 * @param title what the benchmark is called
 * @param id which rows it has: their identity without model and workers
 * @param rows those that were measured, controls included
 */
record Workload(String title, RowId id, List<Standing> rows) {

  /** So many different numbers of workers are a sweep. */
  private static final int SWEEP = 3;

  /** The workloads of {@code set} whose rows name a model. */
  static List<Workload> of(ResultSet set) {
    return of(Standing.of(set));
  }

  /** Those of rows that are known already. */
  static List<Workload> of(List<Standing> standing) {
    Map<RowId, List<Standing>> byId = new LinkedHashMap<>();
    for (Standing row : standing) {
      if (!Labels.model(row.id()).isEmpty()) {
        byId.computeIfAbsent(family(row.id()), _ -> new ArrayList<>()).add(row);
      }
    }
    List<Workload> workloads = new ArrayList<>();
    byId.forEach((id, rows) -> workloads.add(new Workload(rows.getFirst().title(), id, rows)));
    return workloads;
  }

  /** What a row has in common with the others of its workload. */
  static RowId family(RowId row) {
    SortedMap<String, String> params = new TreeMap<>(row.params());
    params.remove(Labels.MODEL);
    params.remove(Labels.WORKERS);
    return new RowId(row.benchmark(), row.mode(), row.threads(), params);
  }

  /** Those that a person can choose: no controls. */
  List<Standing> choices() {
    return rows.stream().filter(row -> !row.measured().role().control()).toList();
  }

  /** The models of {@link #choices}, in their order. */
  List<String> models() {
    return choices().stream().map(row -> Labels.model(row.id())).distinct().toList();
  }

  /** The choices of one model. */
  List<Standing> of(String model) {
    return choices().stream()
        .filter(row -> Labels.model(row.id()).equals(model))
        .sorted(Comparator.comparingInt(Labels::workers))
        .toList();
  }

  /** The choices of one model that differ by their number of workers, from the fewest on. */
  List<Standing> numbered(String model) {
    return of(model).stream().filter(row -> !row.measured().role().anyWorkers()).toList();
  }

  /** Whether some model was measured with so many numbers of workers that they show a curve. */
  boolean swept() {
    return models().stream().anyMatch(this::swept);
  }

  /** Whether that model was. */
  boolean swept(String model) {
    return numbered(model).size() >= SWEEP;
  }

  /** The rows that cannot be told from the best of their model, as far as forks can show it. */
  Set<RowId> bestOfModels() {
    Set<RowId> best = new HashSet<>();
    for (String model : models()) {
      Ranking.of(numbered(model)).ifPresent(ranking -> best.addAll(ranking.bestOfTwoForks()));
    }
    return best;
  }

  /** The rows that cannot be told from the best of all; none where forks cannot show it. */
  Set<RowId> best() {
    return Ranking.of(choices()).map(Ranking::bestOfTwoForks).orElse(Set.of());
  }
}
