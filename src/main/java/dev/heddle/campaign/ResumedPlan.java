package dev.heddle.campaign;

import dev.heddle.result.CommandPlan;
import dev.heddle.result.Plan;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.result.RunInfo.Times;
import dev.heddle.run.PlanException;
import dev.heddle.run.Secrets;
import dev.heddle.run.UnknownNameException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The plan by which an earlier run goes on: its own, or it would be another run. */
public final class ResumedPlan {

  private ResumedPlan() {}

  /**
   * The earlier plan, as recorded or as said once more; only the time limit may be another.
   *
   * @throws PlanException where what was said is another plan, or the record hides a secret
   */
  public static Plan of(Path path, Plan earlier, PlanRequest said)
      throws UnknownNameException, PlanException {
    if (!earlier.builds().isEmpty() && (said.given() || hidesSecrets(earlier))) {
      throw new PlanException(PlanWords.jarsGoOnAsBegun(path));
    }
    if (!earlier.peers().isEmpty() && said.given()) {
      throw new PlanException(PeerWords.peersGoOnAsBegun(path));
    }
    if (!said.given()) {
      if (hidesSecrets(earlier)) {
        throw new PlanException(PlanWords.hidesSecrets(path));
      }
      return said.timeoutSeconds() == null ? earlier : earlier.withTimeout(said.timeoutSeconds());
    }
    Plan plan = withSeedAndRounds(Plans.of(said, _ -> {}), earlier, said);
    requireSame(path, "preset", earlier.preset(), plan.preset());
    requireSame(path, PlanWords.ROUNDS, earlier.rounds(), plan.rounds());
    requireSame(path, "warm-up", warmup(earlier.times()), warmup(plan.times()));
    requireSame(path, "measurement", measurement(earlier.times()), measurement(plan.times()));
    requireSame(path, "seed", earlier.seed(), plan.seed());
    requireSame(path, "JVM", earlier.jvm().java(), plan.jvm().java());
    Plan masked = Secrets.mask(plan);
    requireSame(path, PlanWords.JVM_FLAGS, earlier.jvm().args(), masked.jvm().args());
    requireSame(path, PlanWords.JVMS, earlier.jvms(), masked.jvms());
    requireSame(
        path, PlanWords.WORKER_FLAGS, earlier.jvm().workerArgs(), masked.jvm().workerArgs());
    requireSame(path, PlanWords.ADDRESSES, earlier.urls(), masked.urls());
    requireSame(path, PlanWords.TASK_CLASS_PATH, earlier.own(), plan.own());
    requireSame(path, PlanWords.COMMANDS, earlier.commands(), masked.commands());
    List<PlannedRow> rows = Rulers.without(earlier).rows();
    // one that was planned by what is known of its rows has other rounds of each
    if (earlier.known() == null
        ? !rows.equals(plan.rows())
        : !rows.stream()
            .map(PlannedRow::row)
            .toList()
            .equals(plan.rows().stream().map(PlannedRow::row).toList())) {
      throw another(path, PlanWords.ROWS, rows.size() + " rows", plan.rows().size() + " rows");
    }
    return plan.withRows(earlier.rows()).withKnown(earlier.known());
  }

  private static String warmup(Times times) {
    return times.warmupIterations() + "x" + Durations.words(times.warmupSeconds());
  }

  private static String measurement(Times times) {
    return times.iterations() + "x" + Durations.words(times.iterationSeconds());
  }

  private static Plan withSeedAndRounds(Plan plan, Plan earlier, PlanRequest said) {
    CommandPlan commands = plan.commands();
    if (commands != null && earlier.commands() != null && said.rounds() == null) {
      commands = commands.withMostRounds(earlier.commands().mostRounds());
    }
    return plan.withCommands(commands)
        .withRounds(
            said.rounds() == null || earlier.known() != null ? earlier.rounds() : plan.rounds())
        .withTimeout(
            said.timeoutSeconds() == null ? earlier.timeoutSeconds() : plan.timeoutSeconds())
        .withSeed(said.seed() == null ? earlier.seed() : plan.seed());
  }

  /** Whether a part of the plan was not written down. */
  public static boolean hidesSecrets(Plan plan) {
    return plan.said().stream().anyMatch(word -> word.contains(Secrets.MASK));
  }

  private static void requireSame(
      Path path, String what, @Nullable Object then, @Nullable Object now) throws PlanException {
    if (!Objects.equals(then, now)) {
      throw another(path, what, String.valueOf(then), String.valueOf(now));
    }
  }

  private static PlanException another(Path path, String what, Object then, Object now) {
    return new PlanException(PlanWords.anotherPlan(path, what, then, now));
  }
}
