package dev.heddle.cli;

import dev.heddle.fork.Params;
import dev.heddle.jvm.Jvm;
import dev.heddle.result.Plan;
import dev.heddle.result.RunInfo.Build;
import dev.heddle.result.RunInfo.Commit;
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
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a run that measures jars: one, or several builds beside each other.
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
    void at(Plan plan) throws PlanException, UsageException;
  }

  /**
   * A jar and what its rows are called.
   *
   * @param keep whether the run keeps a copy
   * @param ref the state in git that a person named; null where that was the jar
   * @param commit the commit of its code; null where that is not known
   */
  private record Named(
      String label, BuildJar jar, boolean keep, @Nullable String ref, @Nullable Commit commit) {

    static Named of(String label, BuildJar jar) {
      return new Named(label, jar, false, null, jar.commit());
    }
  }

  /**
   * Makes it; an earlier state of the project is built for that, but for a dry run.
   *
   * @param look looks at the plan before anything is built
   * @param wait whether the build waits until nobody measures
   * @param log gets what the build prints
   */
  static BuildPlan of(
      RunOptions said,
      BuildOptions options,
      boolean dryRun,
      Look look,
      WaitOption wait,
      Consumer<String> remarks,
      BuildLog log)
      throws UsageException, UnknownNameException, PlanException {
    List<Named> given = new ArrayList<>();
    for (String jar : options.jars) {
      given.add(named(jar));
    }
    if (options.against == null) {
      return of(said, distinct(given), null, remarks);
    }
    if (given.size() > 1) {
      throw new UsageException("--against: is given beside several --jar; give one jar at most");
    }
    Path other = Path.of(options.against);
    if (Files.isRegularFile(other)) {
      Named base = named(options.against);
      Named candidate =
          !given.isEmpty()
              ? given.getFirst()
              : base.jar().ours() ? ours() : standing(options.against, remarks);
      return of(said, distinct(List.of(base, candidate)), null, remarks);
    }
    Named candidate = given.isEmpty() ? standing(options.against, remarks) : given.getFirst();
    GitProject project = GitProject.of(candidate.jar().path());
    String commit = project.commit(options.against);
    // what is wrong with the words shows before anything is built
    Named like =
        new Named(
            options.against, candidate.jar(), false, options.against, new Commit(commit, false));
    if (dryRun) {
      remarks.accept(
          "--against "
              + options.against
              + ": would be built from "
              + commit.substring(0, 12)
              + "; its rows are taken to be those of "
              + candidate.label());
      return of(said, distinct(List.of(like, candidate)), null, remarks);
    }
    look.at(of(said, distinct(List.of(like, candidate)), null, _ -> {}).plan());
    remarks.accept("building " + options.against + " (" + commit.substring(0, 12) + ")");
    RefBuild built = RefBuild.lay(project, commit, log);
    try {
      wait.begin(() -> built.by(options.build), () -> false, remarks);
      BuildJar jar = BuildJar.open(built.jar(candidate.jar().path(), options.builtJar));
      Named base = new Named(options.against, jar, true, options.against, like.commit());
      return of(said, distinct(List.of(base, candidate)), built, remarks);
    } catch (PlanException | UsageException | UnknownNameException | RuntimeException e) {
      built.close();
      throw e;
    }
  }

  /** The plan of one jar, of which nothing is said but its figures. */
  static Plan of(RunOptions said, String jar, Consumer<String> remarks)
      throws UsageException, UnknownNameException, PlanException {
    return of(said, List.of(named(jar)), null, remarks).plan();
  }

  /** This very build of ours. */
  private static Named ours() throws PlanException {
    return Named.of(CURRENT, BuildJar.open(Jvm.location()));
  }

  /** What {@code --against} is about where no jar is named: the project that one stands in. */
  private static Named standing(String against, Consumer<String> remarks)
      throws UsageException, PlanException {
    Path here = Path.of("").toAbsolutePath();
    GitProject project =
        GitProject.around(here)
            .orElseThrow(() ->
                new UsageException(
                    "--against "
                        + against
                        + ": you stand in no git checkout ("
                        + here
                        + "), so there is no project and no earlier state; stand in one, or name"
                        + " its jar with --jar"));
    if (GitProject.around(folder(Jvm.location())).filter(project::equals).isPresent()) {
      return ours();
    }
    List<BuildJar> built = project.built(here);
    if (built.size() != 1) {
      throw new UsageException(
          "--against "
              + against
              + ": is about the project that you stand in, "
              + project.root()
              + ", "
              + (built.isEmpty()
                  ? "and no jar of JMH benchmarks is built there; build it, or name it with --jar"
                  : "which has "
                      + built.size()
                      + " jars of JMH benchmarks ("
                      + built.stream()
                          .map(jar -> here.relativize(jar.path()).toString())
                          .collect(Collectors.joining(", "))
                      + "); name one with --jar"));
    }
    BuildJar jar = built.getFirst();
    remarks.accept(
        "--against "
            + against
            + ": measures "
            + here.relativize(jar.path())
            + " of the project that you stand in; --jar names another");
    return Named.of(label(jar.path()), jar);
  }

  private static Path folder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file : folder;
  }

  private static BuildPlan of(
      RunOptions said, List<Named> named, @Nullable RefBuild built, Consumer<String> remarks)
      throws UsageException, UnknownNameException, PlanException {
    List<BuildJar> jars = named.stream().map(Named::jar).toList();
    BuildRows rows = BuildRows.of(jars);
    boolean ours = jars.stream().allMatch(BuildJar::ours);
    List<String> selectors = said.selectors.isEmpty() && ours ? Plans.HEADLINE : said.selectors;
    List<Benchmark> benchmarks = rows.select(selectors, remarks);
    if (named.size() > 1) {
      Jvms.requireFree(benchmarks, Params.BUILD);
    }
    Plan plan =
        Plans.of(
            said, remarks, benchmarks, ours ? Rows::canonical : UnaryOperator.identity(), !ours);
    BuildRows.requireTold(plan.rows(), jars);
    for (String flag : plan.said()) {
      if (flag.indexOf('"') >= 0) {
        throw new UsageException(
            "--jvm-args '"
                + flag
                + "': has a quote, which JMH's command line cannot take; leave it out where jars"
                + " are measured");
      }
    }

    Map<String, Path> kept = new LinkedHashMap<>();
    List<Build> builds = new ArrayList<>();
    for (Named each : named) {
      Build build = each.jar().build(each.label(), each.ref(), each.commit());
      if (each.keep()) {
        for (Path file : each.jar().files()) {
          kept.put("builds/" + file.getFileName(), file);
        }
        build = build.at("builds/" + each.jar().path().getFileName());
      }
      builds.add(build);
    }
    if (builds.size() > 1 && !plan.jvms().isEmpty()) {
      remarks.accept(
          "builds are judged on each JVM; 'heddle compare RUN --within jvm="
              + plan.jvms().getFirst().label()
              + ","
              + plan.jvms().getLast().label()
              + "' compares the JVMs");
    }
    return new BuildPlan(
        plan.withRows(
                // a lone jar's rows are called as JMH itself calls them
                builds.size() == 1
                    ? plan.rows()
                    : Jvms.spread(
                        plan.rows(), Params.BUILD, builds.stream().map(Build::label).toList()))
            .withBuilds(builds),
        kept,
        built);
  }

  private static Named named(String text) throws PlanException {
    int equals = text.indexOf('=');
    if (equals > 0 && !Files.exists(Path.of(text))) {
      return Named.of(
          text.substring(0, equals), BuildJar.open(Path.of(text.substring(equals + 1))));
    }
    Path path = Path.of(text);
    return Named.of(label(path), BuildJar.open(path));
  }

  private static String label(Path jar) {
    return String.valueOf(jar.getFileName()).replaceFirst("\\.jar$", "");
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
