package dev.heddle.result;

import dev.heddle.id.Identified;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * @param jdk the JVM of the forks; where there are several, the first
 * @param commit the version of the measured code, of several builds that of the last; null where it
 *     is not known
 * @param commandLine the words of the command line, secrets masked
 * @param plan what was to be measured, and how
 * @param failures what did not work
 * @param jdks the JVMs of the forks by their labels, where rows name them; else empty
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
    List<Failure> failures,
    @Nullable Map<String, Jdk> jdks) {

  /** Copies the collections. */
  public RunInfo {
    // in their order, which Map.copyOf loses
    jdks = jdks == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(jdks));
  }

  /** A run on one JVM. */
  public RunInfo(
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
    this(
        schema,
        heddle,
        started,
        finished,
        status,
        machine,
        jdk,
        commit,
        commandLine,
        plan,
        failures,
        Map.of());
  }

  @Override
  public Map<String, Jdk> jdks() {
    // never null: it is only so where it is read from the file of an older version
    return jdks == null ? Map.of() : jdks;
  }

  /** The same run by another plan. */
  RunInfo with(Plan other) {
    return new RunInfo(
        schema,
        heddle,
        started,
        finished,
        status,
        machine,
        jdk,
        commit,
        commandLine,
        other,
        failures,
        jdks);
  }

  public static final int SCHEMA = 1;

  /** How far a run came. */
  public enum Status implements Identified {
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
   * @param findings what makes it less fit to measure on, and does not pass
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
      String host,
      @Nullable List<Finding> findings) {

    /** Copies the list. */
    public Machine {
      findings = findings == null ? List.of() : List.copyOf(findings);
    }

    @Override
    public List<Finding> findings() {
      // never null: it is only so where it is read from the file of an older version
      return findings == null ? List.of() : findings;
    }
  }

  /** The JVM of the forks and the flags that every fork got. */
  public record Jdk(String java, String version, String vendor, String vm, List<String> flags) {}

  /** The version of the measured code, and whether files differed from it. */
  public record Commit(String id, boolean dirty) {}

  /**
   * How a row is measured.
   *
   * @param rounds in how many rounds, a fork each time
   * @param warmupIterations iterations before measuring
   * @param warmupSeconds length of each
   * @param iterations measured iterations
   * @param iterationSeconds length of each
   */
  public record Times(
      int rounds,
      int warmupIterations,
      double warmupSeconds,
      int iterations,
      double iterationSeconds) {

    /**
     * Looks at the numbers.
     *
     * @throws IllegalArgumentException where nothing can be measured so
     */
    public Times {
      if (rounds < 1
          || warmupIterations < 0
          || iterations < 1
          || !(warmupSeconds > 0 && iterationSeconds > 0)
          || !Double.isFinite(warmupSeconds + iterationSeconds)) {
        throw new IllegalArgumentException(FileWords.NO_TIMES);
      }
    }

    /** The same in so many rounds. */
    public Times in(int other) {
      return new Times(other, warmupIterations, warmupSeconds, iterations, iterationSeconds);
    }

    /** The same without warm-up. */
    Times cold() {
      return new Times(rounds, 0, warmupSeconds, iterations, iterationSeconds);
    }

    /** What all iterations of a fork take. */
    public double seconds() {
      return warmupIterations * warmupSeconds + iterations * iterationSeconds;
    }
  }

  /**
   * One build of benchmarks: a jar that holds them and JMH.
   *
   * @param label what it is called in rows
   * @param jar the jar; a relative path begins in the folder of the run
   * @param sha256 the digest of the jar, in hexadecimal digits
   * @param ours whether it is a build of this program, whose forks take notes
   * @param ref the state of the project in git that a person named; null where that was a jar
   * @param commit the commit of that, or of the checkout in which the jar lies; null where it is
   *     not known
   * @param java the oldest Java that its classes run on; null where it is not known
   */
  public record Build(
      String label,
      String jar,
      String sha256,
      boolean ours,
      @Nullable String ref,
      @Nullable Commit commit,
      @Nullable Integer java) {

    /** The same jar elsewhere. */
    public Build at(String otherJar) {
      return new Build(label, otherJar, sha256, ours, ref, commit, java);
    }
  }

  /**
   * A row of the plan.
   *
   * @param id the benchmark's id, as a person types it
   * @param row what it is
   * @param times how it is measured; null where that is as the plan says of all
   * @param role what it is for; null only in the files of older versions, and then inferred
   * @param afresh true where each task starts a JVM, so that nothing can be warmed up; null where
   *     nobody says so, and then inferred
   */
  public record PlannedRow(
      String id, RowId row, @Nullable Times times, @Nullable Role role, @Nullable Boolean afresh) {

    /** Infers what is not said. */
    public PlannedRow {
      role = role == null ? InferredRole.of(row) : role;
      boolean cold = Boolean.TRUE.equals(afresh) || InferredRole.startsAfresh(row);
      afresh = cold ? Boolean.TRUE : null;
    }

    /** A row of which the rest is inferred. */
    public PlannedRow(String id, RowId row, @Nullable Times times, @Nullable Role role) {
      this(id, row, times, role, null);
    }

    /** A row that is measured as the plan says of all. */
    public PlannedRow(String id, RowId row, Role role) {
      this(id, row, null, role);
    }

    /** Whether nothing can be warmed up, since each task starts a JVM. */
    public boolean startsAfresh() {
      return afresh != null;
    }

    /** The same row, whose tasks each start a JVM. */
    public PlannedRow startingAfresh() {
      return new PlannedRow(id, row, times, role, true);
    }

    @Override
    public Role role() {
      // never null: the constructor sees to that
      return role == null ? InferredRole.of(row) : role;
    }

    /** Another row that is measured in the same way, for the same. */
    public PlannedRow with(RowId other) {
      return new PlannedRow(id, other, times, role, afresh);
    }

    /** The same row, measured in its own way. */
    public PlannedRow with(Times own) {
      return new PlannedRow(id, row, own, role, afresh);
    }

    /** The same with so many more rounds, or fewer. */
    PlannedRow longer(int rounds) {
      return times == null ? this : with(times.in(Math.max(1, times.rounds() + rounds)));
    }
  }

  /**
   * A fork that did not work.
   *
   * @param row which
   * @param round in which round
   * @param cause why, one line
   */
  public record Failure(RowId row, int round, String cause) {}
}
