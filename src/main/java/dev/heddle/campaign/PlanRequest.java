package dev.heddle.campaign;

import dev.heddle.run.PlanException;
import dev.heddle.run.Preset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a plan; null or empty where nothing is.
 *
 * @param selectors benchmarks by their ids
 * @param preset how thoroughly it measures
 * @param values values of parameters, by their names
 * @param rounds how many
 * @param warmup of a fork
 * @param iterations of a fork
 * @param jvms what forks run on
 * @param workerFlags further flags of worker JVMs
 * @param urls the addresses that are fetched in place of the local site's
 * @param timeoutSeconds the most that a fork may take
 * @param seed of the order of rows
 * @param task a person's own, in the place of benchmarks
 * @param command the same of commands
 */
public record PlanRequest(
    List<String> selectors,
    @Nullable Preset preset,
    Map<String, List<String>> values,
    @Nullable Integer rounds,
    @Nullable Iterations warmup,
    @Nullable Iterations iterations,
    @Nullable Jvms jvms,
    List<String> workerFlags,
    List<String> urls,
    @Nullable Double timeoutSeconds,
    @Nullable Long seed,
    @Nullable TaskRequest task,
    @Nullable CommandRequest command) {

  /** Nothing is asked. */
  public static final PlanRequest NONE =
      new PlanRequest(
          List.of(), null, Map.of(), null, null, null, null, List.of(), List.of(), null, null, null,
          null);

  /**
   * How many iterations a fork has of one kind, and how long each.
   *
   * @param seconds of each; null where nothing is asked of it
   */
  public record Iterations(int count, @Nullable Double seconds) {

    /** How long each is, where {@code usual} holds unless something is asked. */
    public double secondsOr(double usual) {
      return seconds == null ? usual : seconds;
    }
  }

  /** Copies lists and values, which keep their order. */
  public PlanRequest {
    selectors = List.copyOf(selectors);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    workerFlags = List.copyOf(workerFlags);
    urls = List.copyOf(urls);
  }

  /** The same for some benchmarks. */
  public PlanRequest withSelectors(List<String> selected) {
    return new PlanRequest(
        selected,
        preset,
        values,
        rounds,
        warmup,
        iterations,
        jvms,
        workerFlags,
        urls,
        timeoutSeconds,
        seed,
        task,
        command);
  }

  /** The same with other values of parameters. */
  public PlanRequest withValues(Map<String, List<String>> others) {
    return new PlanRequest(
        selectors,
        preset,
        others,
        rounds,
        warmup,
        iterations,
        jvms,
        workerFlags,
        urls,
        timeoutSeconds,
        seed,
        task,
        command);
  }

  /**
   * The same where the task that is asked for is measured against another build of it.
   *
   * @param classPath where that lies
   */
  public PlanRequest against(String classPath) throws PlanException {
    return new PlanRequest(
        selectors,
        preset,
        values,
        rounds,
        warmup,
        iterations,
        jvms,
        workerFlags,
        urls,
        timeoutSeconds,
        seed,
        task == null ? null : task.against(classPath),
        command);
  }

  /** Whether anything is asked but a time limit. */
  public boolean given() {
    return !equals(NONE.withTimeout(timeoutSeconds));
  }

  private PlanRequest withTimeout(@Nullable Double seconds) {
    return new PlanRequest(
        selectors,
        preset,
        values,
        rounds,
        warmup,
        iterations,
        jvms,
        workerFlags,
        urls,
        seconds,
        seed,
        task,
        command);
  }
}
