package dev.heddle.result;

import java.nio.file.Path;

/**
 * All that is said of a folder of runs, and of runs in it that have no place in time, in one place.
 */
final class HistoryWords {

  // why a run has no place

  static final String OTHER_NAME = "is not named as --name-pattern says";

  static final String NOT_IN_LOG =
      "its commit is not in the log; omit --git-log, or fetch more of it";

  static final String RUN_WITHOUT_NUMBER =
      "is a run's folder, which has no number or tag; put it elsewhere";

  static final String NAME_NOT_IN_LOG =
      "its name has no commit or tag of the log; is it of another branch, or the clone shallow?";

  static final String COMMIT_ALONE =
      "is named by a commit alone, which says no order; give --git-log REPOSITORY";

  // what is wrong with the data of github-action-benchmark

  private static final String NO_DATA = "is not the data of github-action-benchmark (";

  private HistoryWords() {}

  // why a run has no place

  static String notNamed(String pattern) {
    return "is not named <UTC>-<commit>.json; where it is a run, say how it is named, as in"
        + " --name-pattern '"
        + pattern
        + "'";
  }

  static String commitNotInLog(Path file, String commit) {
    return file + ": commit " + commit + " is not in the log";
  }

  static String entry(Path file, int number, String suite) {
    return file + " entry " + number + " of '" + suite + "'";
  }

  static String entryLacks(Path entry, String field) {
    return entry + ": has no '" + field + "'";
  }

  static String noRun(Path path) {
    return path + ": is not a run";
  }

  // what is wrong with a pattern of names

  static String noSuchPart(String name, String parts) {
    return "has no part {" + name + "}; choose from " + parts;
  }

  static String twice(String name) {
    return "has {" + name + "} twice; name it once";
  }

  static String namesNoPart(String parts) {
    return "names no part of a name; choose from " + parts;
  }

  // what is wrong with the data of github-action-benchmark

  static String noData(String begin) {
    return NO_DATA + begin + " = {…})";
  }

  static String wrongKind() {
    return NO_DATA + "a value is missing or of the wrong kind)";
  }

  static String dataCannotBeRead(Path file, String why, String name) {
    return FileWords.of(file, why, "name a folder of runs, or a whole " + name);
  }

  // what is wrong with the folder

  static String noHistory(Path folder, boolean there, boolean file) {
    return FileWords.of(
        folder,
        there ? "is not a folder" : file ? "there is no such file" : "there is no such folder",
        "name the folder in which the runs are, or the data.js of github-action-benchmark");
  }

  static String singleRun(Path folder) {
    return FileWords.of(
        folder,
        "is a single run, and a trend is about many",
        "name the folder in which the runs are, or look at this one with 'heddle table'");
  }
}
