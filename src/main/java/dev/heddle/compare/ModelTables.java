package dev.heddle.compare;

import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Sorts rows that name an execution model into tables: one a workload and setting.
 *
 * <p>The models that do not divide work ({@code sequential}, {@code bare}) and those without a
 * bound have one row, and stand in the table of every number of workers.
 */
final class ModelTables {

  static final String MODEL = "model";
  private static final String WORKERS = "workers";
  private static final Pattern OPTION_UNBOUNDED =
      Pattern.compile("[\\[,]\\s*bound\\s*=\\s*none\\b");
  static final String UNBOUNDED = "unbounded";
  private static final Set<String> ALONE = Set.of(ModelTable.BASELINE, "bare");

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

  private ModelTables() {}

  /** Whether a row belongs into these tables. */
  static boolean takes(Rows.Key key) {
    return key.id().params().containsKey(MODEL) && key.occurrence() == 0;
  }

  static List<Table> of(List<ResultSet> sets, Rows rows, Selection selection) {
    Map<Family, List<Rows.Key>> families = new LinkedHashMap<>();
    for (Rows.Key key : rows.keys()) {
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
        List<Rows.Key> lines = lines(members, workers);
        String title = names.of(lines.getFirst().id());
        tables.add(
            new ModelTable(rows, lines, workers, selection)
                .table(title, family.benchmark(), settings));
      }
    });
    return tables;
  }

  /** The execution model of a row, without its options. */
  static String model(Rows.Key key) {
    String id = key.id().params().getOrDefault(MODEL, "");
    int options = id.indexOf('[');
    return options < 0 ? id : id.substring(0, options);
  }

  /** How many tasks run at once in a row, in one word. */
  static String workers(Rows.Key key) {
    return unbounded(key) ? UNBOUNDED : key.id().params().getOrDefault(WORKERS, "");
  }

  /** Whether as many tasks run at once as there are, whatever number of workers was asked for. */
  static boolean unbounded(Rows.Key key) {
    return OPTION_UNBOUNDED.matcher(key.id().params().getOrDefault(MODEL, "")).find();
  }

  /** Whether a row stands in the table of every number of workers. */
  private static boolean alone(Rows.Key key) {
    return ALONE.contains(model(key)) || unbounded(key);
  }

  private static List<String> numbersOfWorkers(List<Rows.Key> members) {
    Set<String> numbers = new LinkedHashSet<>();
    members.stream().filter(key -> !alone(key)).forEach(key -> numbers.add(workers(key)));
    if (numbers.isEmpty()) {
      members.stream().filter(ModelTables::unbounded).forEach(key -> numbers.add(workers(key)));
    }
    if (numbers.isEmpty()) {
      members.forEach(key -> numbers.add(workers(key)));
    }
    List<String> sorted = new ArrayList<>(numbers);
    sorted.sort(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
    return sorted;
  }

  private static List<Rows.Key> lines(List<Rows.Key> members, String workers) {
    List<Rows.Key> lines = new ArrayList<>();
    for (Rows.Key key : members) {
      boolean has = workers(key).equals(workers);
      if (has || (alone(key) && standsIn(key, members, workers))) {
        lines.add(key);
      }
    }
    return lines;
  }

  /** Whether {@code key} is the one row of its model that a table without its own borrows. */
  private static boolean standsIn(Rows.Key key, List<Rows.Key> members, String workers) {
    String id = key.id().params().get(MODEL);
    List<Rows.Key> same =
        members.stream()
            .filter(other -> java.util.Objects.equals(other.id().params().get(MODEL), id))
            .toList();
    return same.stream().noneMatch(other -> workers(other).equals(workers))
        && same.getFirst().equals(key);
  }
}
