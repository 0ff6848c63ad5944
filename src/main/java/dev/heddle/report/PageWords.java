package dev.heddle.report;

import dev.heddle.compare.Unit;
import dev.heddle.result.RunInfo;
import java.util.List;

/** The sentences and headings of pages that stand in no table. */
final class PageWords {

  static final String ANSWERS = "The answer";

  static final String ABOUT = "What this is";

  static final String NO_ANSWER =
      "No row names an execution model and has a score, so there is nothing to choose: the tables"
          + " say what was measured.";

  static final String NOTHING_MEASURED = "Nothing was measured: there is no value to show.";

  static final String DRAWN_ABOVE =
      "No picture from here on, so that the page stays small: the tables above have theirs, and"
          + " 'heddle table --format svg' draws every one.";

  static final String SHARED = "What is noted of many tables";

  static final String MORE = "What else the run shows";

  static final String RAW = "Raw numbers";

  static final String RAW_NUMBERS =
      "Every score in its own unit with seven digits, its 95 % interval over forks, and the value"
          + " of each fork; the file to download has all digits and all other figures.";

  static final String DOWNLOAD = "Download all figures as CSV";

  static final String DOWNLOAD_GZIP = "Download all figures as CSV, compressed (gzip)";

  static final String MEASURED = "How it was measured";

  static final String TIME = "time per operation";
  static final String RATE = "operations per time";
  static final String CPU = "processor time per operation, of all processes";
  static final String MEMORY = "memory of all processes";
  static final String LATENCY = "time of single operations, by percentile";
  static final String SPEEDUP = "speed-up over workers";
  static final String EFFICIENCY = "efficiency over workers";
  static final String TIMES_OVER_WORKERS = "time per operation over workers";
  static final String WORKERS = "workers";
  static final String PERCENTILE = "percentile";
  static final String IDEAL_SPEEDUP = "ideal: as many times faster as there are workers";
  static final String THE_LIMIT = "the limit of this machine";
  static final String NO_FIGURE = "no value";

  private PageWords() {}

  static String ofAllRows(String settings) {
    return "of all rows: " + settings;
  }

  static String title(List<String> runs) {
    return runs.size() == 1 ? runs.getFirst() : String.join(" and ", runs);
  }

  /** What stands in the place of a picture with too many marks. */
  static String tooMany(int rows, int most) {
    return "No picture: it would have "
        + rows
        + " rows, and more than "
        + most
        + " are a wall; the table has them all, and can be sorted and filtered.";
  }

  /** What a table's scores are called. */
  static String score(Unit unit, String heading) {
    return switch (unit.kind()) {
      case TIME_PER_OPERATION -> TIME;
      case OPERATIONS_PER_TIME -> RATE;
      case OTHER -> heading;
    };
  }

  /** What a picture of values shows, for those who do not see it. */
  static String values(
      String what, int rows, String least, String leastValue, String most, String mostValue) {
    return what
        + (rows == 1
            ? " of 1 row: " + least + " " + leastValue
            : " of "
                + rows
                + " rows, from "
                + least
                + " ("
                + leastValue
                + ") to "
                + most
                + " ("
                + mostValue
                + ")")
        + ". Bars are intervals, small points the single forks; the table below has all figures.";
  }

  /** What a picture of curves shows. */
  static String curves(String what, int curves, String from, String to) {
    return what
        + ": "
        + (curves == 1 ? "1 line" : curves + " lines")
        + ", one for each model, from "
        + from
        + " to "
        + to
        + "; the table below has all figures.";
  }

  static String forks(int forks) {
    return forks == 1 ? "1 fork" : forks + " forks";
  }

  static String comparison(String base, String candidate) {
    return candidate + " against " + base;
  }

  /** How far a run came. */
  static String status(RunInfo.Status status) {
    return switch (status) {
      case RUNNING -> "not finished: it goes on, or was killed";
      case FINISHED -> "finished";
      case INTERRUPTED -> "interrupted: whole forks are kept";
      case BROKEN -> "broken off: it could not go on";
    };
  }

  static String failures(int failures, int shown) {
    return failures
        + (failures == 1 ? " fork failed" : " forks failed")
        + (failures > shown ? "; the first " + shown + ":" : ":");
  }
}
