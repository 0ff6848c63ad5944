package dev.heddle.run;

import dev.heddle.fork.NoRowException;
import dev.heddle.fork.Params;
import dev.heddle.result.Role;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.PlannedRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Makes the rows of a run from benchmarks, the values asked for, and what makes sense together. */
public final class Planner {

  private final int processors;
  private final UnaryOperator<SortedMap<String, String>> canonical;
  private final Function<RowId, Role> roles;

  /**
   * @param processors what {@value Params#PROCESSORS} stands for
   * @param canonical brings the parameters of a row into the one form in which they mean something;
   *     rows that come out equal are one row
   * @param roles what a row is for
   */
  public Planner(
      int processors,
      UnaryOperator<SortedMap<String, String>> canonical,
      Function<RowId, Role> roles) {
    this.processors = processors;
    this.canonical = canonical;
    this.roles = roles;
  }

  /**
   * The rows that mean something, and why others do not.
   *
   * @param rows in the order of the benchmarks and their values, each once
   * @param leftOut the reasons, each once, as "what: why"
   */
  public record Planned(List<PlannedRow> rows, List<String> leftOut) {

    /** Copies the lists. */
    public Planned {
      rows = List.copyOf(rows);
      leftOut = List.copyOf(leftOut);
    }
  }

  /**
   * Plans a run.
   *
   * @param asked values of parameters that replace a benchmark's own
   * @throws UnknownNameException where no benchmark has a parameter that was asked for
   * @throws PlanException where a benchmark refuses a value, or no row is left
   */
  public Planned plan(List<Benchmark> benchmarks, Map<String, List<String>> asked)
      throws UnknownNameException, PlanException {
    requireKnown(benchmarks, asked.keySet());
    Set<PlannedRow> rows = new LinkedHashSet<>();
    Set<String> leftOut = new LinkedHashSet<>();
    for (Benchmark benchmark : benchmarks) {
      Map<String, List<String>> values = new LinkedHashMap<>(benchmark.params());
      values.replaceAll((name, own) -> asked.getOrDefault(name, own));
      boolean several =
          values.getOrDefault(Params.WORKERS, List.of()).stream().anyMatch(WorkerNumbers::several);
      values.computeIfPresent(
          Params.WORKERS,
          (_, words) -> new WorkerNumbers(processors).of(words, benchmark.check().waiting()));
      for (SortedMap<String, String> params : combinations(values)) {
        SortedMap<String, String> meant;
        try {
          meant = meant(benchmark, params, several);
          benchmark.check().check(meant);
        } catch (NoRowException e) {
          leftOut.add(benchmark.id() + " " + e.getMessage());
          continue;
        }
        RowId row = new RowId(benchmark.method(), benchmark.mode(), benchmark.threads(), meant);
        rows.add(new PlannedRow(benchmark.label(), row, roles.apply(row)));
      }
    }
    if (rows.isEmpty() && !leftOut.isEmpty()) {
      throw new PlanException(RunWords.noRowLeft(List.copyOf(leftOut)));
    }
    return new Planned(List.copyOf(rows), List.copyOf(leftOut));
  }

  /**
   * What a row's parameters mean.
   *
   * @param several whether its number of workers is one of several that a word stands for, and may
   *     be more than a model can have, as that may which stands for {@value Params#ENOUGH}
   * @throws NoRowException where it is
   */
  private SortedMap<String, String> meant(
      Benchmark benchmark, SortedMap<String, String> params, boolean several) throws PlanException {
    SortedMap<String, String> numbered = withEnough(benchmark, params);
    try {
      return canonical.apply(numbered);
    } catch (TooManyWorkersException e) {
      if (several || params.getOrDefault(Params.WORKERS, "").equals(Params.ENOUGH)) {
        throw new NoRowException(String.valueOf(e.getMessage()));
      }
      throw e;
    }
  }

  /** The parameters with the number that {@value Params#ENOUGH} stands for. */
  private static SortedMap<String, String> withEnough(
      Benchmark benchmark, SortedMap<String, String> params) throws PlanException {
    if (!params.getOrDefault(Params.WORKERS, "").equals(Params.ENOUGH)) {
      return params;
    }
    OptionalInt enough = benchmark.check().tasksAtOnce(params);
    if (enough.isEmpty()) {
      throw new PlanException(RunWords.doNotWait(Params.ENOUGH, benchmark.id()));
    }
    SortedMap<String, String> numbered = new TreeMap<>(params);
    numbered.put(Params.WORKERS, String.valueOf(enough.getAsInt()));
    return numbered;
  }

  private static void requireKnown(List<Benchmark> benchmarks, Collection<String> asked)
      throws UnknownNameException {
    List<String> known =
        benchmarks.stream().flatMap(b -> b.params().keySet().stream()).distinct().toList();
    for (String name : asked) {
      if (!known.contains(name)) {
        throw new UnknownNameException("parameter", name, known);
      }
    }
  }

  private List<SortedMap<String, String>> combinations(Map<String, List<String>> values) {
    List<SortedMap<String, String>> all = new ArrayList<>();
    all.add(new TreeMap<>());
    for (Map.Entry<String, List<String>> axis : values.entrySet()) {
      List<SortedMap<String, String>> longer = new ArrayList<>();
      for (SortedMap<String, String> begun : all) {
        for (String value : axis.getValue()) {
          SortedMap<String, String> combination = new TreeMap<>(begun);
          combination.put(
              axis.getKey(), value.equals(Params.PROCESSORS) ? String.valueOf(processors) : value);
          longer.add(combination);
        }
      }
      all = longer;
    }
    return all;
  }
}
