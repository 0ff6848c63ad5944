package dev.heddle.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that an option names, of which each line says something; empty lines and those that begin
 * with # are passed over.
 */
final class LineFile {

  /**
   * A line that says something.
   *
   * @param number from 1
   * @param text without what is white around it
   */
  record Line(int number, String text) {}

  private LineFile() {}

  /**
   * The lines of {@code file}; one at least.
   *
   * @throws UsageException if it is no file of text, or says nothing
   */
  static List<Line> read(String option, Path file) throws UsageException {
    List<Line> lines = new ArrayList<>();
    // what is no file may never begin; what a shell hands over is meant to be read
    boolean handedOver = file.startsWith("/dev/fd") || file.equals(Path.of("/dev/stdin"));
    if (!handedOver && Files.exists(file) && !Files.isRegularFile(file)) {
      throw new UsageException(RunOptionWords.isNoFile(option, file));
    }
    try {
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        String text = (number == 1 ? line.replaceFirst("^\\uFEFF", "") : line).strip();
        if (!text.isEmpty() && !text.startsWith("#")) {
          lines.add(new Line(number, text));
        }
      }
    } catch (MalformedInputException e) {
      throw new UsageException(RunOptionWords.isNoText(option, file));
    } catch (IOException e) {
      throw new UsageException(RunOptionWords.isUnreadable(option, file, e));
    }
    if (lines.isEmpty()) {
      throw new UsageException(RunOptionWords.hasNoAddress(option, file));
    }
    return lines;
  }
}
