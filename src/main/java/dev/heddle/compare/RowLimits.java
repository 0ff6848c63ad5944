package dev.heddle.compare;

import dev.heddle.result.Role;
import dev.heddle.result.RowId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Finds for rows as they come those that say what the machine does at best for the same question:
 * limits of the same method that differ from them in one parameter, the one that says what is
 * measured. What only one of two rows has tells nothing of the other.
 */
final class RowLimits {

  /** What all rows of a method have in common. */
  private record Method(String benchmark, String mode, int threads) {
    static Method of(MatchedRows.Key key) {
      return new Method(key.id().benchmark(), key.id().mode(), key.id().threads());
    }
  }

  private final Map<MatchedRows.Key, Set<MatchedRows.Key>> limits = new HashMap<>();

  /** Those of {@code keys} among them. */
  RowLimits(MatchedRows rows, List<MatchedRows.Key> keys) {
    Map<Method, List<MatchedRows.Key>> there = new HashMap<>();
    for (MatchedRows.Key key : keys) {
      if (rows.role(key) == Role.LIMIT) {
        there.computeIfAbsent(Method.of(key), _ -> new ArrayList<>()).add(key);
        limits.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(key);
      }
    }
    for (MatchedRows.Key key : there.isEmpty() ? List.<MatchedRows.Key>of() : keys) {
      if (rows.role(key) != Role.LIMIT) {
        List<MatchedRows.Key> its =
            there.getOrDefault(Method.of(key), List.of()).stream()
                .filter(limit -> parameter(key, limit).isPresent())
                .toList();
        limits.put(key, new LinkedHashSet<>(its));
        // limits of one row are told against each other
        its.forEach(limit -> limits.getOrDefault(limit, new LinkedHashSet<>()).addAll(its));
      }
    }
  }

  /** The limits of a row, those of a limit with itself. */
  List<MatchedRows.Key> of(MatchedRows.Key key) {
    return List.copyOf(limits.getOrDefault(key, Set.of()));
  }

  /** What a limit is called beside a row; empty where it is none of that. */
  static String name(MatchedRows.Key key, MatchedRows.Key limit) {
    return parameter(key, limit)
        .map(param -> limit.id().params().getOrDefault(param, ""))
        .orElse("");
  }

  /** The one parameter of both in which they differ. */
  private static Optional<String> parameter(MatchedRows.Key key, MatchedRows.Key limit) {
    RowId row = key.id();
    List<String> different =
        row.params().keySet().stream()
            .filter(param -> limit.id().params().containsKey(param))
            .filter(
                param -> !Objects.equals(row.params().get(param), limit.id().params().get(param)))
            .toList();
    return different.size() == 1 ? Optional.of(different.getFirst()) : Optional.empty();
  }
}
