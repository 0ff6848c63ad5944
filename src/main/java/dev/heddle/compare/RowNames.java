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
import java.util.stream.Collectors;

/** Names rows by what tells them apart; what all of them share is said once. */
final class RowNames {

  private final Names names;
  private final Map<String, Function<RowId, String>> told = new LinkedHashMap<>();
  private final Map<String, String> shared = new LinkedHashMap<>();

  /** The unit tells times from rates; the mode is named where rows have nothing else. */
  private boolean withMode;

  /** Rows of which another would have the same short name. */
  private final Set<RowId> inFull = new HashSet<>();

  RowNames(List<ResultSet> sets, Collection<RowId> rows) {
    this(sets, rows, false);
    Set<String> seen = new HashSet<>();
    withMode = !rows.stream().allMatch(row -> seen.add(of(new MatchedRows.Key(row, 0))));
    Map<String, List<RowId>> named =
        rows.stream()
            .distinct()
            .collect(Collectors.groupingBy(row -> of(new MatchedRows.Key(row, 0))));
    named.values().stream().filter(same -> same.size() > 1).forEach(inFull::addAll);
  }

  private RowNames(List<ResultSet> sets, Collection<RowId> rows, boolean withMode) {
    this.withMode = withMode;
    names = Names.of(sets);
    Map<String, Function<RowId, String>> parts = new LinkedHashMap<>();
    parts.put("mode", RowId::mode);
    parts.put("threads", row -> Integer.toString(row.threads()));
    TreeSet<String> params = new TreeSet<>();
    rows.forEach(row -> params.addAll(row.params().keySet()));
    params.forEach(name -> parts.put(param(name), row -> row.params().getOrDefault(name, "")));
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
  String of(MatchedRows.Key key) {
    if (inFull.contains(key.id())) {
      return full(key);
    }
    StringBuilder name = new StringBuilder(names.of(key.id()));
    Function<RowId, String> model = told.get(ModelTables.MODEL);
    if (model != null && !model.apply(key.id()).isEmpty()) {
      name.append(' ').append(NameParts.quoted(model.apply(key.id())));
    }
    told.forEach((part, value) -> {
      String text = value.apply(key.id());
      boolean named = !part.equals(ModelTables.MODEL) && (withMode || !part.equals("mode"));
      if (named && !text.isEmpty()) {
        name.append(' ').append(NameParts.quoted(part)).append('=').append(NameParts.quoted(text));
      }
    });
    if (key.occurrence() > 0) {
      name.append(" (").append(key.occurrence() + 1).append(')');
    }
    return name.toString();
  }

  /** The whole of a row's identity as one text, the same in every run. */
  static String full(MatchedRows.Key key) {
    return key.occurrence() == 0
        ? full(key.id())
        : full(key.id()) + " (" + (key.occurrence() + 1) + ")";
  }

  static String full(RowId row) {
    StringBuilder name = new StringBuilder(NameParts.quoted(row.benchmark()));
    if (!Objects.equals(row.mode(), "avgt") && !row.mode().isEmpty()) {
      name.append(" mode=").append(row.mode());
    }
    if (row.threads() != 1) {
      name.append(" threads=").append(row.threads());
    }
    row.params()
        .forEach((param, value) ->
            name.append(' ')
                .append(NameParts.quoted(param(param)))
                .append('=')
                .append(NameParts.quoted(value)));
    return name.toString();
  }

  /** A parameter by a name that nothing else of a row has. */
  private static String param(String name) {
    boolean taken = name.equals("mode") || name.equals("threads");
    return taken ? "param " + name : name;
  }

  /** What need not be said when all rows have it. */
  static boolean usual(String name, String value) {
    return switch (name) {
      case "mode" -> value.equals("avgt") || value.equals("thrpt") || value.isEmpty();
      case "threads" -> value.equals("1");
      default -> false;
    };
  }
}
