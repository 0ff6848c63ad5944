package dev.heddle.advice;

import dev.heddle.compare.Standing;
import dev.heddle.result.Fork;
import dev.heddle.result.RowId;
import dev.heddle.result.Told;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Holds what a process takes to start against what it saves with each task, where rows tell both.
 */
final class StartCosts {

  private static final String READY = ".ready";
  private static final String ROUND_TRIP = ".roundTrip";
  private static final String WORKER = "worker";
  private static final String THROUGH = "through";
  private static final String PROCESS = "process";

  private StartCosts() {}

  /** What the rows of a run say of that; empty where it lacks one of the three. */
  static Optional<WorkloadAdvice> of(List<Standing> rows) {
    Optional<Standing> start =
        fastest(
            rows,
            row ->
                row.id().benchmark().endsWith(READY)
                    && row.id().params().containsKey(WORKER)
                    && startsProcesses(row));
    Optional<Standing> stays = fastest(rows, row -> roundTrip(row, true));
    if (start.isEmpty() || stays.isEmpty()) {
      return Optional.empty();
    }
    RowId same = but(stays.get());
    Optional<Standing> perTask =
        fastest(rows, row -> roundTrip(row, false) && but(row).equals(same));
    if (perTask.isEmpty() || !Ranking.slower(perTask.get(), stays.get())) {
      return Optional.empty();
    }
    double saved = perTask.get().nanos() - stays.get().nanos();
    long tasks = (long) Math.ceil(start.get().nanos() / saved);
    return Optional.of(
        new WorkloadAdvice(
            "processes that stay",
            Map.of(),
            List.of(new Advice.PaysOff(start.get(), stays.get(), perTask.get(), tasks))));
  }

  /** What a row has in common with others that send the same tasks through something else. */
  private static RowId but(Standing row) {
    SortedMap<String, String> params = new TreeMap<>(row.id().params());
    params.remove(THROUGH);
    return new RowId(row.id().benchmark(), row.id().mode(), row.id().threads(), params);
  }

  private static Optional<Standing> fastest(List<Standing> rows, Predicate<Standing> which) {
    return rows.stream()
        .filter(row -> !row.measured().role().control() && row.forks() > 1)
        .filter(which)
        .min(Comparator.comparingDouble(Standing::nanos));
  }

  /** A thread is started from nothing but the JVM that it is in. */
  private static boolean startsProcesses(Standing row) {
    return Fork.told(row.measured().forks(), Told.Starts.class).stream()
        .anyMatch(starts -> starts.from().contains("archive") || starts.from().contains("cache"));
  }

  /** Whether a row sends a task to and fro to a process, to one that stays or to a new one. */
  private static boolean roundTrip(Standing row, boolean stays) {
    return row.id().benchmark().endsWith(ROUND_TRIP)
        && Fork.told(row.measured().forks(), Told.Workers.class).stream()
            .flatMap(workers -> workers.each().stream())
            .anyMatch(worker -> worker.kind().equals(PROCESS) && (worker.pid() > 0) == stays);
  }
}
