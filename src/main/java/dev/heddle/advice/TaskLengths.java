package dev.heddle.advice;

import dev.heddle.compare.Standing;
import dev.heddle.result.Fork;
import dev.heddle.result.Role;
import dev.heddle.result.RowId;
import dev.heddle.result.Told;
import dev.heddle.stats.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Workloads that differ by the length of their tasks alone: from which on are processes faster than
 * one task after the other, and from which on do they keep up with threads?
 */
final class TaskLengths {

  private static final String LENGTH = "length";
  private static final Pattern WORDS = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|ms|s)");

  /** What processes are to keep of the speed of threads. */
  private static final double SHARE = 0.9;

  private TaskLengths() {}

  /** What each group of {@code workloads} says, by the workload of its longest tasks. */
  static Map<Workload, List<Advice>> of(List<Workload> workloads) {
    Map<RowId, List<Workload>> groups = new LinkedHashMap<>();
    for (Workload each : workloads) {
      SortedMap<String, String> others = new TreeMap<>(each.id().params());
      String length = others.remove(LENGTH);
      if (length != null && nanos(length) > 0) {
        RowId id = each.id();
        RowId group = new RowId(id.benchmark(), id.mode(), id.threads(), others);
        groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(each);
      }
    }
    Map<Workload, List<Advice>> told = new LinkedHashMap<>();
    for (List<Workload> group : groups.values()) {
      group.sort(Comparator.comparingDouble(each -> nanos(length(each))));
      List<Advice> advice = new ArrayList<>();
      breakEven(group).ifPresent(advice::add);
      grain(group).ifPresent(advice::add);
      told.put(group.getLast(), advice);
    }
    return told;
  }

  private static Optional<Advice> breakEven(List<Workload> group) {
    List<Advice.Relative> speeds = speeds(group, TaskLengths::alone);
    return speeds.size() < 2
        ? Optional.empty()
        : Optional.of(new Advice.BreakEven(from(speeds, 1), speeds));
  }

  private static Optional<Advice> grain(List<Workload> group) {
    List<Advice.Relative> speeds = speeds(group, each -> best(each, false));
    return speeds.size() < 2
        ? Optional.empty()
        : Optional.of(new Advice.Grain(SHARE, from(speeds, SHARE), speeds));
  }

  /** The speed of processes in parts of that of another row, from the shortest task on. */
  private static List<Advice.Relative> speeds(
      List<Workload> group, Function<Workload, Optional<Standing>> another) {
    List<Advice.Relative> speeds = new ArrayList<>();
    for (Workload each : group) {
      Optional<Standing> processes = best(each, true);
      Optional<Standing> other = another.apply(each);
      if (processes.isPresent() && other.isPresent()) {
        speeds.add(
            new Advice.Relative(
                length(each),
                processes.get(),
                other.get(),
                other.get().over(processes.get()).estimate()));
      }
    }
    return speeds;
  }

  /** The shortest task from which on processes have such a share of speed; null where none. */
  private static @Nullable Standing from(List<Advice.Relative> speeds, double share) {
    @Nullable Standing from = null;
    for (int i = speeds.size() - 1; i >= 0 && keeps(speeds.get(i), share); i--) {
      from = speeds.get(i).processes();
    }
    return from;
  }

  /** Whether no less is shown: without an interval nothing is. */
  private static boolean keeps(Advice.Relative each, double share) {
    Interval interval = each.speed().interval();
    return interval != null && interval.low() >= share;
  }

  /** One task after the other, in the caller. */
  private static Optional<Standing> alone(Workload workload) {
    return workload.rows().stream()
        .filter(row -> row.measured().role() == Role.BASELINE)
        .findFirst();
  }

  private static Optional<Standing> best(Workload workload, boolean processes) {
    return workload.choices().stream()
        .filter(row -> !row.measured().role().anyWorkers())
        .filter(row -> processes(row) == processes)
        .min(Comparator.comparingDouble(Standing::nanos));
  }

  /** Whether those who run its tasks are processes, as its forks told. */
  private static boolean processes(Standing row) {
    return Fork.told(row.measured().forks(), Told.Workers.class).stream()
        .flatMap(workers -> workers.each().stream())
        .anyMatch(worker -> worker.kind().equals("process"));
  }

  private static String length(Workload workload) {
    return workload.id().params().getOrDefault(LENGTH, "");
  }

  private static double nanos(String length) {
    Matcher words = WORDS.matcher(length);
    if (!words.matches()) {
      return -1;
    }
    return Double.parseDouble(words.group(1))
        * switch (words.group(2)) {
          case "ns" -> 1;
          case "us" -> 1e3;
          case "ms" -> 1e6;
          default -> 1e9;
        };
  }
}
