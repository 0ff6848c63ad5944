package dev.heddle.cli;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.ModelProviderException;
import dev.heddle.execution.UnknownModelException;
import dev.heddle.fork.Params;
import dev.heddle.jvm.Jvm;
import dev.heddle.result.Plan;
import dev.heddle.result.Role;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.run.Benchmark;
import dev.heddle.run.Catalog;
import dev.heddle.run.ChosenBenchmarks;
import dev.heddle.run.PlanException;
import dev.heddle.run.Planner;
import dev.heddle.run.UnknownNameException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a plan of what a person said. */
final class Plans {

  static final List<String> HEADLINE = List.of("squares", "fetch");
  private static final double TIMEOUT_SECONDS = 300;
  private static final double LONGER = 3;
  private static final int MOST_ROUNDS = 1000;

  /** One that separates values: those in brackets separate the options of a model. */
  private static final Pattern COMMA = Pattern.compile(",(?![^\\[]*\\])");

  private Plans() {}

  static Plan of(RunOptions said) throws UsageException, UnknownNameException, PlanException {
    return of(said, _ -> {});
  }

  /**
   * The plan by what was said.
   *
   * @param remarks hears what of it is not done as it was said, a line each
   */
  static Plan of(RunOptions said, Consumer<String> remarks)
      throws UsageException, UnknownNameException, PlanException {
    List<Benchmark> benchmarks =
        Catalog.read().select(said.selectors.isEmpty() ? HEADLINE : said.selectors);
    return of(said, remarks, benchmarks, Rows::canonical, false);
  }

  /**
   * The plan by what was said, for benchmarks that are not all our own.
   *
   * @param canonical as of a {@link Planner}
   * @param others whether they are those of another project
   */
  static Plan of(
      RunOptions said,
      Consumer<String> remarks,
      List<Benchmark> benchmarks,
      UnaryOperator<SortedMap<String, String>> canonical,
      boolean others)
      throws UsageException, UnknownNameException, PlanException {
    Timing timing = Timing.of(said, benchmarks, others, remarks);
    Jvms jvms = Jvms.of(said);
    if (!jvms.named().isEmpty()) {
      Jvms.requireFree(benchmarks, Params.JVM);
    }
    List<String> urls = said.urls == null ? List.of() : UrlFile.read(said.urls);
    Planner.Planned planned = planned(said, urls, remarks, benchmarks, canonical, others);
    List<PlannedRow> rows = RealUrls.mark(timing.of(planned.rows()), urls);
    return new Plan(
        timing.preset(),
        timing.all(),
        said.timeout == null
            // a class may ask for longer forks than anybody had in mind here
            ? Math.max(TIMEOUT_SECONDS, others ? LONGER * timing.seconds() : 0)
            : Words.seconds("--timeout", said.timeout),
        said.seed == null ? ThreadLocalRandom.current().nextLong(1_000_000) : said.seed,
        new Plan.ForkJvm(
            jvms.java().toString(),
            jvms.flags(),
            said.workerJvmArgs == null
                ? List.of()
                : Flags.of("--worker-jvm-args", said.workerJvmArgs),
            jvms.named()),
        urls,
        jvms.times(rows),
        List.of(),
        null,
        planned.leftOut());
  }

  /** The java that a person names, by itself or by the folder of its JDK. */
  static Path java(@Nullable Path named) {
    if (named == null) {
      return Jvm.java();
    }
    Path inside = named.resolve("bin/java");
    return Files.isDirectory(named) && Files.isExecutable(inside) ? inside : named;
  }

  static int rounds(String option, int rounds) throws UsageException {
    if (rounds < 1 || rounds > MOST_ROUNDS) {
      throw new UsageException(
          option + " " + rounds + ": is out of range; write 1 to " + MOST_ROUNDS);
    }
    return rounds;
  }

  private static Planner.Planned planned(
      RunOptions said,
      List<String> urls,
      Consumer<String> remarks,
      List<Benchmark> benchmarks,
      UnaryOperator<SortedMap<String, String>> canonical,
      boolean others)
      throws UsageException, UnknownNameException, PlanException {
    Planner planner =
        new Planner(
            Runtime.getRuntime().availableProcessors(),
            canonical,
            others ? _ -> Role.CONTENDER : Rows::role);
    try {
      Map<String, List<String>> asked = asked(said);
      RealUrls.requireNoSite(asked, urls);
      ChosenBenchmarks selection = ChosenBenchmarks.of(benchmarks, asked.keySet());
      selection.remarks().forEach(remarks);
      tellTwice(asked, remarks);
      return planner.plan(selection.benchmarks(), asked);
    } catch (UnknownModelException | ModelProviderException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, List<String>> asked(RunOptions said) throws UsageException {
    Map<String, List<String>> asked = new LinkedHashMap<>();
    for (Map.Entry<String, String> param : said.params.entrySet()) {
      asked.put(param.getKey(), values("-p " + param.getKey(), param.getValue()));
    }
    put(asked, Params.MODEL, "--models", said.models);
    put(asked, Params.WORKERS, "--workers", said.workers);
    asked.computeIfPresent(
        Params.MODEL,
        (name, models) ->
            ExecutionModel.listOf(String.join(",", models)).stream()
                .map(ExecutionModel::id)
                .toList());
    return asked;
  }

  private static void tellTwice(Map<String, List<String>> asked, Consumer<String> remarks) {
    asked.forEach((name, values) ->
        values.stream()
            .filter(value -> Collections.frequency(values, value) > 1)
            .distinct()
            .forEach(value ->
                remarks.accept(
                    name + " '" + value + "': stands there more than once; measured once")));
  }

  private static void put(
      Map<String, List<String>> asked, String name, String option, @Nullable String text)
      throws UsageException {
    if (text == null) {
      return;
    }
    if (asked.put(name, values(option, text)) != null) {
      throw new UsageException(option + ": is given twice, also as -p " + name + "; give one");
    }
  }

  private static List<String> values(String option, String text) throws UsageException {
    List<String> values = Arrays.stream(COMMA.split(text, -1)).map(String::strip).toList();
    if (values.stream().anyMatch(String::isEmpty)) {
      throw new UsageException(
          option + " '" + text + "': a value is empty; separate values by single commas");
    }
    return values;
  }
}
