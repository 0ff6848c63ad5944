package dev.heddle.cli;

import dev.heddle.result.Plan;
import dev.heddle.result.RunInfo.Times;
import dev.heddle.run.PlanException;
import dev.heddle.run.Secrets;
import dev.heddle.run.UnknownNameException;
import java.nio.file.Path;

/** The plan by which an earlier run goes on: its own, or it would be another run. */
final class ResumedPlan {

  private ResumedPlan() {}

  /**
   * The earlier plan, as recorded or as said once more; only the time limit may be another.
   *
   * @throws UsageException where what was said is another plan, or the record hides a secret
   */
  static Plan of(Path path, Plan earlier, RunOptions said)
      throws UsageException, UnknownNameException, PlanException {
    if (!earlier.builds().isEmpty() && (said.given() || hidesSecrets(earlier))) {
      throw new UsageException(
          path
              + ": measures jars, and goes on only as it was begun, without secrets in its"
              + " flags; name no options but --more-rounds, or begin a new run");
    }
    if (!said.given()) {
      if (hidesSecrets(earlier)) {
        throw new UsageException(
            path
                + ": its plan holds secrets that were not written down; say the run's options once"
                + " more beside --resume");
      }
      return said.timeout == null
          ? earlier
          : withTimeout(earlier, Words.seconds("--timeout", said.timeout));
    }
    Plan plan = withSeedAndRounds(Plans.of(said), earlier, said);
    requireSame(path, "preset", earlier.preset(), plan.preset());
    requireSame(path, "number of rounds", earlier.rounds(), plan.rounds());
    requireSame(path, "warm-up", warmup(earlier.times()), warmup(plan.times()));
    requireSame(path, "measurement", measurement(earlier.times()), measurement(plan.times()));
    requireSame(path, "seed", earlier.seed(), plan.seed());
    requireSame(path, "JVM", earlier.jvm().java(), plan.jvm().java());
    Plan masked = Secrets.mask(plan);
    requireSame(path, "list of JVM flags", earlier.jvm().args(), masked.jvm().args());
    requireSame(path, "list of JVMs", earlier.jvms(), masked.jvms());
    requireSame(
        path, "list of worker flags", earlier.jvm().workerArgs(), masked.jvm().workerArgs());
    requireSame(path, "list of addresses", earlier.urls(), masked.urls());
    if (!earlier.rows().equals(plan.rows())) {
      throw another(
          path, "set of rows", earlier.rows().size() + " rows", plan.rows().size() + " rows");
    }
    return plan;
  }

  private static String warmup(Times times) {
    return times.warmupIterations() + "x" + Durations.words(times.warmupSeconds());
  }

  private static String measurement(Times times) {
    return times.iterations() + "x" + Durations.words(times.iterationSeconds());
  }

  static Plan withRounds(Plan plan, int rounds) {
    return plan.withRounds(rounds);
  }

  private static Plan withTimeout(Plan plan, double seconds) {
    return plan.withTimeout(seconds);
  }

  private static Plan withSeedAndRounds(Plan plan, Plan earlier, RunOptions said) {
    return plan.withRounds(said.rounds == null ? earlier.rounds() : plan.rounds())
        .withTimeout(said.timeout == null ? earlier.timeoutSeconds() : plan.timeoutSeconds())
        .withSeed(said.seed == null ? earlier.seed() : plan.seed());
  }

  /** Whether a part of the plan was not written down. */
  static boolean hidesSecrets(Plan plan) {
    return plan.said().stream().anyMatch(word -> word.contains(Secrets.MASK));
  }

  private static void requireSame(Path path, String what, Object then, Object now)
      throws UsageException {
    if (!then.equals(now)) {
      throw another(path, what, then, now);
    }
  }

  private static UsageException another(Path path, String what, Object then, Object now) {
    return new UsageException(
        path
            + ": was made with another "
            + what
            + ": "
            + then
            + ", not "
            + now
            + "; resume it with its own options, or with none, or begin a new run");
  }
}
