package dev.heddle.result;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
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
  private final Map<RowId, Load> loads = new LinkedHashMap<>();
  private final List<String> leftOut = new ArrayList<>();
  private final List<RunInfo.Failure> failures = new ArrayList<>();
  private final Map<RowId, Integer> missing = new LinkedHashMap<>();
  private List<RunInfo.Build> builds = List.of();
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
        rows.keySet().stream().map(row -> new RunInfo.PlannedRow(id, row, role(row))).toList();
    folder.write(
        new RunInfo(
            RunInfo.SCHEMA,
            plain.heddle(),
            plain.started(),
            Instant.parse("2026-01-02T03:07:05Z"),
            status,
            plain.machine(),
            plain.jdk(),
            plain.commit(),
            plain.commandLine(),
            new Plan(
                "quick",
                new RunInfo.Times(rounds, 2, 0.3, 3, 0.3),
                600,
                42,
                new Plan.ForkJvm("/jdk/bin/java", List.of(), List.of(), List.of()),
                List.of(),
                plan,
                builds,
                null,
                leftOut),
            failures));
    Random random = new Random(seed);
    for (int round = 1; round <= rounds; round++) {
      double drift = 1 + 0.02 * random.nextGaussian();
      for (Map.Entry<RowId, Double> row : rows.entrySet()) {
        double time = row.getValue() * drift * (1 + 0.005 * random.nextGaussian());
        if (time > 0 && round <= rounds - missing.getOrDefault(row.getKey(), 0)) {
          folder.append(fork(row.getKey(), round, time, random));
        }
      }
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
        Samples.of("ms/op", List.of(values[0], values[1], values[2])),
        Map.of("gc.alloc.rate", Samples.of("MB/sec", List.of(10 * time))),
        notes.getOrDefault(row, Map.of()),
        loads.getOrDefault(row, new Load(0.1, 0, 0.01)));
  }
}
