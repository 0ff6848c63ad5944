package dev.heddle.run;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A benchmark that can be measured.
 *
 * @param id what a person types to select it, and what asks the same question with it
 * @param label what its rows are called: the id, with the method where the id has several
 * @param question what it asks
 * @param method the fully qualified name of its method
 * @param mode JMH's short word for its mode
 * @param threads JMH's threads
 * @param params the values of each parameter, where nobody asks for others
 * @param check what refuses wrong values of them
 */
public record Benchmark(
    String id,
    String label,
    String question,
    String method,
    String mode,
    int threads,
    SortedMap<String, List<String>> params,
    ParamCheck check) {

  /** Copies the collections. */
  public Benchmark {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
  }

  static Benchmark of(
      String id,
      String question,
      String method,
      String mode,
      int threads,
      Map<String, List<String>> params,
      ParamCheck check) {
    return new Benchmark(id, id, question, method, mode, threads, new TreeMap<>(params), check);
  }

  /** This one among others of its id. */
  Benchmark oneOfSeveral() {
    String name = id + method.substring(method.lastIndexOf('.'));
    return new Benchmark(id, name, question, method, mode, threads, params, check);
  }
}
