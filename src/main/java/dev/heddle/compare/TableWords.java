package dev.heddle.compare;

import dev.heddle.compare.Footnote.Kind;
import dev.heddle.result.Finding;
import dev.heddle.result.RunInfo;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a table says below itself of its runs, its rows and its columns, in one place: a
 * sentence without a full stop, and the figures of the one case.
 */
final class TableWords {

  // why a column has no figure

  static final String NO_FINITE_VALUE = "not every fork gave a finite value";

  static final String NOT_IN_FILE = "the file does not have it";

  static final String NOT_TOLD = "the fork does not tell";

  static final String NOT_TAKEN = "the run did not measure it";

  /** Of rows that measure many operations at once, or tell nothing of what a column shows. */
  static final String NO_SAMPLES = "its forks took no samples of single operations";

  static final String FORKS_DO_NOT_TELL = "its forks do not tell";

  static final String FEW_SAMPLES = "a fork has less than ten samples beyond it";

  static final String NO_LIMIT = "no row of its table is the limit";

  // of a whole run

  static final Footnote NOTHING_MEASURED =
      new Footnote(Kind.NOTHING_MEASURED, "nothing was measured");

  static final Footnote LINE_TORN =
      new Footnote(Kind.LINE_TORN, "the last fork was written only in part and is left out");

  // of a row's forks

  static final Footnote NOT_FORKED =
      new Footnote(
          Kind.NOT_FORKED,
          "not forked: measured inside JMH's own JVM, whose state is part of the figure");

  static final Footnote NOT_MEASURED = new Footnote(Kind.NOT_MEASURED, "not measured");

  static final Footnote NO_RAW_VALUES =
      new Footnote(
          Kind.NO_RAW_VALUES,
          "no raw values in the file: JMH's own score, and no interval over forks");

  static final Footnote ONE_FORK =
      new Footnote(Kind.ONE_FORK, "one fork only: no interval over forks can be given");

  static final Footnote NOT_POSITIVE =
      new Footnote(Kind.NOT_POSITIVE, "not every fork is above 0: arithmetic mean, and no ratios");

  // of what rows are told against

  static final Footnote UNPAIRED =
      new Footnote(
          Kind.UNPAIRED, "the forks have no rounds: ratios are of independent samples (Welch)");

  static final Footnote REFERENCE_ELSEWHERE =
      new Footnote(Kind.NO_BASELINE, "the row that ratios are asked against is not in this table");

  static final Footnote OWN_BASELINE =
      new Footnote(
          Kind.OWN_BASELINE,
          "rows of another runtime are told against its own first row, which does as much as they");

  static final Footnote NO_BASELINE =
      new Footnote(
          Kind.NO_BASELINE, "no baseline in this table, so no row is said to be faster or slower");

  static final Footnote NO_DIRECTION =
      new Footnote(Kind.NO_DIRECTION, "neither more nor less of it is better: no ratios are given");

  private TableWords() {}

  // of a whole run

  static Footnote source(String remark) {
    return new Footnote(Kind.SOURCE, remark);
  }

  /** Of a run that did not come to its end; null of one that did. */
  static @Nullable Footnote notFinished(RunInfo.Status status, boolean nothingMeasured) {
    String unfinished =
        switch (status) {
          case RUNNING -> "the run goes on, or was killed";
          case INTERRUPTED -> "the run was interrupted";
          case BROKEN -> "the run broke off";
          case FINISHED -> null;
        };
    return unfinished == null
        ? null
        : new Footnote(
            Kind.RUN_NOT_FINISHED,
            unfinished
                + (nothingMeasured
                    ? " before a fork had ended"
                    : ": these are the forks until then"));
  }

  static Footnote unfit(Finding found) {
    return new Footnote(
        Kind.MACHINE_UNFIT,
        found.topic() + ": " + found.seen(),
        found.why() + "; see 'heddle doctor'");
  }

  static Footnote leftOut(String why) {
    return new Footnote(Kind.LEFT_OUT, "no row for " + why);
  }

  // of a row's forks

  static Footnote otherForks(int declared, int there) {
    return new Footnote(
        Kind.FORKS_MISSING, "the file says " + declared + " forks and has " + there);
  }

  static Footnote forksMissing(int there, int planned) {
    return new Footnote(Kind.FORKS_MISSING, there + " of " + planned + " planned forks");
  }

