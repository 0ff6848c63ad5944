package dev.heddle.compare;

import dev.heddle.result.ResultRow;
import dev.heddle.stats.Estimate;
import dev.heddle.stats.Iterations;
import dev.heddle.stats.Means;
import dev.heddle.stats.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What all runs of one side say of one row.
 *
 * @param rows the row in each of the runs
 * @param runs its figures in each of the runs
 */
record Measurement(List<ResultRow> rows, List<RowSample> runs) {

  Unit unit() {
    for (RowSample run : runs) {
      if (run.measured()) {
        return run.unit();
      }
    }
    return runs.getFirst().unit();
  }

  boolean measured() {
    return runs.stream().anyMatch(RowSample::measured);
  }

  /** The forks in {@code unit}, run by run; runs without raw values have none. */
  Sample sample(Unit unit) {
    List<double[]> forks = new ArrayList<>();
    for (RowSample run : runs) {
      if (!run.values().isEmpty()) {
        double factor = run.unit().in(unit);
        forks.add(run.values().stream().mapToDouble(value -> value * factor).toArray());
      }
    }
    return new Sample(forks);
  }

  /** What went on inside the forks of all runs. */
  Iterations iterations() {
    Iterations all = Iterations.UNKNOWN;
    for (RowSample run : runs) {
      all = all.and(run.iterations());
    }
    return all;
  }

  /** The later half of every fork. */
  Measurement later() {
    return new Measurement(rows, runs.stream().map(RowSample::later).toList());
  }

  /** All of it as one cell, in the unit of its first run. */
  Cell cell() {
    if (runs.size() == 1) {
      return runs.getFirst().cell();
    }
    double[] forks = sample(unit()).forks();
    Estimate score =
        forks.length == 0
            ? runs.getFirst().score()
            : Means.positive(forks) ? Means.geometric(forks) : Means.arithmetic(forks);
    Set<Footnote> notes = new LinkedHashSet<>();
    runs.forEach(run -> notes.addAll(run.notes()));
    return new Cell(unit(), score, Arrays.stream(forks).boxed().toList(), List.copyOf(notes));
  }

  /** How many forks gave a value. */
  int forks() {
    return runs.stream().mapToInt(run -> run.values().size()).sum();
  }

  /** Whether every fork gave 0, or no more than the harness itself makes. */
  boolean nothing() {
    List<Double> forks = runs.stream().flatMap(run -> run.values().stream()).toList();
    return !forks.isEmpty()
        && (forks.stream().allMatch(value -> value == 0) || Floor.of(unit()).isHarness(forks));
  }

  /** Why nothing can be said of the forks; null where something can. */
  @Nullable String problem() {
    Unit unit = unit();
    for (RowSample run : runs) {
      if (run.measured() && !run.unit().fits(unit)) {
        return LackWords.units(unit, run.unit());
      }
    }
    double[] forks = sample(unit).forks();
    if (forks.length == 0) {
      return LackWords.NO_RAW_VALUES;
    }
    if (!Arrays.stream(forks).allMatch(Double::isFinite)) {
      return LackWords.NOT_FINITE;
    }
    return Means.positive(forks) ? null : LackWords.NOT_POSITIVE;
  }
}
