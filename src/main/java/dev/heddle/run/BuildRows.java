package dev.heddle.run;

import dev.heddle.result.RunInfo.PlannedRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * What several jars can measure.
 *
 * @param common the benchmarks that all of them have, with the values of the last one
 * @param others the methods that only some of them have
 */
public record BuildRows(List<Benchmark> common, List<String> others) {

  private static final int NAMED = 5;

  /** A benchmark without what may differ between builds. */
  private record Key(String method, String mode, int threads, Set<String> params) {
    static Key of(Benchmark benchmark) {
      return new Key(
          benchmark.method(), benchmark.mode(), benchmark.threads(), benchmark.params().keySet());
    }
  }

  /** Copies the lists. */
  public BuildRows {
    common = List.copyOf(common);
    others = List.copyOf(others);
  }

  /**
   * Finds what the jars have in common.
   *
   * @throws PlanException where that is nothing
   */
  public static BuildRows of(List<BuildJar> jars) throws PlanException {
    Set<Key> shared = null;
    Set<String> all = new LinkedHashSet<>();
    for (BuildJar jar : jars) {
      Set<Key> keys = jar.benchmarks().stream().map(Key::of).collect(Collectors.toSet());
      jar.benchmarks().forEach(each -> all.add(each.method()));
      if (shared == null) {
        shared = keys;
      } else {
        shared.retainAll(keys);
      }
    }
    Set<Key> inAll = shared == null ? Set.of() : shared;
    List<Benchmark> common =
        jars.getLast().benchmarks().stream().filter(each -> inAll.contains(Key.of(each))).toList();
    if (common.isEmpty()) {
      throw new PlanException(
          BuildWords.nothingInCommon(
              jars.stream().map(jar -> jar.path().toString()).collect(Collectors.joining(", "))));
    }
    if (jars.stream().allMatch(BuildJar::ours)) {
      common = ours(common);
    }
    common = apart(common);
    Set<String> methods = common.stream().map(Benchmark::method).collect(Collectors.toSet());
    return new BuildRows(common, all.stream().filter(each -> !methods.contains(each)).toList());
  }

  /** No two methods are called the same. */
  private static List<Benchmark> apart(List<Benchmark> common) {
    Map<String, Set<String>> methods =
        common.stream()
            .collect(
                Collectors.groupingBy(
                    Benchmark::label, Collectors.mapping(Benchmark::method, Collectors.toSet())));
    return common.stream()
        .map(each ->
            methods.getOrDefault(each.label(), Set.of()).size() > 1 ? each.byItsWholeName() : each)
        .toList();
  }

  /** With the ids, questions and checks that this program knows of its own. */
  private static List<Benchmark> ours(List<Benchmark> common) {
    Map<String, Benchmark> known = new LinkedHashMap<>();
    Catalog.read().benchmarks().forEach(each -> known.put(each.method(), each));
    Set<String> rulers =
        Catalog.rulers().stream().map(Benchmark::method).collect(Collectors.toSet());
    return common.stream()
        .filter(each -> !rulers.contains(each.method()))
        .map(each -> known.getOrDefault(each.method(), each))
        .toList();
  }

  /**
   * The benchmarks that are meant: by id or name, else by what is found in their full names; all
   * without a selector.
   *
   * @param remarks hears what is left out
   * @throws UnknownNameException where a selector means none
   */
  public List<Benchmark> select(List<String> selectors, Consumer<String> remarks)
      throws UnknownNameException {
    Catalog catalog = new Catalog(common);
    if (!others.isEmpty()) {
      remarks.accept(
          BuildWords.notInEvery(others.stream().limit(NAMED).toList(), others.size() - NAMED));
    }
    if (selectors.isEmpty()) {
      return common;
    }
    Set<Benchmark> selected = new LinkedHashSet<>();
    for (String selector : selectors) {
      List<Benchmark> found = found(selector);
      selected.addAll(found.isEmpty() ? catalog.select(List.of(selector)) : found);
    }
    return new ArrayList<>(selected);
  }

  /** Those that JMH would take for this word; none where a person means one by its name. */
  private List<Benchmark> found(String selector) {
    try {
      if (!new Catalog(common).select(List.of(selector)).isEmpty()) {
        return List.of();
      }
    } catch (UnknownNameException e) {
      // no name: perhaps a part of one, or a regular expression
    }
    try {
      Pattern pattern = Pattern.compile(selector);
      return common.stream().filter(each -> pattern.matcher(each.method()).find()).toList();
    } catch (PatternSyntaxException e) {
      return List.of();
    }
  }

  /**
   * Refuses values that a JMH in another process cannot be told.
   *
   * @throws PlanException for the first
   */
  public static void requireTold(List<PlannedRow> rows, List<BuildJar> jars) throws PlanException {
    for (PlannedRow row : rows) {
      Set<String> own = new HashSet<>(row.row().params().keySet());
      jars.forEach(jar -> own.retainAll(jar.own(row.row())));
      BuildJar.requireTold(row.row().params(), own);
    }
  }
}
