package dev.heddle.compare;

/**
 * Something a reader must know to read a figure right.
 *
 * @param kind what it is about
 * @param text a sentence without a full stop, the same wherever the same happened
 * @param detail the figures of this one case; may be empty
 * @param extent how much it was: of several rows the one that has most is told; NaN for what is
 *     told once
 */
public record Footnote(Kind kind, String text, String detail, double extent) {

  /** A footnote that is told once. */
  public Footnote(Kind kind, String text, String detail) {
    this(kind, text, detail, Double.NaN);
  }

  /** A footnote that needs no figures. */
  Footnote(Kind kind, String text) {
    this(kind, text, "");
  }

  /** The text with its figures. */
  public String sentence() {
    return detail.isEmpty() ? text : text + " (" + detail + ")";
  }

  /** What a footnote is about. */
  public enum Kind {
    ONE_FORK,
    FORKS_MISSING,
    FAILED,
    NOT_MEASURED,
    NOT_AVAILABLE,
    NOT_FINITE,
    NOT_POSITIVE,
    NO_RAW_VALUES,
    NOT_FORKED,
    NOT_WARMED_UP,
    SCATTERED,
    UNSTEADY,
    UNSTEADY_LIKEWISE,
    UNPAIRED,
    NO_BASELINE,
    ABOVE_CAPACITY,
    CAPACITY_UNSURE,
    UNIT_CONTRADICTS_MODE,
    JMH_SCORE_DIFFERS,
    OF_ALL_FORKS,
    NO_DIRECTION,
    SITE_LATE,
    FETCH_ERRORS,
    LOST_UPDATES,
    WAITS,
    CARRIERS_HELD,
    NEW_THREADS,
    LEFT_RUNNING,
    IDLE_MEMORY,
    LATENCY,
    RUNTIME,
    OWN_BASELINE,
    STEAL,
    BUSY,
    IDEAL,
    LIMITS,
    MACHINE_UNFIT,
    CHARACTER,
    RUN_NOT_FINISHED,
    LEFT_OUT,
    LINE_TORN,
    NOTHING_MEASURED,
    SOURCE,
    TWO_CLUSTERS,
    NO_SPREAD,
    EXACT,
    NO_RATIO,
    HARNESS,
    FLOOR,
    UNEVEN,
    TWICE,
    SETUP_DIFFERS,
    MACHINE_DIFFERS,
    MACHINE_MOVED,
    ROWS_DIFFER,
    RUN_NOISE_UNKNOWN,
    RUN_NOISE_KNOWN,
    MEAN_WITHOUT_INTERVAL,
    MEAN_OF_JUDGED,
    PRIOR,
    TOLD,
    NOISIER,
    CALIBRATION
  }
}
