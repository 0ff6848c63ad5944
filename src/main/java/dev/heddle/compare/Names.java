package dev.heddle.compare;

import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Short names for benchmarks, no two of them the same. */
final class Names {

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> ids = new HashMap<>();

  /** Names all benchmarks of {@code sets}: by id where the plan has one, else class and method. */
  static Names of(List<ResultSet> sets) {
    Names all = new Names();
    Map<String, String> users = new HashMap<>();
    for (ResultSet set : sets) {
      for (ResultRow row : set.rows()) {
        String full = row.id().benchmark();
        String other = users.putIfAbsent(shortName(full), full);
        if (other != null && !other.equals(full)) {
          all.names.put(full, full);
          all.names.put(other, other);
        }
      }
      RunInfo run = set.run();
      if (run != null) {
        run.plan().rows().forEach(row -> all.ids.putIfAbsent(row.row().benchmark(), row.id()));
      }
    }
    all.tellMethods();
    return all;
  }

  /** An id that several benchmarks have says nothing without the method. */
  private void tellMethods() {
    Map<String, Long> uses =
        ids.values().stream().collect(Collectors.groupingBy(id -> id, Collectors.counting()));
    ids.replaceAll((benchmark, id) ->
        uses.getOrDefault(id, 0L) > 1
            ? id + "." + benchmark.substring(benchmark.lastIndexOf('.') + 1)
            : id);
  }

  String of(String benchmark) {
    return names.getOrDefault(benchmark, shortName(benchmark));
  }

  /** The id that a person types for {@code row}, else its short name. */
  String of(RowId row) {
    return ids.getOrDefault(row.benchmark(), of(row.benchmark()));
  }

  /** Class and method. */
  private static String shortName(String benchmark) {
    int method = benchmark.lastIndexOf('.');
    int type = benchmark.lastIndexOf('.', method - 1);
    return benchmark.substring(type + 1);
  }
}
