package dev.heddle.report;

import dev.heddle.compare.Comparison;
import dev.heddle.compare.Tables;
import dev.heddle.compare.Unit;

/** What pictures of comparisons and of histories say. */
final class PictureWords {

  static final String NO_CHANGE = "no change";

  static final String EXPECTED = "expected of the newest run";

  static final String COMMIT = "commit, or when it was measured";

  static final String HISTORIES = "Histories of the rows";

  static final String NOTHING_COMPARED = "No row is on both sides, so there is no ratio to draw.";

  static final String INSIDE = "Processes, threads and what they share";
  static final String SITE = "local web site";
  static final String ONE_EACH = "a process for each task";
  static final String HANDS_OUT = "hands out the tasks";
  static final String FORKS = "When each fork ran, since the first began";
  static final String FORK = "fork";

  static final String THE_FORK = "the fork itself";
  static final String START = "start and set-up";
  static final String WARM_UP = "warm-up";
  static final String MEASURED = "measured";
  static final String END = "end";
  static final String WHOLE = "from start to end";

  static final String PROCESS = "process";
  static final String SHARED = "shared";
  static final String KIND = "kind";
  static final String WHAT = "what";
  static final String LANE = "who";
  static final String GROUP = "in";
  static final String FROM = "from";
  static final String TO = "to";

  private PictureWords() {}

  static String requests(long requests) {
    return requests + " requests";
  }

  static String process(long pid) {
    return "process " + pid;
  }

  /** What the process of a fork is. */
  static String fork(long pid) {
    return pid == 0 ? "its last fork" : "its last fork, process " + pid;
  }

  static String fork(String row, int round, int order, double from, double seconds) {
    return row
        + ", round "
        + round
        + ", as number "
        + order
        + ": from "
        + Digits.of(from, 1)
        + " s on, for "
        + Digits.of(seconds, 1)
        + " s";
  }

  /** The process of a fork among others. */
  static String itsFork(long pid) {
    return pid == 0 ? "its fork" : "its fork, process " + pid;
  }

  /** One of some that are alike, or all of them. */
  static String worker(String kind, int place, int lanes, int count) {
    if (count == 1) {
      return kind.equals(PROCESS) ? "its tasks" : kind;
    }
    String one = kind.endsWith(" thread") ? "thread" : kind;
    return lanes == 1 ? count + " × " + kind : one + " " + place + " of " + count;
  }

  static String who(String name, String kind, String process) {
    return name.contains(kind) || kind.equals(PROCESS)
        ? name + ", " + process
        : name + ", " + kind + ", " + process;
  }

  static String span(String row, String who, String stage, double from, double to) {
    return row + ", " + who + ": " + stage + ", " + time(from, "s") + " to " + time(to, "s");
  }

  static String time(double time, String unit) {
    return Digits.of(time, 2) + " " + unit;
  }

  static String threads(int count) {
    return count == 1 ? "thread" : count + " threads";
  }

  static String usedBy(String users) {
    return "used by " + users;
  }

  static String lanes(String table) {
    return table + ": who did what when";
  }

  /** What a picture of threads over time shows. */
  static String lanes(int lanes, int processes, boolean stages) {
    return (lanes == 1 ? "1 thread" : lanes + " threads or groups of them")
        + " of "
        + (processes == 1 ? "1 process" : processes + " processes")
        + ", those of the last fork of each row, since that fork was started. "
        + (stages
            ? "Threads that run tasks have them while iterations go on."
            : "The forks did not tell when they warmed up and when they measured.");
  }

  /** How many pictures would be too much for one page. */
  static String leftOut(int pictures) {
    return (pictures == 1 ? "1 more picture is" : pictures + " more pictures are")
        + " left out, so that the page stays small: of a run of fewer rows it has all.";
  }

  static String forks(int forks, int lanes) {
    return (forks == 1 ? "1 fork" : forks + " forks")
        + " of "
        + (lanes == 1 ? "1 row" : lanes + " rows")
        + ", one after the other: in each round every row once, in random order. A lane is a row.";
  }

  static String processes(String table) {
    return table + ": processes and threads";
  }

  /** What a picture of processes shows. */
  static String houses(int houses, int shared) {
    return (houses == 1 ? "1 box" : houses + " boxes")
        + ", one for each process: the last fork of each row with the threads that ran its tasks,"
        + " and below it the processes that did"
        + switch (shared) {
          case 0 -> "; they share nothing that the run knows of.";
          case 1 -> "; lines lead to the one thing that they share.";
          default -> "; lines lead to the " + shared + " things that they share.";
        };
  }

  /** Why there is no picture of what went on. */
  static String tooMany(String title, int count, String what, int most) {
    return title
        + ": no picture, it would have "
        + count
        + " "
        + what
        + ", and more than "
        + most
        + " are a wall.";
  }

  /** Which rows of a history have no picture. */
  static String others(int rows) {
    return (rows == 1 ? "1 more row has" : rows + " more rows have")
        + " no picture: the newest run says nothing of them that was not expected, or they did not"
        + " change; the table has them all.";
  }

  /** Which rows of a comparison have no picture. */
  static String onlyChanged(int shown, int rows) {
    return "The picture has "
        + shown
        + " of "
        + rows
        + " rows, changed ones; the table has them all.";
  }

  static String comparison(Comparison comparison) {
    String metric = comparison.metric().equals(Tables.SCORE) ? "" : ": " + comparison.metric();
    return comparison.candidateName() + " against " + comparison.baseName() + metric;
  }

  /** What the axis of ratios says. */
  static String ratio(Comparison comparison) {
    return comparison.candidateName() + " over " + comparison.baseName();
  }

  static String within(double threshold) {
    return "up to "
        + ChangeWords.fixed(100 * threshold, 1).replace("+", "").replace(".0", "")
        + " %: no change that counts";
  }

  /** What a picture of a comparison shows. */
  static String forest(int rows, String counts) {
    return "How many times the base the candidate is, for "
        + (rows == 1 ? "1 row" : rows + " rows")
        + " of "
        + counts
        + ". Changed rows stand first; within the band a change does not count.";
  }

  /** What a picture of a row's history shows. */
  static String history(String row, int points, int changes) {
    return row
        + ": "
        + (points == 1 ? "1 run" : points + " runs")
        + ", the oldest first, "
        + switch (changes) {
          case 0 -> "without a change of level.";
          case 1 -> "with 1 change of level.";
          default -> "with " + changes + " changes of level.";
        };
  }

  /** What is beside the line of a change. */
  static String change(String verdict, String commit, String ratio) {
    return verdict + " from " + commit + " on" + (ratio.isEmpty() ? "" : ": " + ratio);
  }

  static String score(Unit unit) {
    return switch (unit.kind()) {
      case TIME_PER_OPERATION -> "time per operation";
      case OPERATIONS_PER_TIME -> "operations per time";
      case OTHER -> unit.text().isEmpty() ? "score" : "";
    };
  }
}
