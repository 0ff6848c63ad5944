package dev.heddle.compare;

import dev.heddle.id.Identified;
import dev.heddle.id.UnknownIdException;
import dev.heddle.result.Cost;
import dev.heddle.result.ToldMetrics;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A figure of every row that a table can show beside the row's name. */
public enum Column implements Identified {
  TIME("", ""),
  INTERVAL("95 % interval", ""),
  VS("", ""),
  EFFICIENCY("efficiency", ""),
  FORKS("forks", ""),
  LIMIT("the limit", "how many times what this machine can do at best"),
  CPU("cpu/op", "processor time of all processes", Cost.CPU),
  CPU_USER("cpu.user/op", "processor time of all processes in programs", Cost.CPU_USER),
  CPU_SYSTEM("cpu.system/op", "processor time of all processes in the kernel", Cost.CPU_SYSTEM),
  MEMORY(
      "memory (PSS)",
      "PSS of all processes when the last iteration ends, what they share shared out",
      Cost.MEMORY_PSS),
  MEMORY_HWM(
      "memory (sum of peaks)",
      "each process at its largest, added up: what they share counts in each",
      Cost.MEMORY_HWM),
  MEMORY_PEAK(
      "memory (cgroup peak)",
      "the most that the fork's own control group ever had",
      Cost.MEMORY_PEAK),
  ALLOC("allocated", "bytes allocated on all heaps", Cost.ALLOC, "gc.alloc.rate.norm"),
  GC("gc/op", "time that the collectors of garbage report, of all heaps", Cost.GC),
  SWITCHES_VOLUNTARY(
      "waits",
      "how often threads gave their processor up, where none ended meanwhile",
      Cost.SWITCHES_VOLUNTARY),
  SWITCHES_INVOLUNTARY(
      "preempted",
      "how often threads lost their processor to others, where none ended meanwhile",
      Cost.SWITCHES_INVOLUNTARY),
  IO_READ("read", "bytes that calls read, of files, pipes and sockets", Cost.IO_READ),
  IO_WRITTEN("written", "bytes that calls wrote", Cost.IO_WRITTEN),
  PROCESSES("processes", "the most at once", Cost.PROCESSES),
  THREADS("threads", "the most at once", Cost.THREADS),
  P50("p50", "half of single operations take no longer", 50),
  P99("p99", "99 of 100 single operations take no longer", 99),
  P99_9("p99.9", "999 of 1000 single operations take no longer", 99.9),
  MAX("max", "the longest single operation of a fork", 100),
  BEGUN_P50("begun p50", "within how long half of the tasks begin", "latency.begun.p50"),
  BEGUN_P99("begun p99", "within how long 99 of 100 tasks begin", "latency.begun.p99"),
  LOST("lost", "tasks of a fork that failed as their worker died", ToldMetrics.LOST);

  /** What a table shows where nobody chose, as far as its rows have it. */
  public static final List<Column> USUAL =
      List.of(TIME, INTERVAL, VS, EFFICIENCY, FORKS, P50, P99, LOST, CPU, MEMORY);

  /** The same for rows about commands, whose processes have ended when an iteration ends. */
  static final List<Column> USUAL_OF_COMMANDS =
      USUAL.stream().map(column -> column == MEMORY ? MEMORY_HWM : column).toList();

  private final String id = name().toLowerCase(Locale.ROOT).replace('_', '.');
  private final String heading;
  private final String what;
  private final @Nullable Cost cost;
  private final String metric;
  private final double percent;
  private final String other;

  Column(String heading, String what) {
    this(heading, what, null, "", Double.NaN, "");
  }

  Column(String heading, String what, Cost cost) {
    this(heading, what, cost, "");
  }

  Column(String heading, String what, Cost cost, String other) {
    this(heading, what, cost, cost.metric(), Double.NaN, other);
  }

  Column(String heading, String what, String metric) {
    this(heading, what, null, metric, Double.NaN, "");
  }

  Column(String heading, String what, double percent) {
    this(heading, what, null, ToldMetrics.latency(percent), percent, "");
  }

  Column(
      String heading,
      String what,
      @Nullable Cost cost,
      String metric,
      double percent,
      String other) {
    this.heading = heading;
    this.what = what;
    this.cost = cost;
    this.metric = metric;
    this.percent = percent;
    this.other = other;
  }

  /**
   * The one that a person means: by its id, or by the metric that it shows.
   *
   * @throws UnknownIdException if there is none; tells which there are
   */
  public static Column named(String word) {
    return Arrays.stream(values())
        .filter(column -> column.id().equals(word))
        .findFirst()
        .or(() -> ofMetric(word))
        .orElseThrow(() -> new UnknownIdException("column", word, Identified.ids(Column.class)));
  }

  private static Optional<Column> ofMetric(String name) {
    return name.equals(Tables.SCORE)
        ? Optional.of(TIME)
        : Arrays.stream(values())
            .filter(column -> !name.isEmpty() && column.metric.equals(name))
            .findFirst();
  }

  @Override
  public String id() {
    return id;
  }

  /** The words above it; empty where they depend on the table. */
  public String heading() {
    return heading;
  }

  /** What its figures are, in a few words; empty where that is told otherwise. */
  public String what() {
    return what;
  }

  /** The cost that it shows; null where it shows something else. */
  @Nullable Cost cost() {
    return cost;
  }

  /** The secondary metric that it shows; empty where it shows something else. */
  String metric() {
    return metric;
  }

  /** Which percentile of single operations it shows, 0 to 100; NaN where it shows none. */
  double percent() {
    return percent;
  }

  /** Another metric that says the same, of files without costs; empty where there is none. */
  String other() {
    return other;
  }

  /** Whether it is a {@link ColumnFigure}, and no part of the score or what is made of it. */
  public boolean further() {
    return !metric.isEmpty() || this == LIMIT;
  }
}
