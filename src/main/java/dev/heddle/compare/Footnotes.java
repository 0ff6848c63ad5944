package dev.heddle.compare;

import dev.heddle.result.Fork;
import dev.heddle.result.Measured;
import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RunInfo;
import dev.heddle.result.Told;
import dev.heddle.stats.Iterations;
import dev.heddle.stats.Trend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds what a reader must know of a row. */
final class Footnotes {

  /** A change from first to last iteration that is worth a word. */
  private static final double DRIFT = 0.03;

  /** Iterations that differ by such a share of their fork's mean are of no one speed. */
  private static final double SCATTER = 0.5;

  /** A share of the processors, gone to others, that is worth a word. */
  private static final double STEAL = 0.01;

  /** A share of the processors that other programs used during a fork and that is worth a word. */
  private static final double BUSY = 0.2;

  private Footnotes() {}

  static List<Footnote> of(ResultSet set, ResultRow row, Measured measured, Iterations iterations) {
    List<Footnote> notes = new ArrayList<>();
    missing(set, row, measured, notes);
    contradiction(row, measured, notes);
    trend(row, measured, notes);
    scatter(row, measured, iterations, notes);
    if (row.forks().isEmpty()) {
      // those of a file tell no more than their values
      LockNotes.add(row, notes);
      return notes;
    }
    load(row.forks(), notes);
    SiteNotes.add(row.forks(), notes);
    LockNotes.add(row, notes);
    FileNotes.add(row.forks(), notes);
    ThreadNotes.add(row, measured, iterations, notes);
    IdleNotes.add(row.forks(), notes);
    LatencyNotes.add(row.forks(), notes);
    Fork.told(row.forks(), Told.LeftRunning.class).stream()
        .distinct()
        .map(left -> ToldWords.leftRunning(left.variable()))
        .forEach(notes::add);
    Fork.told(row.forks(), Told.OtherRuntime.class).stream()
        .distinct()
        .map(ToldWords::runtime)
        .forEach(notes::add);
    return notes;
  }

  private static void missing(
      ResultSet set, ResultRow row, Measured measured, List<Footnote> notes) {
    int there = measured.forks().size();
    RunInfo run = set.run();
    if (run == null) {
      if (row.declaredForks() == 0) {
        notes.add(TableWords.NOT_FORKED);
      } else if (there > 0 && there != row.declaredForks()) {
        notes.add(TableWords.otherForks(row.declaredForks(), there));
      }
      return;
    }
    Map<String, List<String>> failures = new LinkedHashMap<>();
    for (RunInfo.Failure failure : run.failures()) {
      if (failure.row().equals(row.id())) {
        String round = Integer.toString(failure.round());
        failures.computeIfAbsent(failure.cause(), _ -> new ArrayList<>()).add(round);
      }
    }
    failures.forEach((cause, rounds) -> notes.add(TableWords.failed(cause, rounds)));
    if (failures.isEmpty() && there == 0) {
      notes.add(TableWords.NOT_MEASURED);
    } else if (failures.isEmpty() && there < row.declaredForks()) {
      notes.add(TableWords.forksMissing(there, row.declaredForks()));
    }
  }

  private static void contradiction(ResultRow row, Measured measured, List<Footnote> notes) {
    Unit unit = Unit.of(measured.unit());
    boolean throughput = row.id().mode().equals("thrpt");
    boolean against =
        switch (unit.kind()) {
          case TIME_PER_OPERATION -> throughput;
          case OPERATIONS_PER_TIME -> !throughput && !row.id().mode().isEmpty();
          case OTHER -> false;
        };
    if (against && measured.equals(row.primary())) {
      notes.add(TableWords.unitContradicts(row.id().mode(), unit));
    }
  }

  private static void trend(ResultRow row, Measured measured, List<Footnote> notes) {
    Unit unit = Unit.of(measured.unit());
    if (row.id().mode().equals("ss") || unit.kind() == Unit.Kind.OTHER) {
      return;
    }
    double[] first = new double[measured.forks().size()];
    double[] last = new double[first.length];
    int forks = 0;
    for (Measured.Taken fork : measured.forks()) {
      List<Double> values = fork.samples().iterations();
      if (values.size() > 1) {
        first[forks] = values.getFirst();
        last[forks++] = values.getLast();
      }
    }
    Trend trend = Trend.between(Arrays.copyOf(first, forks), Arrays.copyOf(last, forks));
    if (trend == null || trend.p() >= 0.05) {
      return;
    }
    double time = unit.direction() == Unit.Direction.LESS ? trend.ratio() : 1 / trend.ratio();
    if (time < 1 / (1 + DRIFT)) {
      notes.add(TableWords.notWarmedUp(1 / time));
    } else if (time > 1 + DRIFT) {
      notes.add(TableWords.notSteady(time));
    }
  }

  private static void scatter(
      ResultRow row, Measured measured, Iterations iterations, List<Footnote> notes) {
    boolean shots = row.id().mode().equals("ss");
    double scatter = iterations.scatter();
    if (!shots && Unit.of(measured.unit()).kind() != Unit.Kind.OTHER && scatter > SCATTER) {
      notes.add(TableWords.scattered(scatter));
    }
  }

  private static void load(List<Fork> forks, List<Footnote> notes) {
    double steal = forks.stream().mapToDouble(fork -> fork.load().steal()).max().orElse(-1);
    if (steal > STEAL) {
      notes.add(TableWords.stolen(steal));
    }
    long busy = forks.stream().filter(fork -> fork.load().others() > BUSY).count();
    if (busy > 0) {
      double most = forks.stream().mapToDouble(fork -> fork.load().others()).max().orElse(0);
      notes.add(TableWords.busy(busy, forks.size(), most));
    }
  }
}
