package dev.heddle.compare;

import dev.heddle.result.Cost;
import dev.heddle.result.Fork;
import dev.heddle.result.ResultRow;
import dev.heddle.result.Role;
import dev.heddle.result.RowId;
import dev.heddle.result.ToldMetrics;
import dev.heddle.stats.Estimate;
import dev.heddle.stats.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What kind of work the rows of one table do, in a line: by that a person sees whether it is like
 * theirs. It is told of the baseline, and where there is none of the first model.
 *
 * @param rows all rows
 * @param table those of the table
 * @param lines the same with their figures
 * @param workers how many there are
 */
record WorkloadCharacter(
    MatchedRows rows, List<MatchedRows.Key> table, List<Line> lines, String workers) {

  /** As many workers as there are tasks. */
  private static final String ENOUGH = "enough";

  /** What it reads beside the times. */
  static final List<Cost> COSTS = List.of(Cost.CPU, Cost.CPU_SYSTEM, Cost.ALLOC);

  /** The line; null where costs are not known, which say most of it. */
  @Nullable Footnote note() {
    MatchedRows.Key baseline = first(key -> rows.role(key) == Role.BASELINE);
    MatchedRows.Key key =
        baseline == null ? first(each -> !rows.role(each).control() && hasCosts(each)) : baseline;
    ResultRow row = key == null ? null : rows.row(key, 0);
    OptionalDouble cpu = row == null ? OptionalDouble.empty() : cost(row, Cost.CPU);
    if (key == null || row == null || !(cpu.orElse(0) > 0)) {
      return null;
    }
    List<String> words = new ArrayList<>();
    waits(key, row, cpu.getAsDouble(), words);
    inTheKernel(row, cpu.getAsDouble(), words);
    allocates(row, words);
    if (!efficiency(words) && baseline != null) {
      speedUp(baseline, words);
    }
    forks(row, lines, words);
    warmUp(row, words);
    return ToldWords.character(rowName(row), words);
  }

  private boolean hasCosts(MatchedRows.Key key) {
    return hasCosts(rows.row(key, 0));
  }

  static boolean hasCosts(@Nullable ResultRow row) {
    return row != null && cost(row, Cost.CPU).orElse(0) > 0;
  }

  static void inTheKernel(ResultRow row, double cpu, List<String> words) {
    cost(row, Cost.CPU_SYSTEM).ifPresent(system -> words.add(ToldWords.inTheKernel(system / cpu)));
  }

  private static String rowName(ResultRow row) {
    return row.id().params().getOrDefault(ModelTables.MODEL, "");
  }

  /** What is no processor time of the time of those who work is waiting. */
  private void waits(MatchedRows.Key key, ResultRow row, double cpu, List<String> words) {
    RowSample time = rows.figures(key).getFirst();
    double wall = time == null ? 0 : wall(time, row.id());
    // at a rate that was asked for, time says nothing of the work
    if (wall > 0 && !row.secondary().containsKey(ToldMetrics.LONGEST)) {
      words.add(ToldWords.waiting(Math.clamp(1 - cpu / wall, 0, 1)));
    }
  }

  /** The time of all workers that an operation takes, in microseconds; 0 where nobody knows. */
  private double wall(RowSample time, RowId row) {
    double score = time.score().value();
    double each =
        switch (time.unit().kind()) {
          case TIME_PER_OPERATION -> score * time.unit().in(Unit.of(Cost.CPU.unit()));
          case OPERATIONS_PER_TIME -> time.unit().nanoseconds() / 1e3 / score;
          case OTHER -> 0;
        };
    // a sample is of one operation, which one worker has at a time
    int at =
        row.mode().equals("sample") || rows.role(new MatchedRows.Key(row, 0)) == Role.BASELINE
            ? 1
            : workers(row);
    double together =
        time.unit().kind() == Unit.Kind.TIME_PER_OPERATION && row.mode().equals("avgt")
            ? row.threads()
            : 1;
    return Double.isFinite(each) ? each * at / together : 0;
  }

  /** How many work at once; 0 where nobody knows. */
  private static int workers(RowId row) {
    String workers = row.params().getOrDefault("workers", "");
    String number = workers.equals(ENOUGH) ? row.params().getOrDefault("tasks", "") : workers;
    return number.matches("[1-9]\\d{0,5}") ? Integer.parseInt(number) : 0;
  }

  static void allocates(ResultRow row, List<String> words) {
    OptionalDouble bytes = cost(row, Cost.ALLOC);
    if (bytes.isPresent()) {
      String tasks = row.id().params().getOrDefault("tasks", "");
      boolean each = tasks.matches("[1-9]\\d{0,8}");
      double of = each ? bytes.getAsDouble() / Integer.parseInt(tasks) : bytes.getAsDouble();
      words.add(ToldWords.allocates(of, each));
    }
  }

  private boolean efficiency(List<String> words) {
    OptionalDouble most =
        lines.stream()
            .filter(line -> line.role() == Line.Role.CONTENDER)
            .map(line -> line.cells().getFirst())
            .filter(cell -> cell != null && cell.efficiency() != null)
            .mapToDouble(cell -> efficiency(cell))
            .filter(Double::isFinite)
            .max();
    most.ifPresent(best -> words.add(ToldWords.efficiency(best, workers)));
    return most.isPresent();
  }

  /** Without a control for what the machine allows there is only how much faster it gets. */
  private void speedUp(MatchedRows.Key baseline, List<String> words) {
    RowSample base = rows.figures(baseline).getFirst();
    if (base == null) {
      return;
    }
    table.stream()
        .filter(key -> !key.equals(baseline) && !rows.role(key).control())
        .map(key -> rows.figures(key).getFirst())
        .filter(Objects::nonNull)
        .map(own -> own.betterThan(base))
        .filter(Objects::nonNull)
        .mapToDouble(Estimate::value)
        .filter(Double::isFinite)
        .max()
        .ifPresent(best -> words.add(ToldWords.speedUp(best, workers)));
  }

  private static double efficiency(Cell cell) {
    Estimate share = cell.efficiency();
    return share == null ? Double.NaN : share.value();
  }

  /** Half of the 95 % interval of the middle row. */
  static void forks(ResultRow row, List<Line> lines, List<String> words) {
    if (row.secondary().containsKey(ToldMetrics.LONGEST)) {
      return;
    }
    double[] halves =
        lines.stream()
            .map(line -> line.cells().getFirst())
            .filter(cell -> cell != null && cell.score().interval() != null)
            .mapToDouble(cell -> half(cell.score()))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    if (halves.length > 0) {
      words.add(ToldWords.forksScatter(halves[halves.length / 2]));
    }
  }

  private static double half(Estimate score) {
    Interval interval = score.interval();
    return interval == null ? Double.NaN : (interval.high() - interval.low()) / 2 / score.value();
  }

  /** How much longer the first iteration of all takes than those that are measured. */
  static void warmUp(ResultRow row, List<String> words) {
    Unit.Kind kind = Unit.of(row.primary().unit()).kind();
    if (kind == Unit.Kind.OTHER || row.secondary().containsKey(ToldMetrics.LONGEST)) {
      return;
    }
    boolean rate = kind == Unit.Kind.OPERATIONS_PER_TIME;
    double[] times =
        row.forks().stream()
            .filter(fork -> !fork.warmup().isEmpty())
            .mapToDouble(WorkloadCharacter::slower)
            .map(slower -> rate ? 1 / slower : slower)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    if (times.length > 0) {
      words.add(ToldWords.firstIteration(times[times.length / 2]));
    }
  }

  private static double slower(Fork fork) {
    return fork.warmup().getFirst()
        / Arrays.stream(fork.primary().array()).average().orElse(Double.NaN);
  }

  private MatchedRows.@Nullable Key first(Predicate<MatchedRows.Key> has) {
    return table.stream().filter(has).findFirst().orElse(null);
  }

  static OptionalDouble cost(ResultRow row, Cost cost) {
    ColumnFigure figure = FurtherColumns.figure(row, cost, "");
    return figure.there() && figure.figure().value() >= 0
        ? OptionalDouble.of(figure.figure().value())
        : OptionalDouble.empty();
  }
}
