package dev.heddle.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the manual page says beside what the commands' own help does. */
final class ManWords {

  static final String OF_EVERY_COMMAND = "Every command has --help and --version.";

  /** Variables that the program and its launcher read. */
  static final Map<String, String> ENVIRONMENT = new LinkedHashMap<>();

  /** Where the program reads and writes unasked. */
  static final Map<String, String> FILES = new LinkedHashMap<>();

  static {
    ENVIRONMENT.put("JAVA_HOME", "A JDK of 25 or later; else the usual folders are looked at.");
    ENVIRONMENT.put("HEDDLE_JARS", "Jars that bring execution models, with a colon between them.");
    ENVIRONMENT.put("COLUMNS", "How wide texts are, 60 to 1000. Default: 100.");
    ENVIRONMENT.put("NO_COLOR", "Where it is not empty, there are no colours.");
    FILES.put("results/", "Below the current folder: a new folder for each run without --out.");
  }

  private ManWords() {}
}
