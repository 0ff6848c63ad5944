package dev.heddle.campaign;

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
import org.jspecify.annotations.Nullable;

/**
 * The plan of a run that measures jars: one, or several builds beside each other.
 *
 * @param plan the plan
 * @param kept the files of builds that the run keeps, by their path in its folder
 * @param built what must be removed when they are kept; null where nothing was built
 */
public record BuildPlan(Plan plan, Map<String, Path> kept, @Nullable RefBuild built)
    implements AutoCloseable {

  private static final String CURRENT = "current";

  /** Refuses a plan that could not begin. */
  public interface Look<X extends Exception> {
    /** Looks at it. */
    void at(Plan plan) throws PlanException, X;
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
   * @param turn whether the build waits until nobody measures
   * @param log gets what the build prints
   */
  public static <X extends Exception> BuildPlan of(
      PlanRequest said,
      BuildRequest builds,
      boolean dryRun,
      Look<X> look,
      Turn turn,
      Consumer<String> remarks,
      BuildLog log)
      throws UnknownNameException, PlanException, X {
    String against = builds.against();
    TaskRequest task = said.task();
    if (task != null && against != null) {
      return OwnBuild.of(task, against).plan(said, builds, dryRun, look, turn, remarks, log);
    }
    List<Named> given = new ArrayList<>();
    for (String jar : builds.jars()) {
      given.add(named(jar));
    }
    if (against == null) {
      return of(said, distinct(given), null, remarks);
    }
    if (given.size() > 1) {
      throw new PlanException(PlanWords.AGAINST_SEVERAL);
    }
    Path other = Path.of(against);
    if (Files.isRegularFile(other)) {
      Named base = named(against);
      Named candidate =
          !given.isEmpty()
              ? given.getFirst()
              : base.jar().ours() ? ours() : standing(against, remarks);
      return of(said, distinct(List.of(base, candidate)), null, remarks);
    }
    Named candidate = given.isEmpty() ? standing(against, remarks) : given.getFirst();
    GitProject project = GitProject.of(candidate.jar().path());
    String commit = project.commit(against);
    // what is wrong with the words shows before anything is built
    Named like = new Named(against, candidate.jar(), false, against, new Commit(commit, false));
    if (dryRun) {
      remarks.accept(PlanWords.wouldBeBuilt(against, commit.substring(0, 12), candidate.label()));
      return of(said, distinct(List.of(like, candidate)), null, remarks);
    }
    look.at(of(said, distinct(List.of(like, candidate)), null, _ -> {}).plan());
    remarks.accept(PlanWords.builds(against, commit.substring(0, 12)));
    RefBuild built = RefBuild.lay(project, commit, log);
    try {
      turn.begin(() -> built.by(builds.command()), () -> false, remarks);
      BuildJar jar = BuildJar.open(built.jar(candidate.jar().path(), builds.builtJar()));
      Named base = new Named(against, jar, true, against, like.commit());
      return of(said, distinct(List.of(base, candidate)), built, remarks);
    } catch (PlanException | UnknownNameException | RuntimeException e) {
      built.close();
      throw e;
    }
  }

  /** The plan of one jar, of which nothing is said but its figures. */
  public static Plan of(PlanRequest said, String jar, Consumer<String> remarks)
      throws UnknownNameException, PlanException {
    return of(said, List.of(named(jar)), null, remarks).plan();
  }

  /** This very build of ours. */
  private static Named ours() throws PlanException {
    return Named.of(CURRENT, BuildJar.open(Jvm.location()));
  }

  /** What {@code --against} is about where no jar is named: the project that one stands in. */
  private static Named standing(String against, Consumer<String> remarks) throws PlanException {
    Path here = Path.of("").toAbsolutePath();
    GitProject project =
        GitProject.around(here)
            .orElseThrow(() -> new PlanException(PlanWords.noCheckout(against, here)));
    if (GitProject.around(folder(Jvm.location())).filter(project::equals).isPresent()) {
      return ours();
    }
    List<BuildJar> built = project.built(here);
    if (built.size() != 1) {
      List<String> jars =
          built.stream().map(jar -> here.relativize(jar.path()).toString()).toList();
      throw new PlanException(PlanWords.notOneJar(against, project.root(), jars));
    }
    BuildJar jar = built.getFirst();
    remarks.accept(PlanWords.measuresJar(against, here.relativize(jar.path())));
    return Named.of(label(jar.path()), jar);
  }

  private static Path folder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file : folder;
  }

  private static BuildPlan of(
      PlanRequest said, List<Named> named, @Nullable RefBuild built, Consumer<String> remarks)
      throws UnknownNameException, PlanException {
    if (said.task() != null) {
      throw new PlanException(OwnPlanWords.taskOfNoJar(said.task().word()));
    }
    List<BuildJar> jars = named.stream().map(Named::jar).toList();
    BuildRows rows = BuildRows.of(jars);
    boolean ours = jars.stream().allMatch(BuildJar::ours);
    List<String> selectors = said.selectors().isEmpty() && ours ? Plans.HEADLINE : said.selectors();
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
        throw new PlanException(PlanWords.quoteInFlag(flag));
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
          PlanWords.judgedOnEachJvm(plan.jvms().getFirst().label(), plan.jvms().getLast().label()));
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

  private static List<Named> distinct(List<Named> named) throws PlanException {
    Set<String> labels = new HashSet<>();
    for (Named each : named) {
      if (!labels.add(each.label())) {
        throw new PlanException(PlanWords.calledAlike(each.label()));
      }
      if (each.label().isBlank() || each.label().matches(".*[,\\[\\]=].*")) {
        throw new PlanException(PlanWords.cannotBeCalled(each.label()));
      }
    }
    return named;
  }

  /** Removes what was built; the run has its own copy. */
  public void removeBuilt() {
    if (built != null) {
      built.close();
    }
  }

  @Override
  public void close() {
    removeBuilt();
  }
}
