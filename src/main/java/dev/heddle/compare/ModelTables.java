package dev.heddle.compare;

import dev.heddle.result.ResultSet;
import dev.heddle.result.Role;
import dev.heddle.result.RowId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sorts rows that name an execution model into tables: one a workload and setting.
 *
 * <p>The models that do not divide work and those without a bound have one row, and stand in the
 * table of every number of workers.
 *
 * @param rows all rows, those of other tables too
 * @param ofScores whether their figures are what their benchmarks are about, and no other metric
 */
record ModelTables(MatchedRows rows, boolean ofScores) {

  static final String MODEL = "model";
  private static final String WORKERS = "workers";

  /** What the rows of all numbers of workers have in common. */
  private record Family(
      String benchmark, String mode, int threads, SortedMap<String, String> params) {

    static Family of(RowId row) {
      SortedMap<String, String> params = new TreeMap<>(row.params());
      params.remove(MODEL);
      params.remove(WORKERS);
      return new Family(row.benchmark(), row.mode(), row.threads(), params);
    }
  }

  /** Whether a row belongs into these tables. */
  static boolean takes(MatchedRows.Key key) {
    return key.id().params().containsKey(MODEL) && key.occurrence() == 0;
  }

  List<Table> of(List<ResultSet> sets, Selection selection) {
    Map<Family, List<MatchedRows.Key>> families = new LinkedHashMap<>();
    for (MatchedRows.Key key : rows.keys()) {
      if (takes(key)) {
        families.computeIfAbsent(Family.of(key.id()), _ -> new ArrayList<>()).add(key);
      }
    }
    Names names = Names.of(sets);
    List<Table> tables = new ArrayList<>();
    families.forEach((family, members) -> {
      for (String workers : numbersOfWorkers(members)) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (!family.mode().equals("avgt") && !family.mode().equals("thrpt")) {
          settings.put("mode", family.mode());
        }
        if (family.threads() != 1) {
          settings.put("threads", Integer.toString(family.threads()));
        }
        if (!workers.isEmpty()) {
          settings.put(WORKERS, workers);
        }
        settings.putAll(family.params());
        List<MatchedRows.Key> lines = lines(members, workers);
        String title = names.of(lines.getFirst().id());
        tables.add(
            new ModelTable(this, lines, workers, members, selection)
                .table(title, family.benchmark(), settings));
      }
    });
    return tables;
  }

  /** How many tasks run at once in a row, in one word. */
  String workers(MatchedRows.Key key) {
    Role role = rows.role(key);
    return role == Role.UNBOUNDED ? role.word() : key.id().params().getOrDefault(WORKERS, "");
  }

  private List<String> numbersOfWorkers(List<MatchedRows.Key> members) {
    Set<String> numbers = new LinkedHashSet<>();
    members.stream()
        .filter(key -> !rows.role(key).anyWorkers())
        .forEach(key -> numbers.add(workers(key)));
    if (numbers.isEmpty()) {
      members.stream()
          .filter(key -> rows.role(key) == Role.UNBOUNDED)
          .forEach(key -> numbers.add(workers(key)));
    }
    if (numbers.isEmpty()) {
      members.forEach(key -> numbers.add(workers(key)));
    }
    List<String> sorted = new ArrayList<>(numbers);
    sorted.sort(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
    return sorted;
  }

  private List<MatchedRows.Key> lines(List<MatchedRows.Key> members, String workers) {
    List<MatchedRows.Key> lines = new ArrayList<>();
    for (MatchedRows.Key key : members) {
      boolean has = workers(key).equals(workers);
      if (has || (rows.role(key).anyWorkers() && standsIn(key, members, workers))) {
        lines.add(key);
      }
    }
    return lines;
  }

  /** Whether {@code key} is the one row of its model that a table without its own borrows. */
  private boolean standsIn(MatchedRows.Key key, List<MatchedRows.Key> members, String workers) {
    String id = key.id().params().get(MODEL);
    List<MatchedRows.Key> same =
        members.stream()
            .filter(other -> Objects.equals(other.id().params().get(MODEL), id))
            .toList();
    return same.stream().noneMatch(other -> workers(other).equals(workers))
        && same.getFirst().equals(key);
  }
}
