package dev.heddle.cli;

import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.result.RunInfo.Times;
import dev.heddle.run.Annotated;
import dev.heddle.run.Benchmark;
import dev.heddle.run.Preset;
import dev.heddle.run.Schedule;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How thoroughly a plan measures: by a preset or, where none is named, as the classes of other
 * projects' benchmarks say; in both by what a person says of single parts.
 *
 * @param preset the name for it
 * @param all how rows are measured that do not have their own; with the rounds of the whole plan
 * @param own how the rows of a benchmark are measured, where not all are in the same way; else
 *     empty
 */
record Timing(String preset, Times all, Map<Method, Times> own) {

  private static final String ANNOTATED = "annotated";

  /** A benchmark as its rows name it. */
  record Method(String name, String mode) {}

  /**
   * For {@code benchmarks}.
   *
   * @param others whether they are those of another project
   * @param remarks hears what a preset replaces
   */
  static Timing of(
      RunOptions said, List<Benchmark> benchmarks, boolean others, Consumer<String> remarks)
      throws UsageException {
    Preset usual = others ? Preset.GATE : Preset.QUICK;
    Preset preset = said.preset == null ? usual : Preset.of(said.preset);
    boolean annotated = others && said.preset == null;
    Map<Method, Times> own = new LinkedHashMap<>();
    boolean any = false;
    for (Benchmark each : benchmarks) {
      Annotated says = annotated ? each.annotated() : null;
      any |= says != null && !says.nothing();
      own.put(
          new Method(each.method(), each.mode()),
          times(
              said,
              says == null ? of(preset.schedule()) : says.times(preset.schedule()),
              preset.schedule()));
    }
    if (others && said.preset != null) {
      tellReplaced(preset, benchmarks, remarks);
    }
    String name = any ? ANNOTATED : preset.id();
    Set<Times> different = new LinkedHashSet<>(own.values());
    if (different.size() < 2) {
      Times all =
          different.isEmpty()
              ? times(said, of(preset.schedule()), preset.schedule())
              : different.iterator().next();
      return new Timing(name, all, Map.of());
    }
    return new Timing(name, longest(different), own);
  }

  private static Times of(Schedule schedule) {
    return new Times(
        schedule.rounds(),
        schedule.warmupIterations(),
        schedule.warmupSeconds(),
        schedule.iterations(),
        schedule.iterationSeconds());
  }

  private static Times times(RunOptions said, Times usual, Schedule schedule)
      throws UsageException {
    Words.Iterations warmup =
        said.warmup == null
            ? new Words.Iterations(usual.warmupIterations(), usual.warmupSeconds())
            : Words.iterations("--warmup", said.warmup, 0, usual.warmupSeconds());
    Words.Iterations iterations =
        said.iterations == null
            ? new Words.Iterations(usual.iterations(), usual.iterationSeconds())
            : Words.iterations("--iterations", said.iterations, 1, usual.iterationSeconds());
    return new Times(
        said.rounds == null ? usual.rounds() : Plans.rounds("--rounds", said.rounds),
        warmup.count(),
        positive(warmup.seconds(), schedule.warmupSeconds()),
        iterations.count(),
        positive(iterations.seconds(), schedule.iterationSeconds()));
  }

  /** A class may ask for no time at all. */
  private static double positive(double seconds, double otherwise) {
    return seconds > 0 ? seconds : otherwise;
  }

  private static Times longest(Set<Times> different) {
    Times longest = different.iterator().next();
    for (Times each : different) {
      longest = each.rounds() > longest.rounds() ? each : longest;
    }
    return longest;
  }

  private static void tellReplaced(
      Preset preset, List<Benchmark> benchmarks, Consumer<String> remarks) {
    Map<String, String> replaced = new LinkedHashMap<>();
    benchmarks.stream()
        .filter(each -> !each.annotated().nothing())
        .forEach(each -> replaced.putIfAbsent(each.annotated().words(), each.id()));
    if (replaced.isEmpty()) {
      return;
    }
    Map.Entry<String, String> first = replaced.entrySet().iterator().next();
    remarks.accept(
        "--preset "
            + preset.id()
            + ": in the place of what the classes say ("
            + first.getValue()
            + ": "
            + first.getKey()
            + (replaced.size() > 1 ? "; and " + (replaced.size() - 1) + " others" : "")
            + "); omit it to measure as they say");
  }

  /** The rows with their own times, where they have some. */
  List<PlannedRow> of(List<PlannedRow> rows) {
    return own.isEmpty() ? rows : rows.stream().map(this::of).toList();
  }

  private PlannedRow of(PlannedRow planned) {
    RowId row = planned.row();
    return planned.with(own.getOrDefault(new Method(row.benchmark(), row.mode()), all));
  }

  /** The longest that the iterations of a fork take. */
  double seconds() {
    return Math.max(
        all.seconds(), own.values().stream().mapToDouble(Times::seconds).max().orElse(0));
  }
}
