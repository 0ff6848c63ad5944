package dev.heddle.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a person can say about what is measured, and how; null where nothing was said. */
final class RunOptions {

  @Parameters(
      arity = "0..*",
      paramLabel = "SELECTOR",
      description =
          "Benchmarks by id, as 'heddle list' shows them, or 'all'. Default: squares fetch.")
  List<String> selectors = List.of();

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
      description =
          "Execution models, with options in brackets: fixed-pool,virtual-threads[bound=none].")
  @Nullable String models;

  @Option(
      names = "--workers",
      paramLabel = "N,…",
      description = "How many tasks run at once: 1,2,4.")
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
      names = "--timeout",
      paramLabel = "TIME",
      description = "The most that a fork may take: 300ms, 5s, 2m. Default: 5m.")
  @Nullable String timeout;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed of the order of rows, to repeat an order.")
  @Nullable Long seed;

  /** Whether anything was said about the plan but for its time limit. */
  boolean given() {
    return !selectors.isEmpty()
        || !params.isEmpty()
        || preset != null
        || models != null
        || workers != null
        || rounds != null
        || warmup != null
        || iterations != null
        || !jvm.isEmpty()
        || !jvmArgs.isEmpty()
        || workerJvmArgs != null
        || urls != null
        || seed != null;
  }
}
