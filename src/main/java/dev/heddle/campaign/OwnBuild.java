package dev.heddle.campaign;

import dev.heddle.result.OwnJars;
import dev.heddle.result.RunInfo.Commit;
import dev.heddle.run.AskedTask;
import dev.heddle.run.BuildLog;
import dev.heddle.run.GitProject;
import dev.heddle.run.PlanException;
import dev.heddle.run.RefBuild;
import dev.heddle.run.UnknownNameException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person's own task against an earlier state of its project, which is built for that.
 *
 * @param word the task, as it is asked for
 * @param now where it lies now
 * @param classPath the same in the form of {@code -cp}, as a person wrote it
 * @param against the earlier state, as a person names it
 * @param commit of that
 * @param project the project that one stands in
 */
record OwnBuild(
    String word, OwnRows now, String classPath, String against, Commit commit, GitProject project) {

  private static final String CURRENT = "current";
  private static final int SHOWN = 12;

  /**
   * What is asked for.
   *
   * @throws PlanException where nothing could be built, or it would be the same
   * @throws UnknownNameException where the project has no such state
   */
  static OwnBuild of(TaskRequest task, String against) throws UnknownNameException, PlanException {
    if (task.classPaths().size() > 1) {
      throw new PlanException(OwnPlanWords.AGAINST_SEVERAL_CLASS_PATHS);
    }
    Path here = Path.of("").toAbsolutePath();
    GitProject project =
        GitProject.around(here)
            .orElseThrow(() -> new PlanException(OwnPlanWords.noCheckoutOfTask(against, here)));
    Commit commit = new Commit(project.commit(against), false);
    OwnRows now = OwnRows.of(task);
    String path = OwnRows.path(task.classPaths().getFirst());
    if (Stream.of(path.split(File.pathSeparator, -1))
        .allMatch(part -> project.place(part) == null)) {
      throw new PlanException(OwnPlanWords.nothingOfTheProject(against, path, project.root()));
    }
    return new OwnBuild(task.word(), now, path, against, commit, project);
  }

  /** As {@link BuildPlan#of}. */
  <X extends Exception> BuildPlan plan(
      PlanRequest said,
      BuildRequest builds,
      boolean dryRun,
      BuildPlan.Look<X> look,
      Turn turn,
      Consumer<String> remarks,
      BuildLog log)
      throws UnknownNameException, PlanException, X {
    if (!builds.jars().isEmpty()) {
      throw new PlanException(OwnPlanWords.taskOfNoJar(word));
    }
    OwnJars current = labelled(now.builds().getFirst(), CURRENT, null);
    // what is wrong with the words shows before anything is built
    OwnRows like = new OwnRows(now.task(), List.of(labelled(current, against, commit), current));
    String shown = commit.id().substring(0, SHOWN);
    if (dryRun) {
      remarks.accept(PlanWords.wouldBeBuilt(against, shown, CURRENT));
      return new BuildPlan(Plans.of(said, remarks, like), Map.of(), null);
    }
    look.at(Plans.of(said, _ -> {}, like));
    remarks.accept(PlanWords.builds(against, shown));
    RefBuild built = RefBuild.lay(project, commit.id(), log);
    try {
      turn.begin(() -> built.by(builds.command()), () -> false, remarks);
      AskedTask base = built(built.classPath(classPath, builds.builtJar()));
      Map<String, Path> kept = new LinkedHashMap<>();
      OwnJars keeps = kept(labelled(base.jars(against), against, commit), kept);
      OwnRows both = new OwnRows(now.task(), List.of(keeps, current));
      return new BuildPlan(Plans.of(said, remarks, both), kept, built);
    } catch (PlanException | UnknownNameException | RuntimeException e) {
      built.close();
      throw e;
    }
  }

  private static OwnJars labelled(OwnJars jars, String label, @Nullable Commit commit) {
    return new OwnJars(label, jars.classPath(), jars.sha256(), commit);
  }

  private AskedTask built(String path) throws PlanException {
    try {
      return AskedTask.ask(word, path);
    } catch (PlanException e) {
      throw new PlanException(OwnPlanWords.notInTheBuild(against, String.valueOf(e.getMessage())));
    }
  }

  /** The same in the folder of a run, which keeps what was built into {@code kept}. */
  private static OwnJars kept(OwnJars jars, Map<String, Path> kept) throws PlanException {
    List<String> entries = new ArrayList<>();
    for (String entry : jars.classPath()) {
      Path from = Path.of(entry);
      // by number: two folders may have a jar of the same name
      String to = "builds/%s/%s".formatted(entries.size(), from.getFileName());
      try (Stream<Path> files = Files.walk(from)) {
        files
            .filter(Files::isRegularFile)
            .forEach(file -> {
              Path below = from.relativize(file);
              kept.put(below.toString().isEmpty() ? to : to + "/" + below, file);
            });
      } catch (IOException | UncheckedIOException e) {
        throw new PlanException(OwnPlanWords.cannotBeKept(entry, e));
      }
      entries.add(to);
    }
    return new OwnJars(jars.label(), entries, jars.sha256(), jars.commit());
  }
}
