package dev.heddle.result;

import dev.heddle.result.RunInfo.Aim;
import dev.heddle.result.RunInfo.Build;
import dev.heddle.result.RunInfo.Commit;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.result.RunInfo.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
 * @param own where the task of a person lies that the rows are about, in several builds where the
 *     rows name them; empty for tasks of the program
 * @param peers the runtimes beside the JVM of which there are rows
 * @param commands the commands of a person that the rows are about; null for tasks
 * @param known what was known of the rows, by which they have as many rounds as they need; null
 *     where nobody asked for that
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
    List<String> leftOut,
    List<OwnJars> own,
    List<Peer> peers,
    @Nullable CommandPlan commands,
    @Nullable KnownForks known) {

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
      throw new IllegalArgumentException(FileWords.NO_PLAN);
    }
    urls = List.copyOf(urls);
    rows = List.copyOf(rows);
    builds = List.copyOf(builds);
    leftOut = List.copyOf(leftOut);
    own = List.copyOf(own);
    peers = List.copyOf(peers);
  }

  /** A plan of tasks of the program. */
  public Plan(
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
    this(
        preset,
        times,
        timeoutSeconds,
        seed,
        jvm,
        urls,
        rows,
        builds,
        aim,
        leftOut,
        List.of(),
        List.of(),
        null,
        null);
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

  /** Whether a row is there to see whether the machine moved. */
  public boolean isRuler(RowId row) {
    return rows.stream().anyMatch(each -> each.role() == Role.RULER && each.row().equals(row));
  }

  /** Where the task of a row lies; null for one of the program. */
  public @Nullable OwnJars own(RowId row) {
    if (isRuler(row)) {
      return null;
    }
    String label = row.params().get(BUILD);
    return own.size() < 2
        ? own.isEmpty() ? null : own.getFirst()
        : own.stream().filter(each -> each.label().equals(label)).findFirst().orElse(null);
  }

  /** The runtime of a row; null where that is the JVM. */
  public @Nullable Peer peer(RowId row) {
    return peers.stream()
        .filter(each -> PeerName.of(each, row).isPresent())
        .findFirst()
        .orElse(null);
  }

  /** The commit of that, where it is one of several builds of a project; null else. */
  @Nullable Commit ownCommit(RowId row) {
    OwnJars jars = own(row);
    return jars == null ? null : jars.commit();
  }

  /** Whether forks of all rows are measured in the same way, in however many rounds. */
  public boolean measuresAlike() {
    return rows.stream()
        .allMatch(row -> row.times() == null || row.times().in(1).equals(times.in(1)));
  }

  /** How a fork of a row is measured. */
  public Times times(PlannedRow planned) {
    Times asked = planned.times() == null ? times : planned.times();
    return planned.startsAfresh() ? asked.cold() : asked;
  }

  /** How a fork of {@code row} is measured. */
  public Times times(RowId row) {
    return rows.stream()
        .filter(planned -> planned.row().equals(row))
        .findFirst()
        .map(this::times)
        .orElseThrow(() -> new IllegalArgumentException(FileWords.notInPlan(row)));
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
    if (commands != null) {
      said.addAll(commands.said());
    }
    return said;
  }

  /**
   * The same with so many rounds; rows with their own times get as many more, or fewer, and rulers
   * none.
   */
  public Plan withRounds(int other) {
    int more = other - rounds();
    List<PlannedRow> longer =
        rows.stream()
            .map(row ->
                row.role() == Role.RULER && more >= 0
                    ? row
                    : row.longer(more >= 0 ? more : Math.min(0, other - times(row).rounds())))
            .toList();
    return withTimes(times.in(other)).withRows(longer);
  }

  /**
   * The same with so many more rounds; where a number in a command is the axis, only those numbers
   * have them that are not ruled out before.
   */
  public Plan withMoreRounds(int more) {
    return commands != null && commands.swept()
        ? withCommands(commands.withMostRounds(commands.mostRounds() + more))
        : withRounds(rounds() + more);
  }

  /** The same where each row takes part in all rounds. */
  public Plan even() {
    return withRows(rows.stream().map(row -> row.longer(rounds() - times(row).rounds())).toList());
  }

  /** The same for forks to which nobody gives flags. */
  public Plan withoutFlags() {
    return withJvm(jvm.said(_ -> List.of()));
  }

  /** The same for forks that have one more flag. */
  public Plan withFlag(String flag) {
    List<String> flags = new ArrayList<>(jvm.args());
    flags.add(flag);
    return withJvm(new ForkJvm(jvm.java(), flags, jvm.workerArgs(), jvm.named()));
  }

  /** The same for forks on one of its JVMs. */
  public Plan on(NamedJvm one) {
    return withJvm(jvm.on(one));
  }

  /** The same with its flags and addresses as {@code change} has them. */
  public Plan said(UnaryOperator<List<String>> change) {
    return withJvm(jvm.said(change))
        .withUrls(change.apply(urls))
        .withCommands(commands == null ? null : commands.said(change));
  }

  private Plan withTimes(Times other) {
    return with(draft -> draft.times = other);
  }

  /** The same with another limit of a fork. */
  public Plan withTimeout(double seconds) {
    return with(draft -> draft.timeoutSeconds = seconds);
  }

  /** The same with its rows in another order. */
  public Plan withSeed(long other) {
    return with(draft -> draft.seed = other);
  }

  private Plan withJvm(ForkJvm other) {
    return with(draft -> draft.jvm = other);
  }

  private Plan withUrls(List<String> other) {
    return with(draft -> draft.urls = other);
  }

  /** The same with other rows. */
  public Plan withRows(List<PlannedRow> other) {
    return with(draft -> draft.rows = other);
  }

  /** The same of other builds. */
  public Plan withBuilds(List<Build> other) {
    return with(draft -> draft.builds = other);
  }

  /** The same for another aim. */
  public Plan withAim(@Nullable Aim other) {
    return with(draft -> draft.aim = other);
  }

  /** The same about a task of a person. */
  public Plan withOwn(List<OwnJars> other) {
    return with(draft -> draft.own = other);
  }

  /** The same with rows of other runtimes. */
  public Plan withPeers(List<Peer> other) {
    return with(draft -> draft.peers = other);
  }

  /** The same with other reasons why rows are not there. */
  public Plan withLeftOut(List<String> other) {
    return with(draft -> draft.leftOut = other);
  }

  /** The same about commands of a person. */
  public Plan withCommands(@Nullable CommandPlan other) {
    return with(draft -> draft.commands = other);
  }

  /** The same with what is known of its rows. */
  public Plan withKnown(@Nullable KnownForks other) {
    return with(draft -> draft.known = other);
  }

  private Plan with(Consumer<PlanDraft> change) {
    PlanDraft draft = new PlanDraft(this);
    change.accept(draft);
    return draft.finished();
  }
}
