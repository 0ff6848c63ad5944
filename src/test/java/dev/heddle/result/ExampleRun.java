package dev.heddle.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Writes a run with known times, as a real run would: rounds, forks, a folder. */
public final class ExampleRun {

  private final String benchmark;
  private final String id;
  private final Map<RowId, Double> rows = new LinkedHashMap<>();
  private final Map<RowId, Map<String, String>> notes = new LinkedHashMap<>();
  private final Map<RowId, Map<String, Samples>> metrics = new LinkedHashMap<>();
  private final Map<RowId, Map<String, Samples>> once = new LinkedHashMap<>();
  private final Map<RowId, Integer> samples = new LinkedHashMap<>();
  private final Map<RowId, Load> loads = new LinkedHashMap<>();
  private final List<String> leftOut = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<RunInfo.Failure> failures = new ArrayList<>();
  private final Map<RowId, Integer> missing = new LinkedHashMap<>();
  private List<RunInfo.Build> builds = List.of();
  private List<String> commandLine = List.of("run", "--token=***");
  private final Map<RowId, Role> roles = new HashMap<>();
  private List<String> urls = List.of();
  private RunInfo.Status status = RunInfo.Status.FINISHED;
  private int rounds = 3;
  private double warming = 1;
  private long seed = 1;

  private ExampleRun(String id, String benchmark) {
    this.id = id;
    this.benchmark = benchmark;
  }

  public static ExampleRun of(String id, String benchmark) {
    return new ExampleRun(id, benchmark);
  }

  public RowId row(String model, int workers, String... params) {
    return row(model, "" + workers, params);
  }

  public RowId row(String model, String workers, String... params) {
    Map<String, String> all = new TreeMap<>(Map.of("model", model, "workers", workers));
    for (int i = 0; i < params.length; i += 2) {
      all.put(params[i], params[i + 1]);
    }
    return RowId.of(benchmark, "avgt", 1, all);
  }

  /** A row whose forks take about so many milliseconds; 0 for one that never worked. */
  public ExampleRun takes(RowId row, double milliseconds) {
    rows.put(row, milliseconds);
    return this;
  }

  public ExampleRun note(RowId row, String name, String value) {
    notes.computeIfAbsent(row, _ -> new LinkedHashMap<>()).put(name, value);
    return this;
  }

  /** What a row is for, where that is not what its model says. */
  public ExampleRun role(RowId row, Role role) {
    roles.put(row, role);
    return this;
  }

  /** What each fork of a row has besides its times, the same in all. */
  public ExampleRun metric(RowId row, String name, String unit, double value) {
    metrics.computeIfAbsent(row, _ -> new TreeMap<>()).put(name, Samples.of(unit, List.of(value)));
    return this;
  }

  /** What the fork of the first round alone has besides its times. */
  public ExampleRun metricOnce(RowId row, String name, String unit, double value) {
    once.computeIfAbsent(row, _ -> new TreeMap<>()).put(name, Samples.of(unit, List.of(value)));
    return this;
  }

  /** A row of so many samples a fork: of each hundred 98 of its time, and two of ten times that. */
  public ExampleRun samples(RowId row, int count) {
    samples.put(row, count);
    return this;
  }

  public ExampleRun load(RowId row, Load load) {
    loads.put(row, load);
    return this;
  }

  /** The last forks of a row that are not there. */
  public ExampleRun lacks(RowId row, int forks) {
    missing.put(row, forks);
    return this;
  }

  public ExampleRun fails(RowId row, int round, String cause) {
    failures.add(new RunInfo.Failure(row, round, cause));
    return this;
  }

  /** Something that makes its machine less fit. */
  public ExampleRun on(Finding unfit) {
    findings.add(unfit);
    return this;
  }

  public ExampleRun leavesOut(String why) {
    leftOut.add(why);
    return this;
  }

  /** The builds that its rows name. */
  public ExampleRun builds(RunInfo.Build... several) {
    builds = List.of(several);
    return this;
  }

  public ExampleRun status(RunInfo.Status ended) {
    status = ended;
    return this;
  }

