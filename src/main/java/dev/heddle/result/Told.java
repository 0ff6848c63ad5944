package dev.heddle.result;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a fork tells of itself beside its times, a record for each theme; {@link ToldNotes} says how
 * it lies in files.
 *
 * <p>A further theme is a further record here, and its fields in {@code ToldNotes} and in {@code
 * results/README.md}.
 */
public sealed interface Told {

  /** What the waiting alone takes, shared out among so many as worked at once. */
  record Ideal(Duration time) implements Told {}

  /**
   * How the local web site answered, in warm-up and measurement.
   *
   * <p>What a fork of an earlier version did not tell is zero.
   *
   * @param requests how many it answered
   * @param connections how many were opened to it since it began
   * @param intended after how long it was to answer, in the mean
   * @param median after how long it did
   * @param p99 within how long it answered 99 of 100
   * @param late how many it answered more than 1 ms late
   * @param cpu the processor time that it took
   */
  record SiteAnswers(
      long requests,
      long connections,
      Duration intended,
      Duration median,
      Duration p99,
      long late,
      Duration cpu)
      implements Told {}

  /**
   * The fetches that failed.
   *
   * @param count how many
   * @param what why, the most frequent reason first; empty where none failed
   */
  record FetchErrors(long count, String what) implements Told {}

  /**
   * Those who ran the tasks.
   *
   * @param each in the order of their start, those that are alike once
   */
  record Workers(List<Worker> each) implements Told {

    /** Counts those together that are alike. */
    public Workers {
      Map<Worker, Integer> alike = new LinkedHashMap<>();
      each.forEach(worker -> alike.merge(worker.times(1), worker.count(), Math::addExact));
      each = alike.entrySet().stream().map(one -> one.getKey().times(one.getValue())).toList();
    }
  }

  /**
   * Some who ran tasks and are alike.
   *
   * @param count how many
   * @param kind a caller, a kind of thread, a process
   * @param pid the process it lived in; 0 where each task had one of its own, or nothing is known
   * @param start how it was started, in words
   */
  record Worker(int count, String kind, long pid, String start) {

    private Worker times(int other) {
      return new Worker(other, kind, pid, start);
    }
  }

  /** How many virtual threads could run at once. */
  record Parallelism(int threads) implements Told {}

  /** From what the workers of a fork were started that starts many of them. */
  record Starts(String from) implements Told {}

  /**
   * The updates of an account that nothing kept apart.
   *
   * @param updates how many were made
   * @param lost how many of them are not in the balance
   */
  record LostUpdates(long updates, long lost) implements Told {}

  /** The kind of file system that files were written to. */
  record FileSystem(String type) implements Told {}

  /**
   * What carried virtual threads that worked with files, and hold it meanwhile.
   *
   * @param tasks how many were to work at once
   * @param carriers how many threads there were to carry them
   */
  record Carriers(int tasks, int carriers) implements Told {}

  /**
   * Workers that were killed on purpose.
   *
   * @param workers how many there were at the end
   * @param crashes how many were killed
   * @param tasksLost how many tasks failed by that
   */
  record Crashes(int workers, long crashes, long tasksLost) implements Told {}
}
