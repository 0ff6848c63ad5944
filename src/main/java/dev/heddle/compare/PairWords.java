package dev.heddle.compare;

import dev.heddle.compare.Footnote.Kind;
import dev.heddle.stats.Interval;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that a comparison says below itself, in one place: how a row came to its verdict, what was
 * not the same on both sides, and which noise is in the intervals.
 */
final class PairWords {

  // how a row came to its verdict

  static final Footnote TWICE =
      new Footnote(
          Kind.TWICE, "the row stands more than once in a file: taken in the order of the file");

  static final Footnote UNEVEN =
      new Footnote(
          Kind.UNEVEN,
          "2 or 3 forks against twice as many or more: so few may lie together by chance, and"
              + " nothing is judged by them; measure about as many on both sides");

  static final Footnote NO_SPREAD =
      new Footnote(Kind.NO_SPREAD, "no fork differs from another: judged by the threshold alone");

  static final Footnote NO_DIRECTION =
      new Footnote(Kind.NO_DIRECTION, "the unit does not say what is better");

  static final Footnote NOISIER =
      new Footnote(
          Kind.NOISIER,
          "forks scatter more than where the noise between runs was found: what that is more is in"
              + " the error");

  static final String BOTH_SIDES = "both sides";

  // what was not the same

  static final String JVM_VERSION = "version of the JVM";

  static final String JVM_FLAGS = "flags of the JVM";

  static final String FLAGS_IN_ANOTHER_ORDER = "the flags of the JVM stand in another order";

  static final Footnote ROWS_DIFFER =
      new Footnote(
          Kind.ROWS_DIFFER,
          "the sides have different rows: the geometric mean is over those of both");

  // which noise is in the intervals

  static final Footnote MEAN_WITHOUT_INTERVAL =
      new Footnote(
          Kind.MEAN_WITHOUT_INTERVAL,
          "the geometric mean has no interval, as the rows of a run move together: several runs"
              + " a side, or a calibration of all these rows, would tell by how much");

  static final Footnote CALIBRATION_WITHOUT_MACHINE =
      calibration("the calibration does not say on which machine it was made");

  static final Footnote CALIBRATION_OF_FEWER_FORKS =
      calibration(
          "the calibration's runs have fewer forks than half of these, and may overlook what such"
              + " runs differ by: calibrate with as many");

  private PairWords() {}

  // how a row came to its verdict

  /** A side's note, with whose it is. */
  static Footnote ofSide(String side, Footnote note) {
    return new Footnote(note.kind(), side + ": " + note.text(), note.detail(), note.extent());
  }

  static Footnote belowFloor(String floor) {
    return new Footnote(
        Kind.FLOOR, "at most " + floor + " apart: no verdict of better or worse below this floor");
  }

  static Footnote harness(String floor) {
    return new Footnote(
        Kind.HARNESS, "below " + floor + " on both sides: that is the harness, not the benchmark");
  }

  static Footnote noRatio(boolean zero, String floor) {
    return new Footnote(
        Kind.NO_RATIO,
        "one side is "
            + (zero ? "0" : "below " + floor)
            + ": no ratio, and the row is not in the geometric mean");
  }

  static Footnote exact(double share, String much) {
    return new Footnote(
        Kind.EXACT,
        "exact: forks agree, so a change beyond "
            + SentenceDigits.percent(share)
            + " and "
            + much
            + " is no chance");
  }

  static Footnote earlierClusters(double apart) {
    return new Footnote(
        Kind.TWO_CLUSTERS,
        "forks of earlier runs fall into two clusters: which of them a fork falls into is"
            + " chance",
        SentenceDigits.percent(apart - 1) + " apart",
        apart);
  }

  // what goes on inside forks

  /** How much iterations change, and by how much the sides differ, both on logarithms. */
  static Footnote trends(double inside, double apart, boolean confirmed) {
    return unsteady(
        "not warmed up: forks change from first to last iteration by more than the sides"
            + " differ",
        times(inside),
        inside,
        apart,
        confirmed);
  }

  /** A share of the mean, and by how much the sides differ, on logarithms. */
  static Footnote scatters(double inside, double apart, boolean confirmed) {
    return unsteady(
        "scattered: iterations inside forks differ by more than the sides do, and may be why"
            + " these do",
        plusMinus(inside),
        inside,
        apart,
        confirmed);
  }

  private static Footnote unsteady(
      String what, String inside, double extent, double apart, boolean confirmed) {
    return new Footnote(
        confirmed ? Kind.UNSTEADY_LIKEWISE : Kind.UNSTEADY,
        what
            + (confirmed
                ? "; the later half of their iterations shows it too"
                : ", and the later half of their iterations does not show it clearly: no verdict of"
                    + " change"),
        inside + against(apart),
        extent);
  }

  static Footnote scattersSteadily(double inside, double apart) {
    return new Footnote(
        Kind.UNSTEADY_LIKEWISE,
        "iterations inside forks scatter by more than the sides differ",
        plusMinus(inside) + against(apart),
        inside);
  }

  private static String plusMinus(double share) {
    return "± " + SentenceDigits.percent(share);
  }

