package dev.heddle.result;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run was: the content of {@code run.json}.
 *
 * @param schema the version of this layout, {@link #SCHEMA} when written by this program
 * @param heddle the version of the program
 * @param started when the run began
 * @param finished when it ended last; null while it goes on
 * @param status how far it came
 * @param machine what it ran on
 * @param jdk the JVM of the forks
 * @param commit the version of the measured code; null outside a git checkout
 * @param commandLine the words of the command line, secrets masked
 * @param plan what was to be measured, and how
 * @param failures what did not work
 */
public record RunInfo(
    int schema,
    String heddle,
    Instant started,
    @Nullable Instant finished,
    Status status,
    Machine machine,
    Jdk jdk,
    @Nullable Commit commit,
    List<String> commandLine,
    Plan plan,
    List<Failure> failures) {

  public static final int SCHEMA = 1;

  /** How far a run came. */
  public enum Status {
    /** It goes on, or was killed. */
    RUNNING,
    /** Every planned fork was tried. */
    FINISHED,
    /** Ctrl-C, or a signal, ended it early; whole forks are kept. */
    INTERRUPTED,
    /** It could not go on: a full disk, say. */
    BROKEN
  }

  /** What a run is for beyond the figures of its rows. */
  public enum Aim {
    /** Verdicts on its builds: it is looked several times whether there is one yet. */
    VERDICTS,
    /** To confirm what an earlier run said of some rows; it is no point of a history itself. */
    CONFIRMATION
  }

  /**
   * What the run ran on.
   *
   * @param processor the processor's model
   * @param physicalCores cores; 0 where unknown
   * @param logicalCores what the JVM may use, containers' limits included
   * @param memoryBytes the memory of the machine
   * @param containerLimits limits of a container in words, null where there is none
   * @param virtualized the hypervisor's name or "no"; null where unknown
   * @param system the operating system and its version
   * @param kernel the kernel's version
   * @param host a name for the machine; the same for all runs on it
   */
  public record Machine(
      String processor,
      int physicalCores,
      int logicalCores,
      long memoryBytes,
      @Nullable String containerLimits,
      @Nullable String virtualized,
      String system,
      String kernel,
      String host) {}

  /** The JVM of the forks and the flags that every fork got. */
  public record Jdk(String java, String version, String vendor, String vm, List<String> flags) {}

  /** The version of the measured code, and whether files differed from it. */
  public record Commit(String id, boolean dirty) {}

  /**
   * What was to be measured.
   *
   * @param preset the preset it began from
   * @param rounds how often every row is measured, a fork each time
   * @param warmupIterations iterations before measuring
   * @param warmupSeconds length of each
   * @param iterations measured iterations
   * @param iterationSeconds length of each
   * @param timeoutSeconds the limit of a fork
   * @param seed of the order of rows
   * @param jvm the java of the forks
   * @param jvmArgs further flags of the forks
   * @param workerJvmArgs further flags of worker JVMs
   * @param urls addresses fetched instead of the local site's; empty for the local site
   * @param rows the rows
   * @param builds the builds that the rows name; empty where the program measures its own
   *     benchmarks
   * @param aim what it is for; null for the figures alone
   * @param leftOut why rows that were asked for are not among them, each reason once, as "what:
   *     why"
   */
  public record Plan(
      String preset,
      int rounds,
      int warmupIterations,
      double warmupSeconds,
      int iterations,
      double iterationSeconds,
      double timeoutSeconds,
      long seed,
      String jvm,
      List<String> jvmArgs,
      List<String> workerJvmArgs,
      List<String> urls,
      List<PlannedRow> rows,
      @Nullable List<Build> builds,
      @Nullable Aim aim,
      @Nullable List<String> leftOut) {

    /** JMH's number of threads for as many as there are processors. */
    private static final int MAX = -1;

    /** The most rounds that can be planned. */
    public static final int MOST_ROUNDS = 1_000_000;

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException where nothing can be measured so: that is no plan
     */
    public Plan {
      if (rounds < 1
          || rounds > MOST_ROUNDS
          || warmupIterations < 0
          || iterations < 1
          || !(warmupSeconds > 0 && iterationSeconds > 0 && timeoutSeconds > 0)
          || !Double.isFinite(warmupSeconds + iterationSeconds + timeoutSeconds)
          || rows.stream()
              .map(planned -> planned.row().threads())
              .anyMatch(n -> n == 0 || n < MAX)) {
        throw new IllegalArgumentException("a plan by which nothing can be measured");
      }
      jvmArgs = List.copyOf(jvmArgs);
      workerJvmArgs = List.copyOf(workerJvmArgs);
      urls = List.copyOf(urls);
      rows = List.copyOf(rows);
      builds = builds == null ? List.of() : List.copyOf(builds);
      leftOut = leftOut == null ? List.of() : List.copyOf(leftOut);
    }

    @Override
    public List<Build> builds() {
      // never null: it is only so where it is read from the file of an older version
      return builds == null ? List.of() : builds;
    }

    @Override
    public List<String> leftOut() {
      // never null, likewise
      return leftOut == null ? List.of() : leftOut;
    }

    /** The same with other rounds and another limit of a fork. */
    public Plan with(int otherRounds, double otherTimeoutSeconds) {
      return with(otherRounds, otherTimeoutSeconds, seed);
    }

    /** The same with other rounds, another limit of a fork, and another seed. */
    public Plan with(int otherRounds, double otherTimeoutSeconds, long otherSeed) {
      return new Plan(
          preset,
          otherRounds,
          warmupIterations,
          warmupSeconds,
          iterations,
          iterationSeconds,
          otherTimeoutSeconds,
          otherSeed,
          jvm,
          jvmArgs,
          workerJvmArgs,
          urls,
          rows,
          builds,
          aim,
          leftOut);
    }

    /** The same with rows of several builds. */
    public Plan with(List<PlannedRow> otherRows, List<Build> otherBuilds) {
      return new Plan(
          preset,
          rounds,
          warmupIterations,
          warmupSeconds,
          iterations,
          iterationSeconds,
          timeoutSeconds,
          seed,
          jvm,
          jvmArgs,
          workerJvmArgs,
          urls,
          otherRows,
          otherBuilds,
          aim,
          leftOut);
    }

    /** The same for another aim. */
    public Plan with(@Nullable Aim otherAim) {
      return new Plan(
          preset,
          rounds,
          warmupIterations,
          warmupSeconds,
          iterations,
          iterationSeconds,
          timeoutSeconds,
          seed,
          jvm,
          jvmArgs,
          workerJvmArgs,
          urls,
          rows,
          builds,
          otherAim,
          leftOut);
    }
  }

  /**
   * One build of benchmarks: a jar that holds them and JMH.
   *
   * @param label what it is called in rows
   * @param jar the jar; a relative path begins in the folder of the run
   * @param sha256 the digest of the jar, in hexadecimal digits
   * @param ours whether it is a build of this program, whose forks take notes
   */
  public record Build(String label, String jar, String sha256, boolean ours) {}

  /** A row of the plan: the benchmark's id, as a person types it, and what it is. */
  public record PlannedRow(String id, RowId row) {}

  /**
   * A fork that did not work.
   *
   * @param row which
   * @param round in which round
   * @param cause why, one line
   */
  public record Failure(RowId row, int round, String cause) {}
}
