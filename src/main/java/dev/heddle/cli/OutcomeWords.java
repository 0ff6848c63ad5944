package dev.heddle.cli;

import dev.heddle.campaign.Counted;
import dev.heddle.compare.Footnote;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All that commands say at their end to whoever reads a job's log, in one place: which rows are
 * worse, missing or not to be judged, what could not be written, and what to do. What is wrong with
 * an option is said where the option is.
 */
final class OutcomeWords {

  /** So many rows are named in a complaint. */
  static final int NAMED = Counted.NAMED;

  // of comparisons

  static final String NOTHING_COMPARED =
      "nothing was compared: the sides have no measured row in common; rows are matched by"
          + " benchmark, mode, threads and parameters";

  /** What rulers say where a job asks for that. */
  static String machineMoved(List<Footnote> moved) {
    return "the machine moved between the runs ("
        + moved.stream().map(Footnote::detail).collect(Collectors.joining(", "))
        + "), so that a verdict may be the machine's; measure again, or both states in one run";
  }

  // of calibrations and advice

  static final String NOTHING_CALIBRATED =
      "nothing was calibrated: no row has two runs with two forks each; measure more";

  static final String NO_END = "the run did not come to its end: this is what it shows until then";

  static final String FORKS_FAILED = "some forks failed: what is said here does not rest on them";

  private static final String NOTHING_TO_CHOOSE =
      ", so there is nothing to choose; 'heddle table' shows what there is";

  static final String NO_SCORE_OF_A_MODEL =
      "no row of an execution model has a score above 0 to compare" + NOTHING_TO_CHOOSE;

  static final String NO_MODEL = "no row names an execution model (model=…)" + NOTHING_TO_CHOOSE;

  static final String SEE_BENCHMARKS = "see the benchmarks' own output for why";

  private OutcomeWords() {}

  /** The first of {@code rows}, and how many more there are. */
  static String names(List<String> rows) {
    return Counted.named(rows);
  }

  private static String itOrThem(List<String> rows) {
    return rows.size() == 1 ? "it" : "them";
  }

  private static String rowsAre(List<String> rows) {
    return rows.size() == 1 ? "1 row is" : rows.size() + " rows are";
  }

  // of comparisons

  static String worse(List<String> failed, int rows, boolean contenders) {
    return failed.size()
        + " of "
        + rows
        + " rows "
        + (contenders ? failed.size() == 1 ? "is slower" : "are slower" : "regressed")
        + ": "
        + names(failed);
  }

  static String withoutVerdict(long open, int rows, String remedy) {
    return open + " of " + rows + " rows without a verdict; " + remedy;
  }

  static String nothingJudged(String why, String remedy) {
    return "no row could be judged: " + why + "; " + remedy;
  }

  static String missing(List<String> rows, String from, String remedy) {
    return rowsAre(rows)
        + " missing from "
        + from
        + ": "
        + names(rows)
        + "; measure "
        + itOrThem(rows)
        + ", or "
        + remedy;
  }

  static String lacking(List<String> rows, String base, String candidate, String remedy) {
    return base
        + " could be judged by, and "
        + candidate
        + " cannot: "
        + names(rows)
        + "; measure "
        + candidate
        + " as "
        + base
        + " was, or "
        + remedy;
  }

  static String leftOut(String format, List<String> rows) {
    return format
        + ": "
        + rowsAre(rows)
        + " left out, having no number that it could hold: "
        + names(rows)
        + "; the other formats have "
        + itOrThem(rows);
  }

  // of the newest run of a history

  static String stopped(List<String> rows) {
    return "the newest run has stopped in "
        + names(rows)
        + ": all forks are 0, which is slower than any before; see the benchmarks' own"
        + " output";
  }

  static String missingFromNewest(List<String> rows, boolean allowed) {
    return "missing from the newest run: "
        + names(rows)
        + ": the run before has "
        + itOrThem(rows)
        + orAllowed("measure " + itOrThem(rows), "--allow-missing", allowed);
  }

  static String notToBeJudged(List<String> rows, boolean allowed) {
    return "not to be judged in the newest run: "
        + names(rows)
        + orAllowed("see the benchmarks' own output", "--allow-missing", allowed);
  }

  static String begunAnew(List<String> rows, boolean allowed) {
    return "begun anew under other conditions: "
        + names(rows)
        + orAllowed("go on until it has 5 points", "--allow-new-series", allowed);
  }

