package dev.heddle.result;

import dev.heddle.result.RunInfo.Aim;
import dev.heddle.result.RunInfo.Build;
import dev.heddle.result.RunInfo.NamedJvm;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.result.RunInfo.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a run was to measure.
 *
 * @param preset the preset it began from
 * @param times how forks are measured of rows that do not have their own times; in how many rounds
 * @param timeoutSeconds the limit of a fork
 * @param seed of the order of rows
 * @param jvm what forks run on
 * @param urls addresses fetched instead of the local site's; empty for the local site
 * @param rows the rows
 * @param builds the builds that are measured, which the rows name where there are several; empty
 *     where the program measures its own benchmarks
 * @param aim what it is for; null for the figures alone
 * @param leftOut why rows that were asked for are not among them, each reason once, as "what: why"
 */
public record Plan(
    String preset,
    Times times,
    double timeoutSeconds,
    long seed,
    ForkJvm jvm,
    List<String> urls,
    List<PlannedRow> rows,
    List<Build> builds,
    @Nullable Aim aim,
    List<String> leftOut) {

  /** JMH's number of threads for as many as there are processors. */
  private static final int MAX = -1;

  /** The most rounds that can be planned. */
  public static final int MOST_ROUNDS = 1_000_000;

  /** The parameter by which rows name their build, where a run has several. */
  private static final String BUILD = "build";

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException where nothing can be measured so: that is no plan
   */
  public Plan {
    if (times.rounds() > MOST_ROUNDS
        || !(timeoutSeconds > 0 && Double.isFinite(timeoutSeconds))
        || rows.stream().map(planned -> planned.row().threads()).anyMatch(n -> n == 0 || n < MAX)) {
      throw new IllegalArgumentException("a plan by which nothing can be measured");
    }
    urls = List.copyOf(urls);
    rows = List.copyOf(rows);
    builds = List.copyOf(builds);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * What forks run on.
   *
   * @param java the java of the forks; where there are several, the first
   * @param args further flags of the forks
   * @param workerArgs further flags of worker JVMs
   * @param named the JVMs that the rows name; empty where all forks run on the same
   */
  public record ForkJvm(
      String java, List<String> args, List<String> workerArgs, List<NamedJvm> named) {

    /** Copies the lists. */
    public ForkJvm {
      args = List.copyOf(args);
      workerArgs = List.copyOf(workerArgs);
      named = List.copyOf(named);
    }

    /** One of those that have a name. */
    ForkJvm on(NamedJvm one) {
      List<String> flags = new ArrayList<>(args);
      flags.addAll(one.args());
      return new ForkJvm(one.java(), flags, workerArgs, named);
    }

    /** The same with its flags as {@code change} has them. */
    ForkJvm said(UnaryOperator<List<String>> change) {
      return new ForkJvm(
          java,
          change.apply(args),
          change.apply(workerArgs),
          named.stream()
              .map(each -> new NamedJvm(each.label(), each.java(), change.apply(each.args())))
              .toList());
    }
  }

  /** How often a row is measured that does not have its own times, a fork each time. */
  public int rounds() {
    return times.rounds();
  }

  /** The JVMs that the rows name; empty where all forks run on the same. */
  public List<NamedJvm> jvms() {
    return jvm.named();
  }

  /** The one of several builds that a row names; null where there are not several. */
  public @Nullable Build build(RowId row) {
    String label = row.params().get(BUILD);
    return builds.size() < 2
        ? null
        : builds.stream().filter(each -> each.label().equals(label)).findFirst().orElse(null);
  }

  /** How a fork of a row is measured. */
  public Times times(PlannedRow planned) {
    return planned.times() == null ? times : planned.times();
  }

  /** How a fork of {@code row} is measured. */
  public Times times(RowId row) {
    return rows.stream()
        .filter(planned -> planned.row().equals(row))
        .findFirst()
        .map(this::times)
        .orElseThrow(() -> new IllegalArgumentException("not in the plan: " + row));
  }

  /** How many forks there are to be in all. */
  public int forks() {
    return rows.stream().mapToInt(planned -> times(planned).rounds()).sum();
  }

  /** The rows that take part in a round, from 1. */
  public List<PlannedRow> rowsOf(int round) {
    return rows.stream().filter(planned -> round <= times(planned).rounds()).toList();
  }

  /** All flags and addresses. */
  public List<String> said() {
    List<String> said = new ArrayList<>(jvm.args());
    said.addAll(jvm.workerArgs());
    said.addAll(urls);
    jvms().forEach(each -> said.addAll(each.args()));
    return said;
  }

  /** The same with so many rounds; rows with their own times get as many more, or fewer. */
  public Plan withRounds(int other) {
    int more = other - rounds();
    List<PlannedRow> longer =
        rows.stream()
            .map(row -> row.longer(more >= 0 ? more : Math.min(0, other - times(row).rounds())))
            .toList();
    return withTimes(times.in(other)).withRows(longer);
  }

  /** The same where each row takes part in all rounds. */
  public Plan even() {
    return withRows(rows.stream().map(row -> row.longer(rounds() - times(row).rounds())).toList());
  }

  /** The same for forks on one of its JVMs. */
  public Plan on(NamedJvm one) {
    return withJvm(jvm.on(one));
  }

  /** The same with its flags and addresses as {@code change} has them. */
  public Plan said(UnaryOperator<List<String>> change) {
    return withJvm(jvm.said(change)).withUrls(change.apply(urls));
  }

  private Plan withTimes(Times other) {
    return new Plan(preset, other, timeoutSeconds, seed, jvm, urls, rows, builds, aim, leftOut);
  }

  /** The same with another limit of a fork. */
  public Plan withTimeout(double seconds) {
    return new Plan(preset, times, seconds, seed, jvm, urls, rows, builds, aim, leftOut);
  }

  /** The same with its rows in another order. */
  public Plan withSeed(long other) {
    return new Plan(preset, times, timeoutSeconds, other, jvm, urls, rows, builds, aim, leftOut);
  }

  private Plan withJvm(ForkJvm other) {
    return new Plan(preset, times, timeoutSeconds, seed, other, urls, rows, builds, aim, leftOut);
  }

  private Plan withUrls(List<String> other) {
    return new Plan(preset, times, timeoutSeconds, seed, jvm, other, rows, builds, aim, leftOut);
  }

  /** The same with other rows. */
  public Plan withRows(List<PlannedRow> other) {
    return new Plan(preset, times, timeoutSeconds, seed, jvm, urls, other, builds, aim, leftOut);
  }

  /** The same of other builds. */
  public Plan withBuilds(List<Build> other) {
    return new Plan(preset, times, timeoutSeconds, seed, jvm, urls, rows, other, aim, leftOut);
  }

  /** The same for another aim. */
  public Plan withAim(@Nullable Aim other) {
    return new Plan(preset, times, timeoutSeconds, seed, jvm, urls, rows, builds, other, leftOut);
  }
}