  /** The words of its command line. */
  public ExampleRun said(String... words) {
    commandLine = List.of(words);
    return this;
  }

  /** The addresses that it fetches. */
  public ExampleRun fetches(String... addresses) {
    urls = List.of(addresses);
    return this;
  }

  public ExampleRun rounds(int number) {
    rounds = number;
    return this;
  }

  /** How much longer the first iteration takes than the last. */
  public ExampleRun warming(double factor) {
    warming = factor;
    return this;
  }

  public ExampleRun seed(long number) {
    seed = number;
    return this;
  }

  public Path write(Path place) throws IOException {
    RunFolder folder = RunFolder.create(place);
    RunInfo plain = Examples.info(status);
    List<RunInfo.PlannedRow> plan =
        rows.keySet().stream()
            .map(row -> new RunInfo.PlannedRow(id, row, roles.getOrDefault(row, role(row))))
            .toList();
    folder.write(
        new RunInfo(
            RunInfo.SCHEMA,
            plain.heddle(),
            plain.started(),
            Instant.parse("2026-01-02T03:07:05Z"),
            status,
            Examples.machine(findings),
            plain.jdk(),
            plain.commit(),
            commandLine,
            new Plan(
                "quick",
                new RunInfo.Times(rounds, 2, 0.3, 3, 0.3),
                600,
                42,
                new ForkJvm("/jdk/bin/java", List.of(), List.of(), List.of()),
                urls,
                plan,
                builds,
                null,
                leftOut),
            failures));
    Random random = new Random(seed);
    // all at once: a run forces each to the disk
    StringBuilder lines = new StringBuilder();
    for (int round = 1; round <= rounds; round++) {
      double drift = 1 + 0.02 * random.nextGaussian();
      for (Map.Entry<RowId, Double> row : rows.entrySet()) {
        double time = row.getValue() * drift * (1 + 0.005 * random.nextGaussian());
        if (time > 0 && round <= rounds - missing.getOrDefault(row.getKey(), 0)) {
          lines.append(Json.line(fork(row.getKey(), round, time, random))).append('\n');
        }
      }
    }
    if (!lines.isEmpty()) {
      Files.writeString(place.resolve("forks.jsonl"), lines);
    }
    return place;
  }

  /** What the planner of a real run says of such a row. */
  private static Role role(RowId row) {
    return InferredRole.of(
        new RowId("dev.heddle.benchmarks.X.y", row.mode(), row.threads(), row.params()));
  }

  private Fork fork(RowId row, int round, double time, Random random) {
    double[] values = new double[3];
    for (int i = 0; i < values.length; i++) {
      values[i] = time * (1 + (warming - 1) * (2 - i) / 2.0) * (1 + 0.002 * random.nextGaussian());
    }
    return new Fork(
        row,
        round,
        1,
        Instant.parse("2026-01-02T03:04:05Z").plusSeconds(round),
        2.5,
        Examples.SETUP,
        List.of(2 * time, time),
        primary(row, time, List.of(values[0], values[1], values[2])),
        secondary(row, round, time),
        notes.getOrDefault(row, Map.of()),
        loads.getOrDefault(row, new Load(0.1, 0, 0.01)));
  }

  private Samples primary(RowId row, double time, List<Double> values) {
    int count = samples.getOrDefault(row, 0);
    if (count == 0) {
      return Samples.of("ms/op", values);
    }
    double slow = Math.rint(count / 50.0);
    return new Samples(
        "ms/op",
        List.of(1.18 * time),
        List.of(List.of(List.of(time, count - slow), List.of(10 * time, slow))));
  }

  private Map<String, Samples> secondary(RowId row, int round, double time) {
    Map<String, Samples> all = new TreeMap<>(metrics.getOrDefault(row, Map.of()));
    if (round == 1) {
      all.putAll(once.getOrDefault(row, Map.of()));
    }
    all.put("gc.alloc.rate", Samples.of("MB/sec", List.of(10 * time)));
    return all;
  }
}
