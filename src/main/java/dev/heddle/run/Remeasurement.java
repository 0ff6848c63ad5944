package dev.heddle.run;

import dev.heddle.machine.ThisMachine;
import dev.heddle.result.ForkJvm;
import dev.heddle.result.Plan;
import dev.heddle.result.ResultRow;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo;
import dev.heddle.result.RunInfo.Aim;
import dev.heddle.result.RunInfo.Build;
import dev.heddle.result.RunInfo.Jdk;
import dev.heddle.result.RunInfo.Machine;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.result.RunInfo.Times;
import dev.heddle.result.Setup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * A row that was measured before, as a plan to measure it once more: with the same code and options
 * and on the same machine.
 *
 * <p>Where that cannot be, a {@link PlanException} says why, and no more than that.
 *
 * @param plan the plan, with this row alone
 */
public record Remeasurement(Plan plan) {

  private static final String LABEL = "again";
  private static final double TIMEOUT_SECONDS = 600;

  /** What the row is called in the plan. */
  public RowId row() {
    return plan.rows().getFirst().row();
  }

  /**
   * Of a run's folder, which says how it was made.
   *
   * @param folder where the run is
   */
  public static Remeasurement ofRun(Path folder, RunInfo run, RowId row) throws PlanException {
    Plan then = run.plan();
    requireThisMachine(run.machine());
    if (then.said().stream().anyMatch(word -> word.contains(Secrets.MASK))) {
      throw new PlanException(RunWords.HAD_SECRETS);
    }
    AskedTask.requireSame(then, folder);
    List<Build> builds = new ArrayList<>();
    for (Build build : then.builds()) {
      Path jar = BuildJar.path(folder, build);
      if (!BuildJar.sha256(jar).equals(build.sha256())) {
        throw new PlanException(RunWords.jarChanged(jar));
      }
      builds.add(build.at(jar.toString()));
    }
    if (builds.isEmpty()) {
      requireThisBuild(run.heddle());
    }
    List<PlannedRow> rows = then.rows().stream().filter(each -> each.row().equals(row)).toList();
    if (rows.isEmpty()) {
      throw new PlanException(RunWords.NOT_PLANNED);
    }
    Plan plan =
        then.withRows(rows)
            .withBuilds(builds)
            .withOwn(then.own().stream().map(jars -> jars.in(folder.toAbsolutePath())).toList())
            .withSeed(then.seed() + 1)
            .withAim(Aim.CONFIRMATION);
    Map<String, Jdk> jdks = ForkCommands.asked(run.jdk(), run.jdks());
    for (Map.Entry<String, Jdk> each : ForkCommands.ask(plan).entrySet()) {
      Jdk now = each.getValue();
      Jdk earlier = jdks.get(each.getKey());
      if (earlier == null
          || !now.version().equals(earlier.version())
          || !now.vm().equals(earlier.vm())) {
        throw new PlanException(
            RunWords.javaChanged(now.java(), now.vm(), earlier == null ? null : earlier.vm()));
      }
    }
    return new Remeasurement(plan);
  }

  /**
   * Of a JMH file, which says neither where nor with which jar it was made.
   *
   * @param jar the benchmarks that it measured
   * @param java what they run on
   */
  public static Remeasurement ofFile(ResultRow row, BuildJar jar, Path java) throws PlanException {
    RowId id = row.id();
    Setup setup = row.setup();
    if (row.declaredForks() < 1) {
      throw new PlanException(RunWords.NOT_FORKED);
    }
    if (jar.benchmarks().stream()
        .noneMatch(each ->
            each.method().equals(id.benchmark())
                && each.mode().equals(id.mode())
                && each.params().keySet().equals(id.params().keySet()))) {
      throw new PlanException(RunWords.noSuchBenchmark(jar.path()));
    }
    String name = id.benchmark();
    int dot = name.lastIndexOf('.', name.lastIndexOf('.') - 1);
    PlannedRow planned =
        new PlannedRow(
            name.substring(dot + 1),
            RowId.of(name, id.mode(), Math.max(-1, id.threads()), id.params()),
            row.role());
    Plan plan =
        new Plan(
            "rerun",
            new Times(
                row.declaredForks(),
                setup.warmupIterations(),
                seconds(setup.warmupTime()),
                Math.max(1, setup.measurementIterations()),
                seconds(setup.measurementTime())),
            TIMEOUT_SECONDS,
            1,
            new ForkJvm(java.toString(), setup.jvmArgs(), List.of(), List.of()),
            List.of(),
            List.of(planned),
            List.of(jar.build(LABEL, null, jar.commit())),
            Aim.CONFIRMATION,
            List.of());
    BuildRows.requireTold(List.of(new PlannedRow(name, id, row.role())), List.of(jar));
    String then = setup.jdkVersion();
    Jdk jdk = ForkCommand.ask(plan);
    if (then != null && !feature(then).equals(feature(jdk.version()))) {
      throw new PlanException(RunWords.otherJava(then, java, jdk.version()));
    }
    return new Remeasurement(plan);
  }

  /** This and other rows of the same plan as one plan. */
  public Plan with(List<Remeasurement> others) {
    List<PlannedRow> rows = new ArrayList<>(plan.rows());
    others.forEach(other -> rows.addAll(other.plan.rows()));
    return plan.withRows(rows);
  }

  /** Whether both can be measured in one run. */
  public boolean goesWith(Remeasurement other) {
    return plan.withRows(List.of()).equals(other.plan.withRows(List.of()));
  }

  private static void requireThisMachine(Machine then) throws PlanException {
    Machine now = new ThisMachine().describe();
    if (!then.host().equals(now.host())
        || !then.processor().equals(now.processor())
        || then.logicalCores() != now.logicalCores()) {
      throw new PlanException(RunWords.otherMachine(then, now));
    }
  }

  private static void requireThisBuild(String then) throws PlanException {
    try {
      String now = Version.build();
      if (!then.equals(now)) {
        throw new PlanException(RunWords.otherHeddle(then, now));
      }
    } catch (IOException e) {
      throw new PlanException(RunWords.unknownHeddle(e));
    }
  }

  /** 17 of 17.0.10, 8 of 1.8.0_292. */
  private static String feature(String version) {
    return version.replaceFirst("^1\\.", "").replaceFirst("\\D.*", "");
  }

  private static double seconds(@Nullable String time) {
    try {
      return Math.max(1e-3, TimeValue.fromString(time).convertTo(TimeUnit.MILLISECONDS) / 1e3);
    } catch (IllegalArgumentException e) {
      // single shots, which have no time
      return 1;
    }
  }
}
