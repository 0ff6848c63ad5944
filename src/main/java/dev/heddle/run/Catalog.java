package dev.heddle.run;

import dev.heddle.fork.Question;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The benchmarks that there are, in the order of their ids. */
public record Catalog(List<Benchmark> benchmarks) {

  /** The word that selects every benchmark, but for those about what a person brings. */
  public static final String ALL = "all";

  /** The one whose tasks come at a rate: ours, or a person's own. */
  public static final String LATENCY = "latency";

  /** The one that measures a person's own task, and is nothing without one. */
  public static final String OWN = "own";

  /** The one that measures a person's own command, and is nothing without one. */
  public static final String COMMAND = "command";

  /** The same for a command that is run for many inputs. */
  public static final String INPUTS = "inputs";

  /** The one that a run carries to see whether the machine moved; nobody asks for it. */
  private static final String RULER = "ruler";

  /** Those that are about what a person brings. */
  private static final Set<String> BROUGHT = Set.of(OWN, COMMAND, INPUTS);

  /** Reads the list that JMH's annotation processor left on the class path. */
  public static Catalog read() {
    return new Catalog(all().stream().filter(each -> !each.id().equals(RULER)).toList());
  }

  /** What is measured to see whether the machine moved. */
  public static List<Benchmark> rulers() {
    return all().stream().filter(each -> each.id().equals(RULER)).toList();
  }

  /** What forks of {@code benchmark}, named in full, start beside themselves. */
  static Optional<Class<? extends Runnable>> beside(String benchmark) {
    Question question =
        type(benchmark.substring(0, benchmark.lastIndexOf('.'))).getAnnotation(Question.class);
    return question == null ? Optional.empty() : Stream.of(question.beside()).findFirst();
  }

  private static List<Benchmark> all() {
    OutputFormat silent =
        OutputFormatFactory.createFormatInstance(
            new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8),
            VerboseMode.SILENT);
    return labelled(
        BenchmarkList.defaultList().getAll(silent, List.of()).stream()
            .map(Catalog::benchmark)
            .sorted((a, b) -> a.id().compareTo(b.id()))
            .toList());
  }

  /**
   * The benchmarks of those ids or method names, in the order of the selectors, each once.
   *
   * @throws UnknownNameException where a selector names none
   */
  public List<Benchmark> select(List<String> selectors) throws UnknownNameException {
    Set<Benchmark> selected = new LinkedHashSet<>();
    for (String selector : selectors) {
      List<Benchmark> hits =
          benchmarks.stream().filter(benchmark -> isNamed(benchmark, selector)).toList();
      if (hits.isEmpty()) {
        throw new UnknownNameException("benchmark", selector, names(selector));
      }
      selected.addAll(hits);
    }
    return List.copyOf(selected);
  }

  /** What a person may type. */
  public List<String> ids() {
    return benchmarks.stream().map(Benchmark::id).distinct().toList();
  }

  /** What may be meant by {@code selector}: a method where it has two parts. */
  private List<String> names(String selector) {
    return selector.indexOf('.') < 0
        ? ids()
        : benchmarks.stream()
            .flatMap(each -> Stream.of(each.label(), each.id()))
            .distinct()
            .toList();
  }

  private static List<Benchmark> labelled(List<Benchmark> all) {
    Map<String, Long> methods =
        all.stream().collect(Collectors.groupingBy(Benchmark::id, Collectors.counting()));
    return all.stream()
        .map(each -> methods.getOrDefault(each.id(), 0L) > 1 ? each.oneOfSeveral() : each)
        .toList();
  }

  private static boolean isNamed(Benchmark benchmark, String selector) {
    if (selector.equals(ALL)) {
      return !BROUGHT.contains(benchmark.id());
    }
    return selector.equals(benchmark.id())
        || selector.equals(benchmark.label())
        || selector.equals(benchmark.method())
        || benchmark.method().endsWith("." + selector);
  }

  private static Benchmark benchmark(BenchmarkListEntry entry) {
    Class<?> type = type(entry.getUserClassQName());
    @Nullable Question question = type.getAnnotation(Question.class);
    Map<String, List<String>> params = new TreeMap<>();
    if (entry.getParams().hasValue()) {
      entry.getParams().get().forEach((name, values) -> params.put(name, Arrays.asList(values)));
    }
    return Benchmark.of(
        question == null ? entry.getUsername() : question.id(),
        question == null ? "" : question.value(),
        entry.getUsername(),
        entry.getMode().shortLabel(),
        Benchmark.threads(entry),
        params,
        ParamCheck.of(type, method(entry.getUsername())),
        Annotated.of(entry));
  }

  private static String method(String fullName) {
    return fullName.substring(fullName.lastIndexOf('.') + 1);
  }

  private static Class<?> type(String className) {
    try {
      return Class.forName(className, false, Catalog.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("JMH's list names a class that is not there", e);
    }
  }
}
