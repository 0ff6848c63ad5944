package dev.heddle.run;

import dev.heddle.result.RunInfo.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The JVM that forks run on, as it describes itself. */
final class TargetJvm {

  private static final int OLDEST = 25;

  private TargetJvm() {}

  /**
   * Starts {@code java} once with those flags and asks what it is.
   *
   * @param option where a person gave them
   * @throws PlanException where it does not start, or is too old for our classes
   */
  static Jdk ask(Path java, List<String> flags, String option) throws PlanException {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(flags);
    command.addAll(List.of("-XshowSettings:properties", "-version"));
    String answer = answer(java, command, option);
    Map<String, String> properties =
        answer
            .lines()
            .map(line -> line.split(" = ", 2))
            .filter(pair -> pair.length == 2)
            .collect(
                Collectors.toMap(pair -> pair[0].strip(), pair -> pair[1].strip(), (a, b) -> a));
    String version = properties.getOrDefault("java.version", "");
    String feature = properties.getOrDefault("java.specification.version", "0");
    if (!feature.matches("\\d+") || Integer.parseInt(feature) < OLDEST) {
      throw new PlanException(
          java + ": is Java " + feature + "; forks need a JDK of " + OLDEST + " or later");
    }
    return new Jdk(
        java.toString(),
        version,
        properties.getOrDefault("java.vendor", ""),
        properties.getOrDefault("java.vm.name", "")
            + " "
            + properties.getOrDefault("java.vm.version", ""),
        Secrets.mask(flags));
  }

  private static String answer(Path java, List<String> command, String option)
      throws PlanException {
    ShortCommand.Answer answer;
    try {
      answer = ShortCommand.run(command);
    } catch (IOException e) {
      throw new PlanException(
          java + ": cannot be started: " + e.getMessage() + "; give the path of a JDK's java");
    }
    if (answer.exitCode() != 0) {
      throw new PlanException(
          java
              + ": does not start with these flags: "
              + Secrets.mask(String.join(" / ", answer.text().lines().limit(3).toList()))
              + "; correct "
              + option);
    }
    return answer.text();
  }
}
