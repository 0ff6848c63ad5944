package dev.heddle.campaign;

import dev.heddle.run.PlanException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * A person's own task that is to be measured.
 *
 * @param word its class, or what its source calls itself
 * @param classPaths where it lies, in the form of {@code -cp}; of several, each has a label before
 *     it, as in {@code old=acme-1.jar}
 */
public record TaskRequest(String word, List<String> classPaths) {

  /** Copies the list. */
  public TaskRequest {
    classPaths = List.copyOf(classPaths);
  }

  /** Whether {@code against} is another class path, and no earlier state of a project. */
  public static boolean isClassPath(String against) {
    if (against.contains(File.pathSeparator) || against.endsWith("*")) {
      return true;
    }
    try {
      return Files.exists(Path.of(against));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * The same in two builds.
   *
   * @param other where the one lies that the other is judged against
   */
  TaskRequest against(String other) throws PlanException {
    if (classPaths.size() > 1) {
      throw new PlanException(OwnPlanWords.AGAINST_SEVERAL_CLASS_PATHS);
    }
    return classPaths.isEmpty()
        ? this
        : new TaskRequest(word, List.of("base=" + other, "current=" + classPaths.getFirst()));
  }
}
