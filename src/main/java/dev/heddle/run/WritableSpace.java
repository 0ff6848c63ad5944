package dev.heddle.run;

import dev.heddle.jvm.Failures;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Room to write in: where there is none, each fork that follows would fail for that reason, and not
 * for its own.
 */
final class WritableSpace {

  /** As much as a fork's notes and JMH's files take, and more. */
  private static final int BYTES = 64 << 10;

  private WritableSpace() {}

  /**
   * Makes sure that a run can go on in {@code folder}.
   *
   * @throws IOException where nothing can be written there, or among the temporary files
   */
  static void require(Path folder) throws IOException {
    write(folder);
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      write(temporary);
    } catch (IOException e) {
      throw new FileSystemException(
          temporary.toString(), null, RunWords.noSpace(Failures.words(e), temporary));
    }
  }

  private static void write(Path folder) throws IOException {
    Path probe = Files.createTempFile(folder, ".room", "");
    try {
      Files.write(probe, new byte[BYTES], StandardOpenOption.DSYNC);
    } finally {
      Files.deleteIfExists(probe);
    }
  }
}
