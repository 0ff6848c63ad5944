package dev.heddle.run;

import dev.heddle.fork.ForkNotes;
import dev.heddle.machine.LoadWatch;
import dev.heddle.machine.ThisMachine;
import dev.heddle.memory.PrivateFile;
import dev.heddle.result.Fork;
import dev.heddle.result.Load;
import dev.heddle.result.Plan;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.result.RunInfo.Times;
import dev.heddle.result.Samples;
import dev.heddle.result.Told;
import dev.heddle.result.ToldMetrics;
import dev.heddle.result.ToldNotes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs one fork of one row, with a limit of time and an eye on the machine. */
final class ForkRun {

  private final Plan plan;
  private final ForkCommands commands;
  private final Path notesFile;
  private final ThisMachine machine;
  private final Jmh jmh;
  private final @Nullable CostWatch costs;

  /**
   * @param costs finds out what forks cost; null where nobody can
   */
  ForkRun(
      Plan plan, ForkCommands commands, ThisMachine machine, Jmh jmh, @Nullable CostWatch costs) {
    this.plan = plan;
    this.commands = commands;
    this.costs = costs;
    notesFile = commands.first().notes();
    this.machine = machine;
    this.jmh = jmh;
  }

  /** Runs a fork of {@code row} and waits for its end, at most as long as the plan allows. */
  ForkOutcome run(PlannedRow planned, int round, int order) throws IOException {
    ForkOutcome outcome;
    Optional<Told.LeftRunning> left = Optional.empty();
    try {
      outcome = measured(planned, round, order);
    } finally {
      left = AskedCommands.endLeft(plan);
    }
    return left.map(outcome::with).orElse(outcome);
  }

  private ForkOutcome measured(PlannedRow planned, int round, int order) throws IOException {
    RowId row = planned.row();
    PrivateFile.write(notesFile, ""); // why a fetch failed may name an address with a password
    Instant started = Instant.now();
    LoadWatch watch = machine.watchLoad();
    try (ForkLimit limit =
            ForkLimit.start(Duration.ofMillis((long) (plan.timeoutSeconds() * 1e3)));
        CostWatcher watcher = watch(row)) {
      long begin = System.nanoTime();
      try {
        Jmh.Values values = jmh.measure(row, watcher == null ? (_, _) -> {} : watcher);
        double seconds = (System.nanoTime() - begin) / 1e9;
        Load load = watch.stop();
        Map<String, String> notes = ForkNotes.read(notesFile);
        notes.putAll(values.notes());
        notes.replaceAll((name, value) -> Secrets.mask(value));
        Files.deleteIfExists(notesFile);
        Map<String, Samples> secondary = new TreeMap<>(values.secondary());
        if (watcher != null) {
          watcher.end();
          Told.Costs told =
              watcher.costs(values.primary(), plan.times(row).iterationSeconds(), row.threads());
          notes.putAll(ToldNotes.write(told));
          watcher.course().map(ToldNotes::write).ifPresent(notes::putAll);
          watcher.samples(told).forEach(secondary::putIfAbsent);
        }
        ToldMetrics.of(notes).forEach(secondary::putIfAbsent);
        return new ForkOutcome.Measured(
            new Fork(
                row,
                round,
                order,
                started,
                seconds,
                values.setup(),
                values.warmup(),
                values.primary(),
                secondary,
                notes,
                load));
      } catch (ForkFailedException e) {
        return new ForkOutcome.Failed(
            limit.struck() && !e.isKnown() ? ForkWords.noResult(plan.timeoutSeconds()) : e.why());
      }
    }
  }

  private @Nullable CostWatcher watch(RowId row) throws IOException {
    Times times = plan.times(row);
    boolean peer = plan.peer(row) != null;
    if (costs == null
        || plan.isRuler(row)
        || !(peer ? commands.first() : commands.of(row)).watched()) {
      return null;
    }
    return peer ? costs.watchPeer(times) : costs.watch(row, times);
  }
}
