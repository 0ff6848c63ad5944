package dev.heddle.compare;

import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Names rows by what tells them apart; what all of them share is said once. */
final class RowNames {

  private final Names names;
  private final Map<String, Function<RowId, String>> told = new LinkedHashMap<>();
  private final Map<String, String> shared = new LinkedHashMap<>();

  /** The unit tells times from rates; the mode is named where rows have nothing else. */
  private boolean withMode;

  RowNames(List<ResultSet> sets, Collection<RowId> rows) {
    this(sets, rows, false);
    Set<String> seen = new HashSet<>();
    withMode = !rows.stream().allMatch(row -> seen.add(of(new Rows.Key(row, 0))));
  }

  private RowNames(List<ResultSet> sets, Collection<RowId> rows, boolean withMode) {
    this.withMode = withMode;
    names = Names.of(sets);
    Map<String, Function<RowId, String>> parts = new LinkedHashMap<>();
    parts.put("mode", RowId::mode);
    parts.put("threads", row -> Integer.toString(row.threads()));
    TreeSet<String> params = new TreeSet<>();
    rows.forEach(row -> params.addAll(row.params().keySet()));
    params.forEach(name ->
        parts.put(
            parts.containsKey(name) ? "param " + name : name,
            row -> row.params().getOrDefault(name, "")));
    parts.forEach((name, part) -> {
      List<String> values = rows.stream().map(part).distinct().limit(2).toList();
      if (values.size() > 1) {
        told.put(name, part);
      } else if (!values.isEmpty() && !usual(name, values.getFirst())) {
        shared.put(name, values.getFirst());
      }
    });
  }

  /** What all rows have in common, by name. */
  Map<String, String> shared() {
    return shared;
  }

  /** The benchmark, its execution model if it has one, and what else tells it from other rows. */
  String of(Rows.Key key) {
    StringBuilder name = new StringBuilder(names.of(key.id()));
    Function<RowId, String> model = told.get(ModelTables.MODEL);
    if (model != null && !model.apply(key.id()).isEmpty()) {
      name.append(' ').append(model.apply(key.id()));
    }
    told.forEach((part, value) -> {
      String text = value.apply(key.id());
      boolean named = !part.equals(ModelTables.MODEL) && (withMode || !part.equals("mode"));
      if (named && !text.isEmpty()) {
        name.append(' ').append(part).append('=').append(text);
      }
    });
    if (key.occurrence() > 0) {
      name.append(" (").append(key.occurrence() + 1).append(')');
    }
    return name.toString();
  }

  /** The whole of a row's identity as one text, the same in every run. */
  static String full(Rows.Key key) {
    return key.occurrence() == 0
        ? full(key.id())
        : full(key.id()) + " (" + (key.occurrence() + 1) + ")";
  }

  static String full(RowId row) {
    StringBuilder name = new StringBuilder(row.benchmark());
    if (!Objects.equals(row.mode(), "avgt") && !row.mode().isEmpty()) {
      name.append(" mode=").append(row.mode());
    }
    if (row.threads() != 1) {
      name.append(" threads=").append(row.threads());
    }
    row.params()
        .forEach((param, value) -> name.append(' ').append(param).append('=').append(value));
    return name.toString();
  }

  private static boolean usual(String name, String value) {
    return switch (name) {
      case "mode" -> value.equals("avgt") || value.equals("thrpt") || value.isEmpty();
      case "threads" -> value.equals("1");
      default -> false;
    };
  }
}
