package dev.heddle.compare;

import dev.heddle.result.Fork;
import dev.heddle.result.Measured;
import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RunInfo;
import dev.heddle.stats.Iterations;
import dev.heddle.stats.Trend;
import java.util.ArrayList;
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
    load(row.forks(), notes);
    SiteNotes.add(row.forks(), notes);
    LockNotes.add(row, notes);
    FileNotes.add(row.forks(), notes);
    return notes;
  }

  private static void missing(
      ResultSet set, ResultRow row, Measured measured, List<Footnote> notes) {
    int there = measured.forks().size();
    RunInfo run = set.run();
    if (run == null) {
      if (row.declaredForks() == 0) {
        note(
            notes,
            Footnote.Kind.NOT_FORKED,
            "not forked: measured inside JMH's own JVM, whose state is part of the figure");
      } else if (there > 0 && there != row.declaredForks()) {
        note(
            notes,
            Footnote.Kind.FORKS_MISSING,
            "the file says " + row.declaredForks() + " forks and has " + there);
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
    failures.forEach((cause, rounds) -> {
      String where = (rounds.size() == 1 ? "round " : "rounds ") + String.join(", ", rounds);
      notes.add(new Footnote(Footnote.Kind.FAILED, "failed: " + cause, where));
    });
    if (failures.isEmpty() && there == 0) {
      note(notes, Footnote.Kind.NOT_MEASURED, "not measured");
    } else if (failures.isEmpty() && there < row.declaredForks()) {
      note(
          notes,
          Footnote.Kind.FORKS_MISSING,
          there + " of " + row.declaredForks() + " planned forks");
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
      note(
          notes,
          Footnote.Kind.UNIT_CONTRADICTS_MODE,
          "mode %s and unit %s contradict each other: the unit is believed"
              .formatted(row.id().mode(), unit.text()));
    }
  }

  private static void trend(ResultRow row, Measured measured, List<Footnote> notes) {
    Unit unit = Unit.of(measured.unit());
    if (row.id().mode().equals("ss") || unit.kind() == Unit.Kind.OTHER) {
      return;
    }
    List<List<Double>> forks =
        measured.forks().stream()
            .map(fork -> fork.samples().iterations())
            .filter(iterations -> iterations.size() > 1)
            .toList();
    Trend trend =
        Trend.between(
            forks.stream().mapToDouble(List::getFirst).toArray(),
            forks.stream().mapToDouble(List::getLast).toArray());
    if (trend == null || trend.p() >= 0.05) {
      return;
    }
    double time = unit.direction() == Unit.Direction.LESS ? trend.ratio() : 1 / trend.ratio();
    if (time < 1 / (1 + DRIFT)) {
      notes.add(
          new Footnote(
              Footnote.Kind.NOT_WARMED_UP,
              "not warmed up: faster from first to last iteration",
              Math.round(100 / time - 100) + " %"));
    } else if (time > 1 + DRIFT) {
      notes.add(
          new Footnote(
              Footnote.Kind.NOT_WARMED_UP,
              "not steady: slower from first to last iteration",
              Math.round(100 * time - 100) + " %"));
    }
  }

  private static void scatter(
      ResultRow row, Measured measured, Iterations iterations, List<Footnote> notes) {
    boolean shots = row.id().mode().equals("ss");
    double scatter = iterations.scatter();
    if (!shots && Unit.of(measured.unit()).kind() != Unit.Kind.OTHER && scatter > SCATTER) {
      notes.add(
          new Footnote(
              Footnote.Kind.SCATTERED,
              "scattered: iterations inside forks differ by more than half of their mean",
              "± " + SentenceDigits.percent(scatter)));
    }
  }

  private static void load(List<Fork> forks, List<Footnote> notes) {
    double steal = forks.stream().mapToDouble(fork -> fork.load().steal()).max().orElse(-1);
    if (steal > STEAL) {
      notes.add(
          new Footnote(
              Footnote.Kind.STEAL,
              "the hypervisor gave processor time to others during a fork",
              "up to " + SentenceDigits.percent(steal),
              steal));
    }
    long busy = forks.stream().filter(fork -> fork.load().others() > BUSY).count();
    if (busy > 0) {
      double most = forks.stream().mapToDouble(fork -> fork.load().others()).max().orElse(0);
      notes.add(
          new Footnote(
              Footnote.Kind.BUSY,
              "other programs used the machine during a fork",
              "%s of %s forks, up to %s"
                  .formatted(busy, forks.size(), SentenceDigits.percent(most))));
    }
  }

  private static void note(List<Footnote> notes, Footnote.Kind kind, String text) {
    notes.add(new Footnote(kind, text));
  }
}
