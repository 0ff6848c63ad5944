package dev.heddle.run;

import dev.heddle.jvm.Jvm;
import dev.heddle.own.OwnClassPath;
import dev.heddle.own.OwnTaskException;
import dev.heddle.own.TaskProbe;
import dev.heddle.result.OwnJars;
import dev.heddle.result.Plan;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A person's own task, as a JVM of its own has found it.
 *
 * @param found what there is to say of it
 * @param path where it lies
 */
public record AskedTask(TaskProbe.Answer found, OwnClassPath path) {

  /**
   * Looks for a task.
   *
   * @param word its class, or what a source calls itself
   * @param path where it lies, in the form of {@code -cp}
   * @throws PlanException where it is not there, or cannot be measured
   */
  public static AskedTask ask(String word, String path) throws PlanException {
    try {
      OwnClassPath read = OwnClassPath.of(path);
      List<String> command = new ArrayList<>(List.of(Jvm.java().toString()));
      command.addAll(Jvm.flags());
      command.addAll(List.of("-cp", Jvm.ownClassPath(), TaskProbe.class.getName(), word));
      read.entries().forEach(entry -> command.add(entry.toString()));
      ShortCommand.Answer answer = ShortCommand.answer(command);
      return new AskedTask(
          TaskProbe.read(answer.text())
              .orElseThrow(
                  () -> new PlanException(RunWords.taskEndedItsJvm(word, answer.exitCode()))),
          read);
    } catch (IOException e) {
      throw new PlanException(RunWords.taskNotLookedAt(word, e));
    } catch (OwnTaskException | IllegalArgumentException e) {
      throw new PlanException(String.valueOf(e.getMessage()));
    }
  }

  /** Where it lies, as the plan of a run keeps that. */
  public OwnJars jars(String label) throws PlanException {
    try {
      return new OwnJars(
          label, path.entries().stream().map(Path::toString).toList(), path.sha256(), null);
    } catch (IllegalArgumentException e) {
      throw new PlanException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Looks whether all is still there that {@code plan} was made with.
   *
   * @param folder that of the run, for what it keeps itself
   * @throws PlanException where something is not, or is another
   */
  static void requireSame(Plan plan, Path folder) throws PlanException {
    for (OwnJars each : plan.own()) {
      OwnJars jars = each.in(folder.toAbsolutePath());
      try {
        if (path(jars).sha256().equals(jars.sha256())) {
          continue;
        }
      } catch (IllegalArgumentException e) {
        throw new PlanException(RunWords.putBack(e));
      }
      throw new PlanException(
          RunWords.taskChanged(String.join(File.pathSeparator, jars.classPath())));
    }
  }

  /** The class path of a plan. */
  static OwnClassPath path(OwnJars jars) {
    return new OwnClassPath(jars.classPath().stream().map(Path::of).toList());
  }
}
