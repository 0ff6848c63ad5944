package dev.heddle.compare;

import dev.heddle.result.Cost;
import dev.heddle.result.Fork;
import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo;
import dev.heddle.result.Told;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What kind of work the rows of one of the program's own benchmarks do that is about no model, in a
 * line: it is told of the first row that is no control.
 *
 * @param row that row
 * @param time its figure
 * @param name what it is called
 * @param lines those of the same benchmark
 */
record BenchmarkCharacter(ResultRow row, RowSample time, String name, List<Line> lines) {

  /** A line for each benchmark; none of several runs, and none of other projects' benchmarks. */
  static List<Footnote> notes(
      List<ResultSet> sets, MatchedRows rows, List<String> columns, List<Line> lines) {
    RunInfo run = sets.size() == 1 ? sets.getFirst().run() : null;
    if (run == null || !run.plan().builds().isEmpty()) {
      return List.of();
    }
    Set<RowId> planned =
        run.plan().rows().stream().map(RunInfo.PlannedRow::row).collect(Collectors.toSet());
    Map<String, List<Line>> benchmarks = new LinkedHashMap<>();
    for (Line line : lines) {
      if (line.row() != null && planned.contains(line.row())) {
        benchmarks.computeIfAbsent(line.row().benchmark(), _ -> new ArrayList<>()).add(line);
      }
    }
    return benchmarks.values().stream()
        .map(own -> of(rows, columns, own))
        .filter(Objects::nonNull)
        .map(character -> character.note(run.machine().logicalCores()))
        .toList();
  }

  private static @Nullable BenchmarkCharacter of(
      MatchedRows rows, List<String> columns, List<Line> lines) {
    for (Line line : lines) {
      MatchedRows.Key key = new MatchedRows.Key(Objects.requireNonNull(line.row()), 0);
      ResultRow row = rows.row(key, 0);
      RowSample time = rows.figures(key).getFirst();
      boolean control = rows.role(key).control();
      if (row != null && time != null && !control && WorkloadCharacter.hasCosts(row)) {
        return new BenchmarkCharacter(row, time, line.name(columns), lines);
      }
    }
    return null;
  }

  /** The line, on a machine of so many processors. */
  private Footnote note(int processors) {
    double cpu = WorkloadCharacter.cost(row, Cost.CPU).orElseThrow();
    List<String> words = new ArrayList<>();
    double wall = Math.max(wall(), wallOfIterations());
    if (wall > 0) {
      words.add(ToldWords.busy(Math.min(cpu / wall, processors)));
    }
    WorkloadCharacter.inTheKernel(row, cpu, words);
    WorkloadCharacter.allocates(row, words);
    WorkloadCharacter.forks(row, lines, words);
    WorkloadCharacter.warmUp(row, words);
    return ToldWords.character(name, words);
  }

  /** The time from one operation to the next, in microseconds; 0 where nobody knows. */
  private double wall() {
    Unit unit = time.unit();
    double score = time.score().value();
    double each =
        switch (unit.kind()) {
          case TIME_PER_OPERATION -> score * unit.in(Unit.of(Cost.CPU.unit())) / row.id().threads();
          case OPERATIONS_PER_TIME -> unit.nanoseconds() / 1e3 / score;
          case OTHER -> 0;
        };
    return Double.isFinite(each) ? each : 0;
  }

  /**
   * The same as iterations have it, in which there is also what each operation sets up and closes
   * outside of its time; 0 where nobody knows.
   */
  private double wallOfIterations() {
    double micros = 0;
    long operations = 0;
    for (Fork fork : row.forks()) {
      Optional<Told.Costs> costs = fork.told(Told.Costs.class);
      String each = fork.setup().measurementTime();
      if (each != null && costs.isPresent() && costs.get().operations() > 0) {
        operations += costs.get().operations();
        micros += fork.setup().measurementIterations() * micros(each);
      }
    }
    return operations == 0 || row.id().mode().equals("ss") ? 0 : micros / operations;
  }

  /** A time as JMH writes it, such as {@code 300 ms}; 0 where it is none. */
  private static double micros(String time) {
    String[] words = time.split(" ", -1);
    if (words.length != 2 || !words[0].matches("\\d{1,9}")) {
      return 0;
    }
    Unit unit = Unit.of(words[1] + "/op");
    return unit.kind() == Unit.Kind.TIME_PER_OPERATION
        ? Integer.parseInt(words[0]) * unit.in(Unit.of(Cost.CPU.unit()))
        : 0;
  }
}
