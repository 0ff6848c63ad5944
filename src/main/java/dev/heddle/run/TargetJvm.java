package dev.heddle.run;

import dev.heddle.jvm.Failures;
import dev.heddle.jvm.JvmRefusal;
import dev.heddle.result.RunInfo.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The JVM that forks run on, as it describes itself. */
final class TargetJvm {

  /** The oldest one that our own classes run on. */
  static final int OLDEST = 25;

  private TargetJvm() {}

  /**
   * Starts {@code java} once with those flags and asks what it is.
   *
   * @param option where a person gave them
   * @throws PlanException where it is no java, is too old for our classes, or refuses the flags
   */
  static Jdk ask(Path java, List<String> flags, String option) throws PlanException {
    return ask(java, flags, option, OLDEST, RunWords.FORKS);
  }

  /**
   * The same for forks that run on an older one, too.
   *
   * @param oldest the oldest Java that will do
   * @param forWhom who needs it, in words
   */
  static Jdk ask(Path java, List<String> flags, String option, int oldest, String forWhom)
      throws PlanException {
    ShortCommand.Answer answer = answer(java, flags);
    if (answer.exitCode() != 0) {
      // is it the flags, or what they were given to?
      requireFit(java, answer(java, List.of()), oldest, forWhom);
      throw new PlanException(RunWords.refusesFlags(java, Secrets.mask(said(answer)), option));
    }
    requireFit(java, answer, oldest, forWhom);
    Map<String, String> properties = properties(answer);
    return new Jdk(
        java.toString(),
        properties.getOrDefault("java.version", ""),
        properties.getOrDefault("java.vendor", ""),
        properties.getOrDefault("java.vm.name", "")
            + " "
            + properties.getOrDefault("java.vm.version", ""),
        Secrets.mask(flags));
  }

  private static String said(ShortCommand.Answer answer) {
    return JvmRefusal.of(answer.text())
        .map(JvmRefusal::why)
        .orElseGet(() -> String.join(" / ", answer.text().lines().limit(3).toList()));
  }

  private static ShortCommand.Answer answer(Path java, List<String> flags) throws PlanException {
    if (Files.isDirectory(java)) {
      throw new PlanException(RunWords.isFolder(java));
    }
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(flags);
    command.addAll(List.of("-XshowSettings:properties", "-version"));
    try {
      return ShortCommand.allSaid(command);
    } catch (IOException e) {
      throw new PlanException(RunWords.cannotStart(java, Failures.words(e)));
    }
  }

  private static void requireFit(Path java, ShortCommand.Answer answer, int oldest, String forWhom)
      throws PlanException {
    String feature = properties(answer).getOrDefault("java.specification.version", "");
    if (answer.exitCode() != 0 || feature.isEmpty()) {
      throw new PlanException(RunWords.isNoJava(java));
    }
    if (!feature.matches("\\d{1,6}") || Integer.parseInt(feature) < oldest) {
      throw new PlanException(RunWords.tooOld(java, feature, forWhom, oldest));
    }
  }

  private static Map<String, String> properties(ShortCommand.Answer answer) {
    return answer
        .text()
        .lines()
        .map(line -> line.split(" = ", 2))
        .filter(pair -> pair.length == 2)
        .collect(Collectors.toMap(pair -> pair[0].strip(), pair -> pair[1].strip(), (a, b) -> a));
  }
}
