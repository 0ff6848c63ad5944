package dev.heddle.run;

import dev.heddle.fork.Params;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The benchmarks that are measured, of those that were selected: where a model or a number of
 * workers is asked for, only those that can have one.
 *
 * @param benchmarks what is measured
 * @param remarks what is not and why, a line for each thing asked for; empty where all of it is
 */
public record ChosenBenchmarks(List<Benchmark> benchmarks, List<String> remarks) {

  /** What is asked for by an option of its own, and so may be meant for one benchmark of many. */
  private static final Map<String, String> OPTIONS = options();

  /** The parameters that say, where there is no model, what does the work. */
  private static final List<String> INSTEAD_OF_MODEL = List.of(Params.THROUGH, Params.WORKER);

  /** Copies the lists. */
  public ChosenBenchmarks {
    benchmarks = List.copyOf(benchmarks);
    remarks = List.copyOf(remarks);
  }

  private static Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put(Params.MODEL, "--models");
    options.put(Params.WORKERS, "--workers");
    return options;
  }

  /**
   * Leaves out of {@code selected} what cannot have what is asked for.
   *
   * @param asked the names of the parameters that were given values
   * @throws PlanException where nothing is left
   */
  public static ChosenBenchmarks of(List<Benchmark> selected, Collection<String> asked)
      throws PlanException {
    List<Benchmark> left = selected;
    List<String> remarks = new ArrayList<>();
    for (Map.Entry<String, String> option : OPTIONS.entrySet()) {
      String name = option.getKey();
      if (!asked.contains(name)) {
        continue;
      }
      List<Benchmark> without = left.stream().filter(each -> !takes(each, name, asked)).toList();
      List<Benchmark> with = left.stream().filter(each -> takes(each, name, asked)).toList();
      if (!without.isEmpty()) {
        String what =
            RunWords.noParameter(
                option.getValue(),
                name,
                labels(without, with),
                !with.isEmpty(),
                advice(without, name));
        if (with.isEmpty()) {
          throw new PlanException(what);
        }
        remarks.add(what);
      }
      left = with;
    }
    return new ChosenBenchmarks(left, remarks);
  }

  private static boolean takes(Benchmark benchmark, String param, Collection<String> asked) {
    return has(benchmark, param)
        || (param.equals(Params.MODEL)
            && INSTEAD_OF_MODEL.stream()
                .anyMatch(other -> asked.contains(other) && has(benchmark, other)));
  }

  private static boolean has(Benchmark benchmark, String param) {
    return benchmark.params().containsKey(param);
  }

  /** An id stands for all its methods, where none of them is among {@code others}. */
  private static String labels(List<Benchmark> benchmarks, List<Benchmark> others) {
    return benchmarks.stream()
        .map(each ->
            others.stream().anyMatch(other -> other.id().equals(each.id()))
                ? each.label()
                : each.id())
        .distinct()
        .map(label -> "'" + label + "'")
        .collect(Collectors.joining(", "));
  }

  private static String advice(List<Benchmark> without, String param) {
    if (param.equals(Params.MODEL)) {
      for (String other : INSTEAD_OF_MODEL) {
        List<Benchmark> having = without.stream().filter(each -> has(each, other)).toList();
        if (!having.isEmpty()) {
          return RunWords.chooseBy(other, labels(having, List.of()));
        }
      }
    }
    return RunWords.OMIT;
  }
}
