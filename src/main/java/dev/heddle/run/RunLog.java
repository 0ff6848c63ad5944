package dev.heddle.run;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** JMH's own output as a file, secrets masked. */
final class RunLog extends PrintStream {

  private RunLog(FileOutputStream file) {
    super(file, true, StandardCharsets.UTF_8);
  }

  /** Opens the log of a run; what an earlier part of the run wrote stays. */
  static RunLog open(Path path) throws IOException {
    return new RunLog(new FileOutputStream(path.toFile(), true));
  }

  @Override
  public void print(String text) {
    super.print(Secrets.mask(text));
  }

  @Override
  public void println(String line) {
    super.println(Secrets.mask(line));
  }
}
