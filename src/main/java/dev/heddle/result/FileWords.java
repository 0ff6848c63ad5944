package dev.heddle.result;

import java.nio.file.Path;
import java.util.List;

/**
 * All that is said of files that cannot be taken for results, in one place. A message is the file,
 * what is wrong with it, and what to do: texts that begin with a verb follow a file's name, advice
 * follows a semicolon.
 */
final class FileWords {

  // what is wrong with a text

  static final String EMPTY = "is empty";

  static final String CUT_SHORT = "is cut short";

  static final String CUT_SHORT_OR_NO_GZIP = "is cut short, or no whole gzip file";

  static final String GOES_ON = "goes on after its JSON ended";

  static final String NOTHING_THERE = "has nothing (null) where there should be something";

  static final String TOO_DEEP = "is not JSON of ours: it is nested too deep";

  static final String NOT_JMHS = "is JSON but not JMH's (a list of rows)";

  static final String ONE_FILE_OF_A_RUN = "is one file of a run, and the run is its folder";

  static final String OF_RESULTS = "is what heddle wrote of results, and none itself";

  static final String NO_CALIBRATION = "is no calibration";

  static final String NO_ACCEPTED_CHANGES = "is no list of accepted changes (no 'schema')";

  static final String NO_ALARMS = "is no list of alarms (no 'schema')";

  static final String NO_RUN = "is not the description of a run (no 'schema')";

  // what to do about it

  static final String WHOLE_FILE_OF_JMH = "name a whole file that JMH wrote (-rf json)";

  static final String HAVE_JSON_WRITTEN = "have JMH write JSON (-rf json)";

  static final String CONVERT = "convert it first, as from Latin-1 with iconv -f latin1 -t utf-8";

  static final String UNPACK = "unpack it first, and name what was in it";

  static final String USE_THE_OTHER = "use the heddle that wrote it";

  static final String OR_CALIBRATE_ANEW = USE_THE_OTHER + ", or run 'heddle calibrate' anew";

  static final String NAME_A_CALIBRATION = "name what 'heddle calibrate' wrote";

  static final String ACCEPT_ANEW = "mend it, or remove it and accept anew";

  static final String MEASURE_ALARMS_ANEW = "mend it, or remove it and measure anew";

  static final String ANOTHER_RUN = "name the folder of another run, or measure again";

  // what a value is not, which is told with the line of the file alone

  static final String NO_NUMBER = "a number was expected";

  static final String NO_MOMENT = "a moment was expected";

  static final String NO_STATUS = "a status was expected";

  static final String NO_OBJECT = "an object was expected";

  static final String NO_SCORES = "scores that are none";

  static final String TOO_FEW_RUNS = "too few runs";

  static final String NO_VARIANCE = "a variance that is none";

  static final String NO_TIMES = "times in which nothing can be measured";

  static final String NO_PLAN = "a plan by which nothing can be measured";

  // what a reader of a result must know

  static final String STANDARD_INPUT = "standard input";

  /** A parameter, where a benchmark has one that is called a folder already. */
  static final String FOLDER_OF_FILE = "folder of file";

  private FileWords() {}

  // what is wrong with a text

  /** {@code place} as " (line 1 column 2)", or empty. */
  static String notJson(String place) {
    return "is not JSON" + place;
  }

  static String numberTooLarge(String place) {
    return "is not JSON of ours: it has a number that is too large" + place;
  }

  static String tooLong(String place) {
    return "is not JSON of ours: it has a number or text that is too long" + place;
  }

  static String wrongKind(String place) {
    return "has a value of the wrong kind" + place;
  }

  static String lacks(String field) {
    return "has no '" + field + "'";
  }

  static String rowLacks(int row, String field) {
    return "is JSON but not JMH's (row " + row + " has no '" + field + "')";
  }

  static String rowHasWrongKind(int row) {
    return "is JSON but not JMH's (row " + row + " has a value of the wrong kind)";
  }

  static String otherForm(String form) {
    return "is JMH's " + form + ", which has no values of forks";
  }

  static String notUtf8(String hexOfByte, long line, int column) {
    return "is not UTF-8 (byte 0x"
        + hexOfByte
        + " in line "
        + line
        + " column "
        + column
        + "), and letters would be lost";
  }

  static String packed(String how) {
    return "is packed (" + how + ")";
  }

  // whole messages of one file

  static String of(Path file, String what, String advice) {
    return file + ": " + what + "; " + advice;
  }

  static String newerLayout(Path file, int layout, int newest, String advice) {
    return of(file, "has layout " + layout + " and this heddle reads up to " + newest, advice);
  }

  static String badLine(Path file, int line, String why) {
    return file + " line " + line + ": " + why + "; mend or delete that line, or measure again";
  }

  static String noCalibration(Path file, boolean there, boolean text) {
    return of(
        file,
        there && text ? "cannot be read" : text ? "there is no such file" : "is no text",
        there && text ? "check its permissions" : NAME_A_CALIBRATION);
  }

  static String notThere(Path path) {
    return of(path, "there is no such file or folder", "name a run's folder or a JMH JSON file");
  }

  static String mayNotBeRead(Path path) {
    return of(path, "may not be read", "check its permissions");
  }

  static String cannotBeRead(Path path, String why) {
    return of(path, "cannot be read (" + why + ")", "check the disk and the permissions");
  }

  static String noRegularFile(Path path) {
    return of(path, "is no regular file", "name a run's folder or a JMH JSON file");
  }

  static String silentPipe(Path path) {
    return of(path, "is a pipe that nobody writes into", "start what writes first");
  }

  static String tooLarge(Path path) {
    return of(
        path,
        "is larger than the memory that this program may use",
        "name a result, or allow more memory (JAVA_TOOL_OPTIONS=-Xmx8g)");
  }

  // whole messages of a folder

  static String noFolder(Path path, boolean there) {
    return of(
        path, there ? "is not a folder" : "there is no such folder", "name the folder of a run");
  }

  static String noRunIn(Path folder, String info) {
    return of(
        folder, "there is no run in this folder (no " + info + ")", "name the folder of a run");
  }

  static String neitherRunNorFiles(Path folder) {
    return of(
        folder,
        "holds neither a run (no run.json) nor files of JMH",
        "name the folder of a run, or one with files that JMH wrote (-rf json)");
  }

  static String holdsRuns(Path folder, Path run) {
    return of(
        folder,
        "holds runs (" + run + "), and each is a result of its own",
        "name one, or several of a side with commas");
  }

  static String notInPlan(RowId row) {
    return "not in the plan: " + row;
  }

  // what a reader of a result must know

  static String severalLists(int lists) {
    return lists + " lists in one file, taken as one";
  }

  static String filesOfAFolder(List<String> named, int files, int runs) {
    return (files == 1 ? "1 file: " : files + " files: ")
        + String.join(", ", named)
        + (files > named.size() ? " and " + (files - named.size()) + " more" : "")
        + (runs > 1 ? "; files of one folder with the same rows are taken for several runs" : "");
  }
}
