package dev.heddle.run;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.runner.BenchmarkListEntry;

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
 * @param annotated how its class says that it is measured
 */
public record Benchmark(
    String id,
    String label,
    String question,
    String method,
    String mode,
    int threads,
    SortedMap<String, List<String>> params,
    ParamCheck check,
    Annotated annotated) {

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
      ParamCheck check,
      Annotated annotated) {
    return new Benchmark(
        id, id, question, method, mode, threads, new TreeMap<>(params), check, annotated);
  }

  /** The threads of a fork, as JMH counts them: a group has at least one for each of its parts. */
  static int threads(BenchmarkListEntry entry) {
    int asked = entry.getThreads().orElse(1);
    int threads = asked == Threads.MAX ? Runtime.getRuntime().availableProcessors() : asked;
    int group = Math.max(1, Arrays.stream(entry.getThreadGroups()).sum());
    return Math.ceilDiv(threads, group) * group;
  }

  /** This one among others of its id. */
  Benchmark oneOfSeveral() {
    String name = id + method.substring(method.lastIndexOf('.'));
    return named(name);
  }

  /** This one among others of its class and method in other packages. */
  Benchmark byItsWholeName() {
    return new Benchmark(method, method, question, method, mode, threads, params, check, annotated);
  }

  /** This one of another name, with values of further parameters, or other values. */
  public Benchmark about(String name, Map<String, List<String>> values) {
    SortedMap<String, List<String>> all = new TreeMap<>(params);
    all.putAll(values);
    return new Benchmark(name, name, question, method, mode, threads, all, check, annotated);
  }

  /** This one, of which somebody else has looked at the values of {@code parameter}. */
  public Benchmark lookedAt(String parameter) {
    return new Benchmark(
        id, label, question, method, mode, threads, params, check.without(parameter), annotated);
  }

  /** This one with these parameters, of those that it has, and no other. */
  public Benchmark only(Map<String, List<String>> values) {
    return new Benchmark(
        id, label, question, method, mode, threads, new TreeMap<>(values), check, annotated);
  }

  private Benchmark named(String name) {
    return new Benchmark(id, name, question, method, mode, threads, params, check, annotated);
  }
}
