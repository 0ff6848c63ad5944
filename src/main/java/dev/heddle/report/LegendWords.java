package dev.heddle.report;

import dev.heddle.compare.Promise;
import dev.heddle.compare.Unjudged;
import java.util.List;

/**
 * All lines that explain below tables, comparisons, trends and calibrations what stands in them, in
 * one place. What verdicts mean is in {@link RuleWords}, what was noted of rows comes with them.
 */
final class LegendWords {

  // of tables

  static final String JMH_ERROR =
      "[ ]: JMH's own error, 99.9 % from iterations: what forks differ by is not in it";

  // of comparisons

  static final String WIDER =
      "the intervals of changed rows are wider, to make up for the rows' having been picked";

  static final String OF_ITERATIONS =
      "[ ]: 95 % from iterations; what forks differ by is not in it, and so there is no"
          + " verdict";

  // of the newest run of a history

  static final String DIFFERS =
      "differs: beyond the threshold, and less than such figures mean (0.3 ns for one thread's"
          + " operation, 0.1 B/op)";

  static final String SINCE =
      "since: slower from that commit on; this ends where it is accepted, or where a later"
          + " commit is as expected again";

  static final String MEASURED_AGAIN =
      "measured again: confirmed where that is slower than expected, too; what is not confirmed"
          + " is no regression";

  private static final String EXPECTED =
      "expected from the last 10 points of a row's level, far ones left out; ";

  // of changes of level

  static final String LEVELS =
      "levels with 95 % intervals; of 35 changes reported on a real history 30 were real";

  static final String ACCEPT = "'heddle trend accept ROW COMMIT' accepts one that is meant";

  // of calibrations

  static final String PLUS_MINUS =
      "±: the standard deviation of the forks of a run, and of runs beyond what their forks"
          + " explain";

  static final String RUNS_AND_ROUNDS =
      "runs of n: the change that it tells in 8 of 10 cases, for two separate runs of n forks"
          + " each; n rounds: the same where rounds pair both sides, and runs differ by"
          + " nothing";

  static final String FEW_ROWS =
      "these are fewer than 10 rows, which do not tell what runs differ by beyond their"
          + " forks: runs of more forks than these are taken for runs of as many";

  private LegendWords() {}

  // of tables

  static String efficiency(String capacity) {
    return "efficiency: speed in percent of that of '"
        + capacity
        + "', whose workers never wait for each other";
  }

  static String versus(String baseline, boolean timed, boolean paired) {
    return "vs " + baseline + ": " + times(timed) + (paired ? ", round by round" : "");
  }

  static String versusFirst(String run, boolean timed) {
    return run
        + " vs A: "
        + times(timed)
        + "; what runs differ by is not in it: 'heddle compare' judges";
  }

  private static String times(boolean timed) {
    return "how many times " + (timed ? "faster or slower" : "better or worse");
  }

  static String marks(String best, String bestOfModel) {
    return best
        + " cannot be told from the best of all; "
        + bestOfModel
        + " from the best of its line";
  }

  // of the newest run of a history

  static String promise(Promise promise) {
    return EXPECTED
        + switch (promise.kind()) {
          case SCREENED ->
              "the first look suspects a row in about 1 of 20 builds without a change; what it"
                  + " suspects is measured once more, and about 1 of 100 builds without a change is"
                  + " red";
          case LEARNT ->
              "by what the "
                  + promise.builds()
                  + " builds before were like, about 1 of 100 builds without a change is red; the"
                  + " price, on a real history: +10 % was found in 18 to 28 % of rows and not in"
                  + " 67 to 72";
          case ASSUMED ->
              "about 1 in 20 builds without a change has a slower row, as real noise has long"
                  + " tails (from 60 builds on the level is learnt from them: about 1 in 100)";
        };
  }

  static String unjudged(Unjudged row) {
    return switch (row.kind()) {
      case MISSING -> "missing: " + row.name() + ", which the run before has";
      case STOPPED -> "stopped: " + row.name() + ", as " + row.why();
      case UNUSABLE -> "not judged: " + row.name() + ", as " + row.why();
      case NEW_SERIES -> "a new series: " + row.name() + ", " + row.why();
      case NEW -> "new: " + row.name() + ", " + row.why();
    };
  }

  // of calibrations

  static String notCalibrated(List<String> rows) {
    return "not calibrated, for want of two runs with two forks and finite values above 0: "
        + String.join(", ", rows);
  }

  static String told(String threshold, int rows) {
    return "told: the smallest difference of two separate runs, with as many forks as these, that"
        + " 'compare --calibration' calls a change: more than "
        + threshold
        + " apart and farther than chance takes one row of "
        + rows
        + ", where no other row has changed; where several have, a little less suffices";
  }

  static String meanHasInterval(int rows, String interval) {
    return "the geometric mean of "
        + rows
        + " rows, which move together from run to run, has an interval of ± "
        + interval
        + " between two such runs";
  }

  static String inTwoClusters(List<String> rows) {
    return "forks in two clusters, about which fewer than 4 forks a side say nothing: "
        + String.join("; ", rows);
  }
}
