package dev.heddle.compare;

import dev.heddle.compare.Footnote.Kind;
import dev.heddle.result.Told;
import dev.heddle.stats.Estimate;
import dev.heddle.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All that tables say of what forks told beside their times, and of the kind of work that their
 * rows do, in one place.
 */
final class ToldWords {

  private static final double KIBI = 1024;
  private static final double MEBI = KIBI * KIBI;

  static final Footnote NONE_LOST =
      new Footnote(Kind.LOST_UPDATES, "no lock, and yet no update was lost: by luck");

  private ToldWords() {}

  // of fetches

  /**
   * How late the site was.
   *
   * @param late how many answers were
   * @param requests of how many; 0 where that is not known
   * @param p99 within how many milliseconds 99 of 100 came; 0 or less where that is not known
   */
  static Footnote siteWasLate(double late, double requests, double p99) {
    String answers =
        requests > 0
            ? SentenceDigits.percent(late / requests) + " of answers"
            : SentenceDigits.plain(late) + " answers";
    return new Footnote(
        Kind.SITE_LATE,
        "includes delays of the site",
        p99 > 0 ? answers + ", p99 " + SentenceDigits.plain(p99) + " ms" : answers,
        requests > 0 ? late / requests : 0);
  }

  static Footnote fetchesFailed(double errors, String what) {
    return new Footnote(
        Kind.FETCH_ERRORS,
        "fetches failed: the time is not that of the whole work",
        SentenceDigits.plain(errors) + (what.isEmpty() ? "" : ": " + what),
        errors);
  }

  // of locks

  /** The largest share of them that a fork lost. */
  static Footnote updatesLost(double share) {
    return new Footnote(
        Kind.LOST_UPDATES,
        "no lock, so updates were lost and the balance is wrong",
        "up to " + SentenceDigits.percent(share) + " of them",
        100 * share);
  }

  static Footnote waits(double longestMicros, double fairness) {
    return new Footnote(
        Kind.WAITS,
        "longest wait "
            + SentenceDigits.micros(longestMicros)
            + ", fairness "
            + SentenceDigits.percent(fairness));
  }

  // of workers and threads

  static Footnote carriersHeld(int carriers, int tasks) {
    return new Footnote(
        Kind.CARRIERS_HELD,
        "files hold the carriers of virtual threads",
        "at most " + carriers + " at once, not " + tasks,
        (double) tasks / carriers);
  }

  /** Threads of an operation, and what they take of its time without any work. */
  static Footnote startsThreads(int count, double aloneMillis, double share) {
    return new Footnote(
        Kind.NEW_THREADS,
        "starts a thread for every task",
        count + " an operation, which alone take " + SentenceDigits.plain(aloneMillis) + " ms",
        share);
  }

  static Footnote leftRunning(String variable) {
    return new Footnote(
        Kind.LEFT_RUNNING,
        "processes that it started may still run, and disturb rows after it",
        "look for " + variable + " in their environment");
  }

  static Footnote idleWorkerTakes(Estimate bytes) {
    boolean large = bytes.value() >= MEBI;
    double unit = large ? MEBI : KIBI;
    Interval interval = bytes.interval();
    return new Footnote(
        Kind.IDLE_MEMORY,
        "one more idle worker takes "
            + SentenceDigits.plain(bytes.value() / unit)
            + (large ? " MiB" : " KiB")
            + (interval == null
                ? ""
                : " ("
                    + SentenceDigits.plain(Math.max(0, interval.low() / unit))
                    + " – "
                    + SentenceDigits.plain(interval.high() / unit)
                    + ")")
            + " of memory");
  }

  // of other runtimes

  /** What ran a row that no JVM did. */
  static Footnote runtime(Told.OtherRuntime runtime) {
    StringBuilder text = new StringBuilder(runtime.name()).append(' ').append(runtime.version());
    runtime
        .marks()
        .forEach((name, value) -> text.append(", ").append(name).append(' ').append(value));
    return new Footnote(Kind.RUNTIME, text.toString());
  }

  // of tasks that come at a rate

  /** Times in milliseconds, by what they are called. */
  static Footnote latency(double rate, Map<String, Double> done, Map<String, Double> begun) {
    return new Footnote(
        Kind.LATENCY,
        SentenceDigits.plain(rate)
            + " tasks a second: one is done after "
            + times(done)
            + (begun.isEmpty() ? "" : "; begun after " + times(begun)));
  }

  private static String times(Map<String, Double> millis) {
    List<String> each = new ArrayList<>();
    millis.forEach((name, time) -> each.add(name + " " + SentenceDigits.micros(1e3 * time)));
    return String.join(", ", each);
  }

  // of the kind of work

  static Footnote character(String row, List<String> words) {
    return new Footnote(Kind.CHARACTER, "character (" + row + "): " + String.join(", ", words));
  }

  static String waiting(double share) {
    return "waits " + wholePercent(share) + " of the time";
  }

  /** What the machine has to do for work that is no model's. */
  static String busy(double processors) {
    return "keeps " + SentenceDigits.plain(processors) + " processors busy";
  }

  static String inTheKernel(double share) {
    return wholePercent(share) + " in the kernel";
  }

  static String allocates(double bytes, boolean perTask) {
    return "allocates " + bytes(bytes) + (perTask ? " a task" : " an operation");
  }

  /** The best of all; {@code workers} may be empty. */
  static String efficiency(double best, String workers) {
    return "efficiency up to " + wholePercent(best) + at(workers);
  }

  static String speedUp(double best, String workers) {
    return (best > 1 ? "speed-up up to " + SentenceDigits.plain(best) + "x" : "no speed-up")
        + at(workers);
  }

  private static String at(String workers) {
    return workers.isEmpty()
        ? ""
        : " at " + workers + (workers.equals("1") ? " worker" : " workers");
  }

  static String forksScatter(double half) {
    return "forks ± " + wholePercent(half);
  }

  static String firstIteration(double times) {
    return "first iteration " + SentenceDigits.plain(times) + "x";
  }

  private static String wholePercent(double share) {
    double percent = 100 * share;
    return (percent >= 10 || percent == 0
            ? Long.toString(Math.round(percent))
            : SentenceDigits.plain(Math.round(10 * percent) / 10.0))
        + " %";
  }

  /** Bytes on a scale that can be read: of 1024 each. */
  private static String bytes(double number) {
    String[] units = {"B", "KiB", "MiB", "GiB"};
    int unit = 0;
    double left = number;
    while (left >= KIBI && unit < units.length - 1) {
      left /= KIBI;
      unit++;
    }
    return SentenceDigits.plain(left) + " " + units[unit];
  }
}
