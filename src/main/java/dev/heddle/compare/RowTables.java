package dev.heddle.compare;

import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts rows into tables as they come: one for all times, one for all rates, one a further unit. */
final class RowTables {

  private RowTables() {}

  /**
   * The tables.
   *
   * @param ofScores whether their figures are what their benchmarks are about, and no other metric
   */
  static List<Table> of(
      List<ResultSet> sets, MatchedRows rows, Selection selection, boolean ofScores) {
    List<List<MatchedRows.Key>> groups = new ArrayList<>();
    for (MatchedRows.Key key : rows.keys()) {
      if (!ModelTables.takes(key)) {
        group(groups, rows, key).add(key);
      }
    }
    Names names = Names.of(sets);
    return groups.stream()
        .flatMap(group -> parted(group, selection))
        .filter(group -> group.stream().anyMatch(selection::shows))
        .map(group -> table(group, rows, names, selection))
        .map(table -> ofScores ? withCharacter(table, sets, rows) : table)
        .toList();
  }

  private static Table withCharacter(Table table, List<ResultSet> sets, MatchedRows rows) {
    return table.withNotes(
        Stream.concat(
                table.notes().stream(),
                BenchmarkCharacter.notes(sets, rows, table.columns(), table.lines()).stream())
            .toList());
  }

  private static List<MatchedRows.Key> group(
      List<List<MatchedRows.Key>> groups, MatchedRows rows, MatchedRows.Key key) {
    Unit unit = rows.unit(List.of(key));
    for (List<MatchedRows.Key> group : groups) {
      if (rows.unit(group).fits(unit)) {
        return group;
      }
    }
    groups.add(new ArrayList<>());
    return groups.getLast();
  }

  /**
   * Where a parameter is one of few of all rows, benchmarks with other parameters have a table of
   * their own: its column would be empty for most. What is told against one row stays together.
   */
  private static Stream<List<MatchedRows.Key>> parted(
      List<MatchedRows.Key> group, Selection selection) {
    Map<String, Integer> rowsWith = new HashMap<>();
    Map<String, Set<String>> ofBenchmark = new HashMap<>();
    List<MatchedRows.Key> shown = group.stream().filter(selection::shows).toList();
    for (MatchedRows.Key key : shown) {
      Set<String> params = key.id().params().keySet();
      params.forEach(param -> rowsWith.merge(param, 1, Integer::sum));
      ofBenchmark.computeIfAbsent(key.id().benchmark(), _ -> new TreeSet<>()).addAll(params);
    }
    if (selection.relative()
        || rowsWith.values().stream().allMatch(rows -> 2 * rows >= shown.size())) {
      return Stream.of(group);
    }
    Map<Set<String>, List<MatchedRows.Key>> parts = new LinkedHashMap<>();
    for (MatchedRows.Key key : group) {
      Set<String> params = ofBenchmark.getOrDefault(key.id().benchmark(), Set.of());
      parts.computeIfAbsent(params, _ -> new ArrayList<>()).add(key);
    }
    return parts.values().stream();
  }

  private static Table table(
      List<MatchedRows.Key> all, MatchedRows rows, Names names, Selection selection) {
    MatchedRows.Key reference = selection.relative() ? selection.reference(all) : null;
    List<@Nullable RowSample> references = rows.figures(reference);
    List<MatchedRows.Key> keys = all.stream().filter(selection::shows).toList();
    Map<String, Function<RowId, String>> labels = new LinkedHashMap<>();
    labels.put("benchmark", names::of);
    labels.put("mode", RowId::mode);
    labels.put("threads", row -> Integer.toString(row.threads()));
    Set<String> params = new TreeSet<>();
    keys.forEach(key -> params.addAll(key.id().params().keySet()));
    params.forEach(name ->
        labels.put(
            labels.containsKey(name) ? "param " + name : name,
            row -> row.params().getOrDefault(name, "")));

    Map<String, String> settings = new LinkedHashMap<>();
    List<Function<RowId, String>> shown = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    labels.forEach((name, label) -> {
      Set<String> values = new LinkedHashSet<>();
      keys.forEach(key -> values.add(label.apply(key.id())));
      boolean param = !Set.of("mode", "threads").contains(name);
      if (name.equals("benchmark") || values.size() > 1 || (param && keys.size() == 1)) {
        columns.add(name);
        shown.add(label);
      } else if (!RowNames.usual(name, values.iterator().next())) {
        settings.put(name, values.iterator().next());
      }
    });
    RowLimits limits = new RowLimits(rows, all);
    List<Line> lines = new ArrayList<>();
    for (MatchedRows.Key key : keys) {
      LimitOfRow limit = new LimitOfRow(rows, limits.of(key));
      List<@Nullable Cell> cells = new ArrayList<>();
      List<@Nullable RowSample> figures = rows.figures(key);
      for (int set = 0; set < figures.size(); set++) {
        RowSample own = figures.get(set);
        RowSample first = set == 0 ? null : figures.getFirst();
        ResultRow row = rows.row(key, set);
        cells.add(
            own == null || row == null
                ? null
                : own.cell(references.get(set), first)
                    .with(selection.columns().of(row, limit.of(own, set))));
      }
      List<String> words =
          new ArrayList<>(shown.stream().map(label -> label.apply(key.id())).toList());
      if (key.occurrence() > 0) {
        words.set(0, words.getFirst() + " (" + (key.occurrence() + 1) + ")");
      }
      lines.add(new Line(Line.Role.CONTENDER, key.id(), words, cells));
    }
    return new Table(
        Table.Kind.ROWS,
        "",
        "",
        settings,
        columns,
        reference == null ? "" : selection.name(reference),
        reference != null,
        "",
        rows.unit(keys),
        lines,
        Stream.concat(notes(keys, rows, references).stream(), limits(keys, rows, limits, selection))
            .toList());
  }

  /** Which limit counts, where rows have several. */
  private static Stream<Footnote> limits(
      List<MatchedRows.Key> keys, MatchedRows rows, RowLimits limits, Selection selection) {
    Set<String> names = new LinkedHashSet<>();
    for (MatchedRows.Key key : keys) {
      List<MatchedRows.Key> several = limits.of(key);
      MatchedRows.Key best = new LimitOfRow(rows, several).best(0);
      if (several.size() > 1 && best != null && !several.contains(key)) {
        names.add(RowLimits.name(key, best));
      }
    }
    return names.isEmpty() || !selection.columns().chosen().contains(Column.LIMIT)
        ? Stream.empty()
        : Stream.of(TableWords.severalLimits(names));
  }

  private static List<Footnote> notes(
      List<MatchedRows.Key> keys, MatchedRows rows, List<@Nullable RowSample> references) {
    for (MatchedRows.Key key : keys) {
      List<@Nullable RowSample> figures = rows.figures(key);
      for (int set = 0; set < figures.size(); set++) {
        RowSample own = figures.get(set);
        RowSample reference = references.get(set);
        if (own != null && reference != null && !own.paired(reference)) {
          return List.of(TableWords.UNPAIRED);
        }
      }
    }
    return List.of();
  }
}
