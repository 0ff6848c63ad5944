package dev.heddle.jvm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The flags that every JVM gets from the environment, beside those that it is started with. */
public final class HiddenFlags {

  private static final List<String> VARIABLES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC");

  private HiddenFlags() {}

  /** The variable that has some; empty where none has. */
  public static Optional<String> variable(Map<String, String> environment) {
    return VARIABLES.stream().filter(environment::containsKey).findFirst();
  }

  /** Whether they choose a collector of garbage: a JVM that is told of two refuses to start. */
  public static boolean chooseCollector() {
    return VARIABLES.stream()
        .map(variable -> System.getenv().getOrDefault(variable, ""))
        .anyMatch(flags -> COLLECTOR.matcher(flags).find());
  }

  /** The flag for the smallest collector, for JVMs that are there to help; none where they do. */
  public static List<String> smallestCollector() {
    return chooseCollector() ? List.of() : List.of("-XX:+UseSerialGC");
  }
}
