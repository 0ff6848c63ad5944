package dev.heddle.cli;

import java.nio.file.Path;
import java.util.List;

/** What is wrong with what a person says of files and formats that are written, in one place. */
final class OutputOptionWords {

  private OutputOptionWords() {}

  static String noTable(String format) {
    return "--format " + format + ": a plan is no table; take text or json";
  }

  static String barsAreText(String format) {
    return "--plot: bars are text, and --format asks for "
        + format
        + "; omit one of them, or take --format svg for a plot in a file";
  }

  static String barsOfOneFigure(String other) {
    return "--plot: bars show one figure; choose it with --metric, and omit " + other;
  }

  static String oneTable(List<String> lists) {
    return "--format csv: a file holds one table; say which: list " + String.join(", ", lists);
  }

  static String noFile(String option, Path path, boolean folder) {
    return option
        + ": "
        + path
        + (folder ? " is a folder" : ": there is no such folder")
        + "; name a file in one that is there";
  }

  static String notWritable(String option, Path path) {
    return option + ": " + path + ": cannot be written: no permission; name another file";
  }

  static String isRead(String option, Path path) {
    return option + ": " + path + " is what is read; name another file";
  }

  static String isThere(String option, Path path) {
    return option + ": " + path + " is there already; name another file, or add --force";
  }

  static String severalCandidates(String format) {
    return "--also "
        + format
        + ": more than two are measured, so there are several candidates, and such a file has the"
        + " figures of one; take another format, or 'heddle compare --within' afterwards";
  }

  static String noFormatAndFile(String given) {
    return "--also '" + given + "': is not FORMAT=FILE; write markdown=out.md";
  }

  static String fileGivenTwice(Path file) {
    return "--also: " + file + " is given twice; name another file";
  }

  static String fileTaken(Path file, String what) {
    return "--also: " + file + " is " + what + "; name another file";
  }
}