  private static String orAllowed(String remedy, String option, boolean allowed) {
    return allowed ? "; allowed by " + option : "; " + remedy + ", or allow it with " + option;
  }

  static String young(List<String> rows) {
    return "new, and not judged yet: " + names(rows);
  }

  static String noneJudged(int rows) {
    return "0 of "
        + rows
        + (rows == 1 ? " row" : " rows")
        + " could be judged: a slower one would not be seen; a row needs 5 runs before";
  }

  static String newerIsLost(Path run) {
    return run
        + ": is newer than what could be read, and nothing is known of it; write it anew, or"
        + " remove it";
  }

  static String noRunIn(String folder) {
    return folder
        + ": there is no run in this folder; runs are folders that 'heddle run' wrote,"
        + " or JMH files named <UTC>-<commit>.json, or as --name-pattern says";
  }

  static String noSuchRow(String folder) {
    return folder + ": no run has a row of this kind; see --rows and --metric";
  }

  static String skipped(String line) {
    return "skipped " + line;
  }

  static String skippedMore(int files) {
    return "skipped " + Counted.of(files, "more file") + ", for reasons like these";
  }

  // of rows that look slower: what stands before their names, and what after

  /** Empty {@code since} where only the newest run is. */
  static String slowerIn(String since, boolean again) {
    return "the newest run is slower than expected"
        + (since.isEmpty() ? "" : ", as all since " + since + " are")
        + (again ? ", and again when measured once more, in " : since.isEmpty() ? " in " : ", in ");
  }

  static String lookedSlowerIn() {
    return "the newest run looked slower than expected in ";
  }

  static String slowerSince(String since) {
    return "slower than expected since " + since + ": ";
  }

  static String stillStands() {
    return ": another run of the same commit does not end that; find out why, or accept the change";
  }

  static String notConfirmed() {
    return ": not confirmed; --fail-on-regression measures such rows again, where it can";
  }

  static String confirmed() {
    return ": find out why, or accept the change with 'heddle trend accept'";
  }

  static String refuted() {
    return ": measured once more that is as expected, and no regression";
  }

  static String cannotBeMeasuredAgain(String why) {
    return ": not confirmed, as it cannot be measured again here: "
        + why
        + "; measure it once more, or accept the change with 'heddle trend accept'";
  }

  // of runs

  static String nothingMeasured(String run, String advice) {
    return run + ": nothing was measured; " + advice;
  }

  static String goOn(String run) {
    return "go on with 'heddle run --resume " + run + "'";
  }

  static String see(Path log) {
    return "see " + log + " for why";
  }

  static String stillOpen(boolean verdicts, String width, String rows) {
    return (verdicts ? "without a verdict " : "still wider than " + width + " ") + rows;
  }

  static String cannotBeWrittenAnyMore(Path run, String why, boolean kept) {
    return run
        + ": cannot be written any more: "
        + why
        + (kept
            ? "; what was measured before is kept, make room and go on with --resume"
            : "; what was measured is gone with the folder, begin a new run");
  }

  static String calibrationCannotBeWritten(Path folder, String why) {
    return folder
        + ": cannot be written: "
        + why
        + "; what was measured before is kept, make room and go on with --resume";
  }

  // of outputs

  static String cannotBeWritten(Path file, String why, String advice) {
    return file + ": cannot be written (" + why + "); " + advice;
  }

  static String noBrowser(Path page) {
    return "--open: no browser can be started from here; open " + page + " yourself";
  }

  /** {@code what} with its article: the demo, the comparison. */
  static String cannotBePrinted(String what) {
    return what + " cannot be written to the standard output; make room";
  }

  static String standardOutputFails(String why) {
    return "standard output: cannot be written: " + why + "; make room, or let it go elsewhere";
  }

  static String summaryCannotBeWritten(String why) {
    return "the job's summary cannot be written (" + why + "); see GITHUB_STEP_SUMMARY";
  }

  // of what a shell completes

  static String notCompleted(String first, int all) {
    return "completion: "
        + Counted.of(all, "name")
        + " left out, '"
        + first
        + "' first: a shell would take characters in it for its own; write it out in quotes";
  }

  // of what explains a row

  static String notExplained(Path folder) {
    return "nothing was explained: a fork failed, or a signal ended it; see " + folder;
  }
}
