package dev.heddle.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a run's folder as rows: the forks of a row together, by rounds. */
final class RunReader {

  private static final Setup UNKNOWN =
      new Setup(null, null, List.of(), null, null, null, 0, null, 0, 0, null, 0);

  private RunReader() {}

  static ResultSet read(RunFolder folder) throws UnreadableException {
    ForkLines.Content content = folder.lines().read();
    return of(folder, folder.info(), content.forks(), content.torn());
  }

  static ResultSet of(RunFolder folder, RunInfo info, List<Fork> all, boolean torn) {
    Map<RowId, List<Fork>> rows = new LinkedHashMap<>();
    Map<RowId, Integer> rounds = new HashMap<>();
    Map<RowId, Role> roles = new HashMap<>();
    Plan plan = info.plan();
    plan.rows().forEach(row -> rounds.put(row.row(), plan.times(row).rounds()));
    plan.rows().forEach(row -> roles.put(row.row(), row.role()));
    plan.rows().forEach(row -> rows.put(row.row(), new ArrayList<>()));
    for (Fork fork : all) {
      rows.computeIfAbsent(fork.row(), _ -> new ArrayList<>()).add(fork);
    }
    List<ResultRow> read = new ArrayList<>();
    rows.forEach((id, forks) ->
        read.add(
            row(
                id,
                roles.getOrDefault(id, InferredRole.of(id)),
                rounds.getOrDefault(id, plan.rounds()),
                forks)));
    return new ResultSet(ResultSet.name(folder.path()), folder.path().toString(), read, info, torn);
  }

  private static ResultRow row(RowId id, Role role, int rounds, List<Fork> forks) {
    forks.sort((a, b) -> Integer.compare(a.round(), b.round()));
    List<Measured.Taken> primary = new ArrayList<>();
    Map<String, List<Measured.Taken>> secondary = new TreeMap<>();
    for (Fork fork : forks) {
      primary.add(new Measured.Taken(fork.round(), fork.primary()));
      fork.secondary()
          .forEach((name, samples) ->
              secondary
                  .computeIfAbsent(JmhReader.plainName(name), _ -> new ArrayList<>())
                  .add(new Measured.Taken(fork.round(), samples)));
    }
    SortedMap<String, Measured> metrics = new TreeMap<>();
    secondary.forEach((name, taken) -> {
      if (ToldMetrics.has(name, taken.size(), forks.size())) {
        metrics.put(name, measured(List.copyOf(taken)));
      }
    });
    Setup setup = forks.isEmpty() ? UNKNOWN : forks.getLast().setup();
    return new ResultRow(id, role, setup, rounds, measured(primary), metrics, forks);
  }

  private static Measured measured(List<Measured.Taken> forks) {
    return forks.isEmpty()
        ? Measured.nothing()
        : new Measured(forks.getFirst().samples().unit(), Double.NaN, Map.of(), forks);
  }
}
