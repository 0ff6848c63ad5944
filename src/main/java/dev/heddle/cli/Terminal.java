package dev.heddle.cli;

import java.util.Map;

/** What the launcher knows of the standard output. */
final class Terminal {

  private Terminal() {}

  /** Whether colours are wanted: on a terminal that shows them, where nobody asks for none. */
  static boolean colours() {
    return Boolean.getBoolean("heddle.terminal") && wanted(System.getenv());
  }

  static boolean wanted(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }
}
