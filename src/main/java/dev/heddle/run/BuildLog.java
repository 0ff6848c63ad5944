package dev.heddle.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Scanner;

/**
 * All that a build prints, as a file that stays where the build fails, secrets masked; a run takes
 * it into its own log and removes it.
 */
public final class BuildLog {

  private static final int LAST_WORDS = 8;

  private final Path file;
  private final LastLines last = new LastLines(LAST_WORDS);

  /** The log of a build that has not begun; nothing is written before it does. */
  public BuildLog(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  /** Makes the file anew. */
  PrintStream open() throws IOException {
    Path above = file.toAbsolutePath().getParent();
    if (above != null) {
      Files.createDirectories(above);
    }
    Files.deleteIfExists(file);
    return RunLog.open(file);
  }

  /** Takes what a build prints until it ends. */
  void copy(InputStream in, PrintStream log) {
    try (Scanner lines = new Scanner(in, StandardCharsets.UTF_8)) {
      while (lines.hasNextLine()) {
        String line = lines.nextLine();
        log.println(line);
        if (!line.isBlank()) {
          last.add(Secrets.mask(line.strip()));
        }
      }
    }
  }

  /** Its last lines in one; empty where there are none. */
  String tail() {
    return String.join(" / ", last.all());
  }

  /** Takes it into the log of {@code run}; where nothing was built there is nothing to take. */
  public void moveTo(Run run) {
    if (!Files.exists(file)) {
      return;
    }
    try {
      run.log(Files.readString(file));
      Files.delete(file);
    } catch (IOException e) {
      // it stays where it is
    }
  }
}
