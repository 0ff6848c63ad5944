package dev.heddle.campaign;

import dev.heddle.campaign.PlanRequest.Iterations;
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
      PlanRequest said, List<Benchmark> benchmarks, boolean others, Consumer<String> remarks) {
    if (said.command() != null) {
      return ofCommands(said, said.command());
    }
    Preset usual = others ? Preset.GATE : Preset.QUICK;
    Preset preset = said.preset() == null ? usual : said.preset();
    boolean annotated = others && said.preset() == null;
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
    if (others && said.preset() != null) {
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

  /**
   * For commands: a process has nothing that a warm-up of the fork could warm, and one iteration is
   * as long as all of a preset's, so that what takes long runs once in a round.
   */
  private static Timing ofCommands(PlanRequest said, CommandRequest command) {
    Preset preset = said.preset() == null ? Preset.QUICK : said.preset();
    Schedule schedule = preset.schedule();
    Times usual =
        new Times(
            schedule.rounds(),
            0,
            schedule.warmupSeconds(),
            1,
            schedule.iterations() * schedule.iterationSeconds());
    Times times = times(said, usual, schedule);
    return new Timing(
        preset.id(),
        new Times(
            command.plannedRounds(times.rounds()),
            times.warmupIterations(),
            times.warmupSeconds(),
            times.iterations(),
            times.iterationSeconds()),
        Map.of());
  }

  /** In how many rounds a row is measured that nothing ends before. */
  static int rounds(PlanRequest said) {
    Preset preset = said.preset() == null ? Preset.QUICK : said.preset();
    return said.rounds() == null ? preset.schedule().rounds() : said.rounds();
  }

  private static Times of(Schedule schedule) {
    return new Times(
        schedule.rounds(),
        schedule.warmupIterations(),
        schedule.warmupSeconds(),
        schedule.iterations(),
        schedule.iterationSeconds());
  }

  private static Times times(PlanRequest said, Times usual, Schedule schedule) {
    Iterations warmup =
        said.warmup() == null ? new Iterations(usual.warmupIterations(), null) : said.warmup();
    Iterations iterations =
        said.iterations() == null ? new Iterations(usual.iterations(), null) : said.iterations();
    return new Times(
        said.rounds() == null ? usual.rounds() : said.rounds(),
        warmup.count(),
        positive(warmup.secondsOr(usual.warmupSeconds()), schedule.warmupSeconds()),
        iterations.count(),
        positive(iterations.secondsOr(usual.iterationSeconds()), schedule.iterationSeconds()));
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
        PlanWords.presetReplaces(
            preset.id(), first.getValue(), first.getKey(), replaced.size() - 1));
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
