package dev.heddle.cli;

import dev.heddle.fork.Params;
import dev.heddle.jvm.Jvm;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.Build;
import dev.heddle.result.RunInfo.Plan;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.run.Benchmark;
import dev.heddle.run.BuildJar;
import dev.heddle.run.BuildLog;
import dev.heddle.run.BuildRows;
import dev.heddle.run.GitProject;
import dev.heddle.run.PlanException;
import dev.heddle.run.RefBuild;
import dev.heddle.run.UnknownNameException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a run that measures several builds.
 *
 * @param plan the plan
 * @param kept the files of builds that the run keeps, by their path in its folder
 * @param built what must be removed when they are kept; null where nothing was built
 */
record BuildPlan(Plan plan, Map<String, Path> kept, @Nullable RefBuild built)
    implements AutoCloseable {

  private static final String CURRENT = "current";

  /** Refuses a plan that could not begin. */
  interface Look {
    void at(Plan plan) throws PlanException;
  }

  /** A jar and what its rows are called. */
  private record Named(String label, BuildJar jar, boolean keep) {}

  /**
   * Makes it; an earlier state of the project is built for that, but for a dry run.
   *
   * @param look looks at the plan before anything is built
   * @param log gets what the build prints
   */
  static BuildPlan of(
      RunOptions said,
      BuildOptions options,
      boolean dryRun,
      Look look,
      Consumer<String> remarks,
      BuildLog log)
      throws UsageException, UnknownNameException, PlanException {
    List<Named> given = new ArrayList<>();
    for (String jar : options.jars) {
      given.add(named(jar));
    }
    if (options.against == null) {
      if (given.size() < 2) {
        throw new UsageException(
            "--jar: one build is compared with nothing; give a second one, or --against REF");
      }
      return of(said, distinct(given), null, remarks);
    }
    if (given.size() > 1) {
      throw new UsageException("--against: is given beside several --jar; give one jar at most");
    }
    Named candidate =
        given.isEmpty()
            ? new Named(CURRENT, BuildJar.open(Jvm.location()), false)
            : given.getFirst();
    Path other = Path.of(options.against);
    if (Files.isRegularFile(other)) {
      return of(said, distinct(List.of(named(options.against), candidate)), null, remarks);
    }
    GitProject project = GitProject.of(candidate.jar().path());
    String commit = project.commit(options.against);
    if (dryRun) {
      remarks.accept(
          "--against "
              + options.against
              + ": would be built from "
              + commit.substring(0, 12)
              + "; its rows are taken to be those of "
              + candidate.label());
      Named base = new Named(options.against, candidate.jar(), false);
      return of(said, distinct(List.of(base, candidate)), null, remarks);
    }
    // what is wrong with the words shows before anything is built
    Named like = new Named(options.against, candidate.jar(), false);
    look.at(of(said, distinct(List.of(like, candidate)), null, _ -> {}).plan());
    remarks.accept("building " + options.against + " (" + commit.substring(0, 12) + ")");
    RefBuild built = RefBuild.lay(project, commit, log);
    try {
      built.build(options.build);
      BuildJar jar = BuildJar.open(built.jar(candidate.jar().path(), options.builtJar));
      Named base = new Named(options.against, jar, true);
      return of(said, distinct(List.of(base, candidate)), built, remarks);
    } catch (PlanException | UsageException | UnknownNameException | RuntimeException e) {
      built.close();
      throw e;
    }
  }

  private static BuildPlan of(
      RunOptions said, List<Named> named, @Nullable RefBuild built, Consumer<String> remarks)
      throws UsageException, UnknownNameException, PlanException {
    List<BuildJar> jars = named.stream().map(Named::jar).toList();
    BuildRows rows = BuildRows.of(jars);
    boolean ours = jars.stream().allMatch(BuildJar::ours);
    List<String> selectors = said.selectors.isEmpty() && ours ? Plans.HEADLINE : said.selectors;
    List<Benchmark> benchmarks = rows.select(selectors, remarks);
    Plan plan =
        Plans.of(said, remarks, benchmarks, ours ? Rows::canonical : UnaryOperator.identity());
    BuildRows.requireTold(plan.rows(), jars);
    for (String flag : plan.jvmArgs()) {
      if (flag.indexOf('"') >= 0) {
        throw new UsageException(
            "--jvm-args '"
                + flag
                + "': has a quote, which JMH's command line cannot take; leave it out where several"
                + " builds are measured");
      }
    }

    Map<String, Path> kept = new LinkedHashMap<>();
    List<Build> builds = new ArrayList<>();
    for (Named each : named) {
      String jar = each.jar().path().toString();
      if (each.keep()) {
        for (Path file : each.jar().files()) {
          kept.put("builds/" + file.getFileName(), file);
        }
        jar = "builds/" + each.jar().path().getFileName();
      }
      builds.add(
          new Build(each.label(), jar, BuildJar.sha256(each.jar().path()), each.jar().ours()));
    }
    List<PlannedRow> all = new ArrayList<>();
    for (PlannedRow row : plan.rows()) {
      for (Build build : builds) {
        all.add(new PlannedRow(row.id(), ofBuild(row.row(), build.label())));
      }
    }
    return new BuildPlan(plan.with(all, builds), kept, built);
  }

  private static RowId ofBuild(RowId row, String label) {
    Map<String, String> params = new TreeMap<>(row.params());
    params.put(Params.BUILD, label);
    return RowId.of(row.benchmark(), row.mode(), row.threads(), params);
  }

  private static Named named(String text) throws PlanException {
    int equals = text.indexOf('=');
    if (equals > 0 && !Files.exists(Path.of(text))) {
      return new Named(
          text.substring(0, equals), BuildJar.open(Path.of(text.substring(equals + 1))), false);
    }
    Path path = Path.of(text);
    BuildJar jar = BuildJar.open(path);
    return new Named(String.valueOf(path.getFileName()).replaceFirst("\\.jar$", ""), jar, false);
  }

  private static List<Named> distinct(List<Named> named) throws UsageException {
    Set<String> labels = new HashSet<>();
    for (Named each : named) {
      if (!labels.add(each.label())) {
        throw new UsageException(
            "two builds are called '"
                + each.label()
                + "'; name them, as in --jar base=old/benchmarks.jar");
      }
      if (each.label().isBlank() || each.label().matches(".*[,\\[\\]=].*")) {
        throw new UsageException(
            "a build cannot be called '" + each.label() + "'; name it without , = [ and ]");
      }
    }
    return named;
  }

  /** Removes what was built; the run has its own copy. */
  void removeBuilt() {
    if (built != null) {
      built.close();
    }
  }

  @Override
  public void close() {
    removeBuilt();
  }
}
