package dev.heddle.advice;

import dev.heddle.compare.Cell;
import dev.heddle.compare.Line;
import dev.heddle.compare.Table;
import dev.heddle.compare.Tables;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tables of one workload with several numbers of workers, as one.
 *
 * @param tables the tables, one a number of workers
 * @param settings what all of them have in common, by name
 * @param numbers the numbers of workers, in the order of the cells of a line; before them "any"
 *     where rows have no number of their own
 * @param lines the models
 * @param best the rows that cannot be told from the best of all
 * @param bestOfModel the rows that cannot be told from the best of their model
 * @param ratios whether ratios are shown in place of scores
 * @param advice what all of it means; null where nothing was measured
 */
public record SweepTable(
    List<Table> tables,
    Map<String, String> settings,
    List<String> numbers,
    List<Curve> lines,
    Set<RowId> best,
    Set<RowId> bestOfModel,
    boolean ratios,
    @Nullable WorkloadAdvice advice) {

  /** So many tables are easier to read as one. */
  private static final int TABLES = 3;

  /** Above the rows that have no number of workers of their own. */
  private static final String ANY = "any";

  /**
   * A model with each number of workers.
   *
   * @param label what it is called
   * @param rows the lines that it has in the tables; null where it has none
   */
  public record Curve(String label, List<@Nullable Line> rows) {

    /** What was measured with the number of that place; null where nothing was. */
    public @Nullable Cell cell(int place) {
      Line line = rows.get(place);
      return line == null ? null : line.cells().getFirst();
    }
  }

  /**
   * Those tables of {@code tables} that are a sweep; none where they show several runs, or figures
   * that somebody chose.
   *
   * @param ratios whether ratios are to be shown, of all rows against one
   */
  public static List<SweepTable> of(Tables tables, List<ResultSet> sets, boolean ratios) {
    if (sets.size() != 1 || tables.chosen()) {
      return List.of();
    }
    Map<List<Object>, List<Table>> byWorkload = new LinkedHashMap<>();
    for (Table table : tables.tables()) {
      if (table.kind() == Table.Kind.MODELS && table.settings().containsKey(Labels.WORKERS)) {
        byWorkload
            .computeIfAbsent(List.of(work(table), common(table)), _ -> new ArrayList<>())
            .add(table);
      }
    }
    byWorkload.values().removeIf(each -> each.size() < TABLES);
    if (byWorkload.isEmpty()) {
      return List.of();
    }
    ResultSet shown = shown(tables, sets.getFirst());
    List<Workload> workloads =
        tables.metric().equals(Tables.SCORE) ? Workload.of(shown) : List.of();
    List<WorkloadAdvice> advice = workloads.isEmpty() ? List.of() : Advising.of(shown);
    List<SweepTable> sweeps = new ArrayList<>();
    for (List<Table> each : byWorkload.values()) {
      sweeps.add(of(each, workloads, advice, ratios));
    }
    return sweeps;
  }

  /** The rows of a run that stand in tables: what is said below those is of them. */
  private static ResultSet shown(Tables tables, ResultSet set) {
    Set<RowId> ids =
        tables.tables().stream()
            .flatMap(table -> table.lines().stream())
            .map(Line::row)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return set.with(ids::contains);
  }

  /** What the rows of a table do: of one benchmark it may be in several modes. */
  private static Object work(Table table) {
    return table.lines().stream()
        .map(Line::row)
        .filter(Objects::nonNull)
        .findFirst()
        .<Object>map(Workload::family)
        .orElse(table.benchmark());
  }

  private static SweepTable of(
      List<Table> tables, List<Workload> workloads, List<WorkloadAdvice> advice, boolean ratios) {
    Map<String, List<@Nullable Line>> byLabel = new LinkedHashMap<>();
    Set<RowId> seen = new LinkedHashSet<>();
    Set<RowId> anyNumber = new HashSet<>();
    for (Table table : tables) {
      for (Line line : table.lines()) {
        if (line.row() != null && !seen.add(line.row())) {
          anyNumber.add(line.row());
        }
      }
    }
    seen.clear();
    // what has no number of workers of its own stands in every table, and here in a column for that
    int first = anyNumber.isEmpty() ? 0 : 1;
    List<String> numbers = new ArrayList<>(first == 0 ? List.of() : List.of(ANY));
    tables.forEach(table -> numbers.add(table.settings().getOrDefault(Labels.WORKERS, "")));
    for (Line.Role role : Line.Role.values()) {
      for (int i = 0; i < tables.size(); i++) {
        for (Line line : tables.get(i).lines()) {
          if (line.role() == role && (line.row() == null || seen.add(line.row()))) {
            List<@Nullable Line> places =
                byLabel.computeIfAbsent(
                    line.labels().getFirst(), _ -> new ArrayList<>(empty(numbers.size())));
            places.set(anyNumber.contains(line.row()) ? 0 : first + i, line);
          }
        }
      }
    }
    List<Curve> lines = new ArrayList<>();
    for (Map.Entry<String, List<@Nullable Line>> each : byLabel.entrySet()) {
      lines.add(new Curve(each.getKey(), each.getValue()));
    }
    Set<RowId> best = Set.of();
    Set<RowId> ofModel = Set.of();
    WorkloadAdvice mine = null;
    for (int i = 0; i < workloads.size(); i++) {
      if (seen.stream().map(Workload::family).anyMatch(workloads.get(i).id()::equals)) {
        mine = advice.get(i);
        best = workloads.get(i).best();
        ofModel = workloads.get(i).bestOfModels();
      }
    }
    return new SweepTable(
        List.copyOf(tables),
        common(tables.getFirst()),
        List.copyOf(numbers),
        List.copyOf(lines),
        best,
        ofModel,
        ratios,
        mine);
  }

  private static List<@Nullable Line> empty(int places) {
    List<@Nullable Line> empty = new ArrayList<>();
    for (int i = 0; i < places; i++) {
      empty.add(null);
    }
    return empty;
  }

  private static Map<String, String> common(Table table) {
    Map<String, String> common = new LinkedHashMap<>(table.settings());
    common.remove(Labels.WORKERS);
    return common;
  }

  /** The first of its tables, which says the unit and what ratios are against. */
  public Table first() {
    return Objects.requireNonNull(tables.getFirst());
  }
}