  private static String against(double apart) {
    return " against " + times(apart);
  }

  private static String times(double log) {
    double factor = Math.exp(log);
    return factor >= 2 ? SentenceDigits.plain(factor) + "x" : SentenceDigits.percent(factor - 1);
  }

  // what was not the same

  static String different(String name, String one, String other) {
    return "different " + name + ": " + shown(one) + " against " + shown(other);
  }

  private static String shown(String value) {
    return value.isEmpty() ? "none" : value;
  }

  static Footnote setupDiffers(String text, int rows, int of) {
    return new Footnote(Kind.SETUP_DIFFERS, text, rows == of ? "" : rows + " of " + of + " rows");
  }

  static Footnote machineDiffers(String one, String other) {
    return new Footnote(Kind.MACHINE_DIFFERS, "different machine: " + one + " against " + other);
  }

  /**
   * What a ruler says.
   *
   * @param ratio between the runs
   */
  static Footnote machineMoved(String ruler, Interval ratio) {
    return new Footnote(
        Kind.MACHINE_MOVED,
        "the machine moved between the runs: a row whose code is the same in both did, and a"
            + " verdict may be the machine's; measure again, or both states in one run",
        "ruler "
            + ruler.substring(ruler.lastIndexOf('.') + 1)
            + " "
            + signed(ratio.low())
            + " to "
            + signed(ratio.high()));
  }

  private static String signed(double ratio) {
    return (ratio > 1 ? "+" : "") + SentenceDigits.percent(ratio - 1);
  }

  static Footnote meanOfJudged(int unjudged, int rows) {
    return new Footnote(
        Kind.MEAN_OF_JUDGED,
        "the geometric mean is over the rows that can be judged",
        unjudged + " of " + rows + (unjudged == 1 ? " is not" : " are not"));
  }

  /** How many rows have each verdict of a metric that is told beside another. */
  static Footnote told(String metric, Map<String, ? extends Number> verdicts) {
    String counts =
        verdicts.entrySet().stream()
            .map(word -> word.getValue() + " " + word.getKey())
            .collect(Collectors.joining(", "));
    return new Footnote(
        Kind.TOLD,
        metric
            + " is told and fails nothing: "
            + (counts.isEmpty() ? "no row of both sides has it" : counts)
            + "; --metric "
            + Tables.SCORE
            + ","
            + metric
            + " judges it");
  }

  // which noise is in the intervals

  static Footnote noiseUnknown(long unknown, int rows, boolean someKnown) {
    return new Footnote(
        Kind.RUN_NOISE_UNKNOWN,
        "the noise between runs is not known and not in the intervals: several runs a side,"
            + " or a calibration, would tell",
        someKnown ? unknown + " of " + rows + " rows" : "");
  }

  static Footnote noiseKnown(String source) {
    return new Footnote(
        Kind.RUN_NOISE_KNOWN, "the intervals take in the noise between runs", source);
  }

  static Footnote earlierForksTell(long taken, int rows, String source) {
    return new Footnote(
        Kind.PRIOR,
        "the error takes in how each row's own earlier forks scatter",
        taken + " of " + rows + " rows, " + source);
  }

  static Footnote earlierForksHaveNoPart(String source) {
    return new Footnote(
        Kind.PRIOR,
        "earlier forks are not part of the error: what runs differ by is, or they tell nothing of"
            + " these rows",
        source);
  }

  static Footnote earlierForksDoNotTell(String source) {
    return new Footnote(
        Kind.PRIOR,
        "earlier forks are not part of the error: their runs differ by more than forks predict,"
            + " which only a calibration, or several runs a side, take in",
        source);
  }

  static String fromCalibration(int runs) {
    return "from a calibration by " + runs + " runs";
  }

  static String fromEarlier(int runs) {
    return "from " + runs + (runs == 1 ? " earlier run" : " earlier runs");
  }

  // of which runs a calibration may be believed

  static Footnote resultsWithoutMachine(String calibrated) {
    return calibration(
        "the results do not say on which machine they were measured, and the calibration is of "
            + calibrated);
  }

  static Footnote calibrationOfAnother(String host) {
    return calibration("the calibration is of another machine of the same kind (" + host + ")");
  }

  static Footnote calibrationOfJdk(@Nullable String jdk, Collection<String> others) {
    return calibration(
        "the calibration is of JDK "
            + jdk
            + " and not "
            + String.join(", ", others)
            + ", whose runs may differ by more or less");
  }

  private static Footnote calibration(String text) {
    return new Footnote(Kind.CALIBRATION, text);
  }

  /** A run that is still to be measured. */
  static final String THIS_RUN = "this run";

  static String otherMachine(String run, String machine, String calibrated) {
    return run + " was measured on " + machine + ", this on " + calibrated;
  }

  static String onSeveral(List<String> machines) {
    return "measured on " + String.join(" and ", machines);
  }

  static String ofSeveral(List<String> builds) {
    return "of the builds " + String.join(" and ", builds);
  }

  // of rows that are matched whatever their threads

  static String threadsAligned(Collection<String> changed) {
    return "rows are matched whatever their threads: " + String.join(", ", changed);
  }
}
