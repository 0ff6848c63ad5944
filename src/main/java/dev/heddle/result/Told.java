package dev.heddle.result;

import dev.heddle.id.Identified;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a fork tells of itself beside its times, a record for each theme; {@link ToldNotes} says how
 * it lies in files.
 *
 * <p>A further theme is a further record here, and its fields in {@code ToldNotes} and in {@code
 * results/README.md}.
 */
public sealed interface Told {

  /** What the waiting alone takes where each worker waits for its tasks one after the other. */
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

  /**
   * How a fork went on in time, counted from when it was started.
   *
   * @param begun when its first iteration began: until then its JVM and all that it needs started
   * @param measuring when its first measured iteration began: until then it warmed up; the same as
   *     {@code begun} where it did not
   * @param ended when its last iteration had ended: from then on all was closed
   */
  record Course(Duration begun, Duration measuring, Duration ended) implements Told {}

  /** How many virtual threads could run at once. */
  record Parallelism(int threads) implements Told {}

  /**
   * The threads that an operation starts, one for each of its tasks.
   *
   * @param count how many
   * @param alone how long they take where their tasks do nothing
   */
  record NewThreads(int count, Duration alone) implements Told {}

  /** From what the workers of a fork were started that starts many of them. */
  record Starts(String from) implements Told {}

  /**
   * The updates of an account that nothing kept apart.
   *
   * @param updates how many were made
   * @param lost how many of them are not in the balance
   */
  record LostUpdates(long updates, long lost) implements Told {

    /** Which part of them is lost, 0 to 1; 0 where none was made. */
    public double share() {
      return updates == 0 ? 0 : Math.min(1, (double) lost / updates);
    }
  }

  /**
   * How a lock served its workers while all wanted it as often as they could, after each measured
   * iteration.
   *
   * @param longestWait the longest that any worker waited for it
   * @param fairness how often the worker had it that had it least often, as a share of how often
   *     the one had it that had it most often: 0 to 1, the mean over iterations
   */
  record LockService(Duration longestWait, double fairness) implements Told {}

  /**
   * What a fork took of the machine, with all processes below it but the local web site: counted in
   * the measured iterations, and apart from that before them.
   *
   * <p>Amounts are in {@link Cost#amountUnit()}. A figure that nobody could tell is in none of the
   * maps, and {@code missing} says why.
   *
   * @param bounds how the beginning and the end of iterations were known
   * @param start what was taken before the first iteration, set-up included; empty where that would
   *     have taken too long to read
   * @param warmUp what was taken from then on until the first measured iteration; empty where
   *     either end of it would have taken too long to read
   * @param measured what was taken in the measured iterations, and the levels of them: memory,
   *     processes, threads
   * @param operations how many were made in the measured iterations; 0 where nobody told
   * @param site the processor time of the local web site in the measured iterations; null where
   *     nobody told
   * @param watcher the processor time that it took to find all this out; null where nobody told
   * @param missing why a figure is not there
   */
  record Costs(
      Bounds bounds,
      Map<Cost, Double> start,
      Map<Cost, Double> warmUp,
      Map<Cost, Double> measured,
      long operations,
      @Nullable Duration site,
      @Nullable Duration watcher,
      Map<Cost, String> missing)
      implements Told {

    /** How the beginning and the end of iterations were known. */
    public enum Bounds implements Identified {
      /** The fork said when, and waited until all was read. */
      FORK,
      /**
       * JMH's own output, read while the fork went on: what an iteration sets up is in it. The
       * start has the warm-up in it, and where there is none the first iteration, which then is not
       * among those measured.
       */
      JMH
    }

    /** Copies the maps. */
    public Costs {
      start = ordered(start);
      warmUp = ordered(warmUp);
      measured = ordered(measured);
      missing = ordered(missing);
    }

    /** The figure of the measured iterations in {@link Cost#unit()}; empty where there is none. */
    public OptionalDouble of(Cost cost) {
      Double amount = measured.get(cost);
      if (amount == null || (cost.perOperation() && operations == 0)) {
        return OptionalDouble.empty();
      }
      return OptionalDouble.of(cost.perOperation() ? amount / operations : amount);
    }

    private static <T> Map<Cost, T> ordered(Map<Cost, T> map) {
      Map<Cost, T> copy = new EnumMap<>(Cost.class);
      copy.putAll(map);
      return Collections.unmodifiableMap(copy);
    }
  }

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
   * How late tasks were done that came at a fixed rate, counted from when each was to begin.
   *
   * @param samples how many tasks
   * @param rate how many came in a second
   * @param median within how long half of them were done
   * @param p99 within how long 99 of 100 were
   * @param p999 within how long 999 of 1000 were
   * @param longest within how long all were
   * @param begunMedian within how long half of them had begun
   * @param begunP99 within how long 99 of 100 had
   * @param sentP99 within how long 99 of 100 had been sent
   */
  record Latency(
      long samples,
      double rate,
      Duration median,
      Duration p99,
      Duration p999,
      Duration longest,
      Duration begunMedian,
      Duration begunP99,
      Duration sentP99)
      implements Told {}

  /**
   * What one more idle worker takes.
   *
   * @param bytes of memory, by the slope over several numbers of workers
   * @param most the largest of these numbers
   */
  record IdleWorker(long bytes, int most) implements Told {}

  /**
   * The runtime of a fork that is no JVM.
   *
   * @param name what it is called
   * @param marks what else tells how it ran, by name
   */
  record OtherRuntime(String name, String version, Map<String, String> marks) implements Told {

    /** Copies the map. */
    public OtherRuntime {
      marks = Collections.unmodifiableMap(new TreeMap<>(marks));
    }
  }

  /**
   * The commands of a person that were run, warm-up included, without what is run before each
   * operation.
   *
   * @param runs how many
   * @param each how many an operation has
   * @param user the processor time that they took in programs, with their children, in ticks of 10
   *     ms that add up over all runs
   * @param system the same in the kernel
   * @param exitCodes how many ended with each code
   */
  record CommandRuns(
      long runs, int each, Duration user, Duration system, Map<Integer, Long> exitCodes)
      implements Told {

    /** Copies the counts. */
    public CommandRuns {
      exitCodes = Collections.unmodifiableMap(new TreeMap<>(exitCodes));
    }
  }

  /**
   * Processes that a fork has started may still run, though it has ended.
   *
   * @param variable what is in their environment, by which they can be found
   */
  record LeftRunning(String variable) implements Told {}

  /**
   * Workers that were killed on purpose.
   *
   * @param workers how many there were at the end
   * @param crashes how many were killed
   * @param tasksLost how many tasks failed by that
   */
  record Crashes(int workers, long crashes, long tasksLost) implements Told {}

  /**
   * What a short program took after its first result, where nothing was warm: the median over some.
   *
   * @param first how long its first thousand tasks took
   * @param second how long the next thousand did
   * @param cpu the processor time of all its processes, from before it opened its pool to then
   */
  record Cold(Duration first, Duration second, Duration cpu) implements Told {}
}
