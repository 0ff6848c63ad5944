package dev.heddle.cli;

import dev.heddle.campaign.PlanRequest;
import dev.heddle.campaign.TaskRequest;
import dev.heddle.fork.Params;
import dev.heddle.run.Preset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a person can say about what is measured, and how; null where nothing was said. */
final class RunOptions {

  @Parameters(
      arity = "0..*",
      paramLabel = "SELECTOR",
      completionCandidates = Inventory.BenchmarkIds.class,
      description =
          "Benchmarks by id, as 'heddle list' shows them, or 'all'. Default: squares fetch.")
  List<String> selectors = List.of();

  @Option(
      names = "--task",
      paramLabel = "CLASS|NAME",
      description = {
        "Measures a task of yours in the place of benchmarks: a public class that is a Callable and"
            + " has a public constructor that takes nothing, or a TaskSource by the name that it"
            + " gives itself."
      })
  @Nullable String task;

  @Option(
      names = "--class-path",
      paramLabel = "[LABEL=]PATH",
      description = {
        "The jars and folders of classes that have it, as java -cp takes them: acme.jar:lib/*."
            + " Given several times, each with a label, they are measured in turn, and each is"
            + " judged against the first."
      })
  List<String> classPaths = new ArrayList<>();

  @Mixin CommandOptions commands = new CommandOptions();

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description = {
        "How thoroughly: smoke, quick, standard or gate. Default: quick; for the jars of other"
            + " projects what the benchmarks' classes say, and gate where they say nothing."
      })
  @Nullable String preset;

  @Option(
      names = {"--models", "--model"},
      paramLabel = "M,…",
      completionCandidates = Inventory.ModelIds.class,
      description = {
        "Execution models, with options in brackets: fixed-pool,virtual-threads[bound=none]; and"
            + " rows of other runtimes, as in process-pool,python:Pool ('heddle list runtimes'): a"
            + " runtime of which none is named has all of its rows."
      })
  @Nullable String models;

  @Option(
      names = "--cluster",
      paramLabel = "FILE",
      description =
          "Where members of a cluster stand ('heddle member') that the model cluster joins:"
              + " HOST:PORT, one a line; name=NAME where it is not called heddle.")
  @Nullable Path cluster;

  @Option(
      names = "--workers",
      paramLabel = "N,…",
      description = {
        "How many tasks run at once: 1,2,4; 2..8 for each from 2 to 8; powers for 1, 2, 4 and on;"
            + " sweep for what tells how many are best: 1, 2, N/2, N, N+1, 2N, 4N for N"
            + " processors, and more where tasks wait."
      })
  @Nullable String workers;

  @Option(
      names = "-p",
      paramLabel = "NAME=V,…",
      description = "Values of a benchmark's parameter: -p tasks=8,64,512.")
  Map<String, String> params = new LinkedHashMap<>();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Rounds; each measures every row once, in a fork of its own.")
  @Nullable Integer rounds;

  @Option(
      names = "--warmup",
      paramLabel = "N[xTIME]",
      description = "Warm-up iterations of a fork: 5 or 5x300ms.")
  @Nullable String warmup;

  @Option(
      names = "--iterations",
      paramLabel = "N[xTIME]",
      description = "Measured iterations of a fork: 5 or 5x1s.")
  @Nullable String iterations;

  @Option(
      names = "--jvm",
      paramLabel = "[LABEL=]PATH",
      description = {
        "The java, or the JDK's folder, that forks run on: 25 or later, for the jars of other"
            + " projects 11 or later. Default: the one that runs this. Given several times, rows"
            + " are measured on each in turn, and each is judged against the first."
      })
  List<String> jvm = new ArrayList<>();

  @Option(
      names = "--jvm-args",
      paramLabel = "[LABEL=]FLAGS",
      description = {
        "Further flags of forks, in one word: \"-Xmx2g -XX:+UseZGC\". Sets with names are measured"
            + " in turn, and each is judged against the first: zgc=-XX:+UseZGC."
      })
  List<String> jvmArgs = new ArrayList<>();

  @Option(
      names = "--worker-jvm-args",
      paramLabel = "FLAGS",
      description = "Further flags of worker JVMs, in one word.")
  @Nullable String workerJvmArgs;

  @Option(
      names = "--urls",
      paramLabel = "FILE",
      description = "Fetch the addresses in this file, one a line, instead of the local site's.")
  @Nullable Path urls;

  @Option(
      names = "--with",
      paramLabel = "RUNTIME[=PATH]",
      description = {
        "Rows of another runtime beside those of the JVM: python or node, of which PATH names an"
            + " interpreter, or NAME=PATH for a runner of your own (RUNNERS.md). May be given"
            + " several times."
      })
  List<String> with = new ArrayList<>();

  @Option(
      names = "--no-costs",
      description =
          "Measures time alone, and not what each row costs: processor time, memory, switches,"
              + " bytes, of all processes of a fork.")
  boolean noCosts;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "The most that a fork may take: 300ms, 5s, 2m. Default: 5m.")
  @Nullable String timeout;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed of the order of rows, to repeat an order.")
  @Nullable Long seed;

  /**
   * What all of it asks for.
   *
   * @throws UsageException where a word is wrong
   */
  PlanRequest request() throws UsageException {
    return new PlanRequest(
        selectors,
        preset == null ? null : Preset.of(preset),
        values(),
        rounds == null ? null : Words.rounds("--rounds", rounds),
        warmup == null ? null : Words.iterations("--warmup", warmup, 0),
        iterations == null ? null : Words.iterations("--iterations", iterations, 1),
        JvmWords.of(jvm, jvmArgs, !noCosts),
        workerJvmArgs == null ? List.of() : Flags.of("--worker-jvm-args", workerJvmArgs),
        urls == null ? List.of() : UrlFile.read(urls),
        timeout == null ? null : Words.seconds("--timeout", timeout),
        seed,
        task(),
        commands.request());
  }

  private @Nullable TaskRequest task() throws UsageException {
    if (task == null && !classPaths.isEmpty()) {
      throw new UsageException(RunOptionWords.CLASS_PATH_OF_NO_TASK);
    }
    return task == null ? null : new TaskRequest(task, classPaths);
  }

  private Map<String, List<String>> values() throws UsageException {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (Map.Entry<String, String> param : params.entrySet()) {
      values.put(param.getKey(), Words.values("-p " + param.getKey(), param.getValue()));
    }
    put(values, Params.MODEL, "--models", models);
    put(values, Params.WORKERS, "--workers", workers);
    if (cluster != null) {
      join(ClusterFile.read(cluster), values);
    }
    return values;
  }

  private static void join(ClusterFile standing, Map<String, List<String>> values)
      throws UsageException {
    boolean joined = false;
    for (String name : List.of(Params.MODEL, Params.THROUGH)) {
      List<String> before = values.getOrDefault(name, List.of());
      List<String> after = standing.joinedBy(before);
      joined |= !after.equals(before);
      values.computeIfPresent(name, (_, _) -> after);
    }
    if (!joined) {
      throw new UsageException(RunOptionWords.NO_ROW_OF_A_CLUSTER);
    }
  }

  private static void put(
      Map<String, List<String>> values, String name, String option, @Nullable String text)
      throws UsageException {
    if (text != null && values.put(name, Words.values(option, text)) != null) {
      throw new UsageException(RunOptionWords.saidTwice(option, name));
    }
  }
}
