package dev.heddle.cli;

import dev.heddle.project.SetupFiles;

/** What {@code heddle init} says of what it found and did. */
final class InitWords {

  static final String WROTE = "wrote";
  static final String WOULD_WRITE = "would write";

  private InitWords() {}

  static String found(String tool, boolean first, String jars, String command) {
    return first
        ? "%s, no JMH benchmarks: a first one in benchmarks, as %s by '%s'"
            .formatted(tool, jars, command)
        : "%s, JMH benchmarks: %s by '%s'".formatted(tool, jars, command);
  }

  /** What to do next; the first benchmark is in no earlier state. */
  static String next(boolean first) {
    return first
        ? "next: commit this, change something, and 'sh %s HEAD~1'".formatted(SetupFiles.VERDICT)
        : "next: 'sh %s HEAD~1' measures this checkout against the commit before it"
            .formatted(SetupFiles.VERDICT);
  }
}
