package dev.heddle.result;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Whole records to write and read. */
final class Examples {

  static final RowId ROW =
      RowId.of(
          "dev.heddle.benchmarks.Squares.sum",
          "avgt",
          1,
          Map.of("model", "fixed-pool", "workers", "2"));

  static final Setup SETUP =
      new Setup(
          "1.37",
          "/jdk/bin/java",
          List.of("-Xmx1g", "-Dname=\"quoted\""),
          "25",
          "OpenJDK",
          "25+36",
          2,
          "300 ms",
          1,
          3,
          "300 ms",
          1);

  private Examples() {}

  static Fork fork(int round) {
    return new Fork(
        ROW,
        round,
        7,
        Instant.parse("2026-01-02T03:04:05.678Z"),
        2.5,
        SETUP,
        List.of(14.0, 13.5),
        Samples.of("ms/op", List.of(12.5, Double.NaN, 13.25)),
        Map.of(
            "gc.alloc.rate",
            Samples.of("MB/sec", List.of(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)),
            "latency",
            new Samples(
                "ms/op", List.of(1.5), List.of(List.of(List.of(1.0, 3.0), List.of(2.0, 3.0))))),
        Map.of("site.requests", "480", "odd", "zwölf\u001b[31m"),
        new Load(0.5, 0.25, -1));
  }

  static RunInfo info(RunInfo.Status status) {
    return new RunInfo(
        RunInfo.SCHEMA,
        "0.1.0",
        Instant.parse("2026-01-02T03:04:05Z"),
        null,
        status,
        machine(List.of()),
        new RunInfo.Jdk("/jdk/bin/java", "25", "Someone", "OpenJDK", List.of("-Xmx1g")),
        new RunInfo.Commit("0123abc", true),
        List.of("run", "--token=***"),
        new Plan(
            "quick",
            new RunInfo.Times(3, 2, 0.3, 3, 0.3),
            600,
            42,
            new ForkJvm("/jdk/bin/java", List.of(), List.of("-Xss1m"), List.of()),
            List.of(),
            List.of(new RunInfo.PlannedRow("squares", ROW, Role.CONTENDER)),
            List.of(),
            RunInfo.Aim.VERDICTS,
            List.of("squares sequential: has none")),
        List.of(new RunInfo.Failure(ROW, 2, "the answer was wrong")));
  }

  static RunInfo.Machine machine(List<Finding> findings) {
    return new RunInfo.Machine(
        "A processor", 1, 2, 8L << 30, null, "kvm", "Linux", "6.1", "here", findings);
  }
}