  static Footnote failed(String cause, List<String> rounds) {
    String where = (rounds.size() == 1 ? "round " : "rounds ") + String.join(", ", rounds);
    return new Footnote(Kind.FAILED, "failed: " + cause, where, rounds.size());
  }

  static Footnote notFinite(int forks, int all) {
    return new Footnote(
        Kind.NOT_FINITE,
        forks + " of " + all + " forks gave no finite value: nothing is said of this row");
  }

  static Footnote tooFewSamples(String percentile) {
    return new Footnote(
        Kind.NOT_FINITE, "too few samples: ten a fork must lie beyond " + percentile);
  }

  /** Where the score is not what the file says. */
  static Footnote otherScore(boolean mean, double ofFile, String unit) {
    return new Footnote(
        Kind.JMH_SCORE_DIFFERS,
        mean
            ? "the geometric mean of the forks' means; JMH's own score is another"
            : "the geometric mean of what each fork has; JMH's own, of all forks together, is"
                + " another",
        SentenceDigits.plain(ofFile) + " " + unit,
        Math.abs(ofFile));
  }

  static Footnote ofAllForks(double eachFork, Unit unit) {
    return new Footnote(
        Kind.OF_ALL_FORKS,
        "of all forks together, as JMH tells it: no mean, and no interval",
        SentenceDigits.plain(eachFork) + " " + unit.text() + " a fork",
        Math.abs(eachFork));
  }

  static Footnote twoClusters(double apart) {
    return new Footnote(
        Kind.TWO_CLUSTERS,
        "the forks fall into two clusters: their mean is that of neither",
        SentenceDigits.percent(apart - 1) + " apart",
        apart);
  }

  static Footnote unitContradicts(String mode, Unit unit) {
    return new Footnote(
        Kind.UNIT_CONTRADICTS_MODE,
        "mode "
            + mode
            + " and unit "
            + unit.text()
            + " contradict each other: the unit is believed");
  }

  // of a row's iterations, and of what went on beside them

  /** By how many times the last iterations are faster than the first ones. */
  static Footnote notWarmedUp(double faster) {
    return drift("not warmed up: faster from first to last iteration", faster);
  }

  static Footnote notSteady(double slower) {
    return drift("not steady: slower from first to last iteration", slower);
  }

  private static Footnote drift(String text, double times) {
    return new Footnote(Kind.NOT_WARMED_UP, text, Math.round(100 * times - 100) + " %", times);
  }

  static Footnote scattered(double scatter) {
    return new Footnote(
        Kind.SCATTERED,
        "scattered: iterations differ by over half their mean",
        "± " + SentenceDigits.percent(scatter),
        scatter);
  }

  static Footnote stolen(double share) {
    return new Footnote(
        Kind.STEAL,
        "the hypervisor took processor time",
        "up to " + SentenceDigits.percent(share),
        share);
  }

  static Footnote busy(long forks, int all, double most) {
    return new Footnote(
        Kind.BUSY,
        "other programs used the machine",
        forks + " of " + all + " forks, up to " + SentenceDigits.percent(most),
        most);
  }

  // of a table of execution models

  /** Of the row that should be the most that the machine allows, where others did more. */
  static Footnote capacityUnsure(int passed) {
    return new Footnote(
        Kind.CAPACITY_UNSURE,
        "unreliable: other models were faster, so every efficiency is too high",
        passed == 1 ? "1 model" : passed + " models",
        passed);
  }

  static Footnote aboveCapacity(String capacity) {
    return new Footnote(
        Kind.ABOVE_CAPACITY,
        "more than 100 %: '" + capacity + "' was slower than this machine allows");
  }

  static Footnote ideal(String row) {
    return new Footnote(
        Kind.IDEAL,
        row + ": the waiting alone: each worker waits for its tasks one after the other");
  }

  /** The limit that counts of each of some rows. */
  static Footnote severalLimits(Collection<String> names) {
    return new Footnote(
        Kind.LIMITS,
        "where a row has several limits, the fastest counts",
        String.join(", ", names));
  }

  // of a column

  /**
   * @param most what it is at most, by the sum of the peaks of all processes; NaN if not known
   */
  static Footnote notAvailable(Column column, String why, Unit unit, double most) {
    String text = column.id() + " is not available here: " + why;
    return Double.isNaN(most)
        ? new Footnote(Kind.NOT_AVAILABLE, text)
        : new Footnote(
            Kind.NOT_AVAILABLE,
            text,
            "at most " + SentenceDigits.plain(most) + " " + unit.text() + ", by memory.hwm",
            most);
  }
}
