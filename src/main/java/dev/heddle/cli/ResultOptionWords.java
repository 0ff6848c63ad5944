package dev.heddle.cli;

import dev.heddle.jvm.Failures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong with what a person says of results that are read, in one place. */
final class ResultOptionWords {

  static final String ON_BOTH_SIDES =
      "-: stands on both sides, and is the same on both; name another file on one of them";

  static final String TWO_SIDES =
      "compare: two sides are needed; name a base and a candidate, as in 'heddle compare old.json"
          + " new.json'";

  static final String SORT_BY_CHANGE = "--sort change: is about several runs; name two";

  static final String NO_HISTORY =
      "--prior history: there is none; name its folder with --history DIR";

  static final String NO_CALIBRATION =
      "--prior calibration: there is none; name it with --calibration FILE";

  static final String NO_CALIBRATION_WITHIN =
      "--calibration: both sides of --within were measured together, and runs differ by nothing"
          + " there; omit it, or add --prior calibration for what forks do";

  static final String JVM_OF_NO_JAR =
      "--jvm: needs the jar that is to run on it; name it with --jar";

  static final String ONE_FOLDER_A_METRIC =
      "--out: each metric is measured again by itself, into a folder of its own; omit it, or name"
          + " one --metric";

  /** So many names are shown. */
  private static final int SHOWN = 5;

  private ResultOptionWords() {}

  static String notOneCommit(String commit, boolean none, int least) {
    return "commit '"
        + commit
        + "': "
        + (none ? "no run of this row has it" : "several runs of this row have it")
        + "; write a commit of the history, or at least its first "
        + least
        + " letters";
  }

  static String gitFails(Path place, IOException why) {
    return "--git-log "
        + place
        + ": 'git log' fails there ("
        + Failures.words(why)
        + "); name a repository that has commits, or a file in which its log was kept";
  }

  static String noGitLog(Path place) {
    return "--git-log " + place + ": cannot be read; name a repository, or a file with its log";
  }

  static String noCommit(Path place) {
    return "--git-log " + place + ": has no commit; name a repository, or a file with its log";
  }

  static String badNamePattern(String pattern, String why) {
    return "--name-pattern '" + pattern + "': " + why;
  }

  static String commitAlone(String pattern) {
    return "--name-pattern '"
        + pattern
        + "': a commit alone says no order; give --git-log REPOSITORY too";
  }

  static String ofNoRerun(String option) {
    return option + ": is about measuring again, which --fail-on-regression asks for; give both";
  }

  static String besideNoRerun(String option) {
    return option + ": is given beside --no-rerun; give one of them";
  }

  static String calibrationTellsNothing(String metric) {
    return "--calibration: tells nothing of '"
        + metric
        + "', only of scores and of what all its forks counted alike; omit it";
  }

  static String noEarlierRun(Path folder) {
    return "--history "
        + folder
        + ": there is no run in it besides those that are compared; name the folder of earlier"
        + " ones";
  }

  static String otherHistory(@Nullable Path folder) {
    return "--history " + folder + ": has none of these rows; name that of the same benchmarks";
  }

  static String otherMachine(@Nullable Path file, String other) {
    return file + ": is the calibration of another machine: " + other + "; calibrate there";
  }

  static String otherRows(@Nullable Path file) {
    return file + ": has none of these rows; calibrate the same benchmarks and parameters";
  }

  static String severalRows(String row, List<String> names) {
    return "--relative-to '"
        + row
        + "': several rows of a table have this in their names; name one whole: "
        + names.stream().limit(SHOWN).collect(Collectors.joining(", "));
  }

  static String noExpression(String rows, String why) {
    return "--rows '" + rows + "': is no regular expression (" + why + "); mend it";
  }

  static String noRow(String rows) {
    return "--rows '" + rows + "': no row has this in its name; 'heddle table' shows the names";
  }

  static String unknownMetric(String metric, boolean within, String choices) {
    return "unknown metric '"
        + metric
        + (within ? "', which no row has" : "', which neither side has")
        + choices;
  }

  static String aboutOneRun(String within) {
    return "--within '" + within + "': is about one run; name one";
  }

  static String holdsSeveralRuns(Path path, int runs) {
    return path + ": holds " + runs + " runs, and --within is about one; name one";
  }

  static String sideTooMany(String side) {
    return side + ": is a side too many; write several runs of one as --base a,b";
  }

  static String emptySide(String text) {
    return "'" + text + "': is empty; name a run's folder or a JMH JSON file";
  }

  static String twiceOnOneSide(Path path) {
    return path + ": stands twice on one side, and one run is one run; name it once";
  }

  static String noValues(String within) {
    return "--within '" + within + "': is not PARAM=A,B; write model=fixed-pool,process-pool";
  }

  static String sameValues(String within) {
    return "--within '" + within + "': is the same value twice; name two that differ";
  }

  static String noParameter(String param, String choices) {
    return "--within: no row has a parameter '" + param + "'" + choices;
  }

  static String noValue(String param, String value, String choices) {
    return "--within: no row has " + param + " '" + value + "'" + choices;
  }

  // of what explains a row

  static final String WAITS_FOR_NOTHING =
      "--wait: nothing is measured without --explain ROW; omit it";

  static String explainsNoRow(@Nullable String row, String choices) {
    return "--explain '" + row + "': both sides have no such row" + choices;
  }

  static String cannotExplain(@Nullable String row, String why) {
    return "--explain '" + row + "': cannot be measured once more: " + why;
  }
}
