package dev.heddle.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads a run's folder as rows: the forks of a row together, by rounds. */
final class RunReader {

  private static final Setup UNKNOWN =
      new Setup(null, null, List.of(), null, null, null, 0, null, 0, 0, null, 0);

  private RunReader() {}

  static ResultSet read(RunFolder folder) throws UnreadableException {
    Repeats repeats = new Repeats();
    RunInfo info = folder.info();
    Plan plan = info.plan();
    List<RunInfo.PlannedRow> rows =
        plan.rows().stream().map(row -> row.with(repeats.row(row.row()))).toList();
    info = info.with(plan.withRows(rows));
    ForkLines.Content content = folder.lines().read(repeats);
    return of(folder, info, content.forks(), content.torn());
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
    Map<String, List<Fork>> having = new TreeMap<>();
    for (Fork fork : forks) {
      Set<String> names = new TreeSet<>();
      fork.secondary().keySet().forEach(name -> names.add(JmhReader.plainName(name)));
      names.forEach(name -> having.computeIfAbsent(name, _ -> new ArrayList<>()).add(fork));
    }
    SortedMap<String, Measured> metrics = new TreeMap<>();
    having.forEach((name, those) -> {
      if (ToldMetrics.has(name, those.size(), forks.size())) {
        List<Fork> all = those.size() == forks.size() ? forks : List.copyOf(those);
        metrics.put(name, measured(new MetricForks(all, name)));
      }
    });
    Setup setup = forks.isEmpty() ? UNKNOWN : forks.getLast().setup();
    return new ResultRow(
        id, role, setup, rounds, measured(new MetricForks(forks, null)), metrics, forks);
  }

  private static Measured measured(List<Measured.Taken> forks) {
    return forks.isEmpty()
        ? Measured.nothing()
        : new Measured(forks.getFirst().samples().unit(), Double.NaN, Map.of(), forks);
  }
}
