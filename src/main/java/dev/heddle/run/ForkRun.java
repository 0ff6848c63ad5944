package dev.heddle.run;

import dev.heddle.fork.ForkNotes;
import dev.heddle.machine.LoadWatch;
import dev.heddle.machine.ThisMachine;
import dev.heddle.result.Fork;
import dev.heddle.result.Load;
import dev.heddle.result.Plan;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.PlannedRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Runs one fork of one row, with a limit of time and an eye on the machine. */
final class ForkRun {

  private final Plan plan;
  private final Path notesFile;
  private final ThisMachine machine;
  private final Jmh jmh;

  /**
   * @param notesFile where a fork leaves its notes
   */
  ForkRun(Plan plan, Path notesFile, ThisMachine machine, Jmh jmh) {
    this.plan = plan;
    this.notesFile = notesFile;
    this.machine = machine;
    this.jmh = jmh;
  }

  /** Runs a fork of {@code row} and waits for its end, at most as long as the plan allows. */
  ForkOutcome run(PlannedRow planned, int round, int order) throws IOException {
    RowId row = planned.row();
    Files.deleteIfExists(notesFile);
    Instant started = Instant.now();
    LoadWatch watch = machine.watchLoad();
    long begin = System.nanoTime();
    try (ForkLimit limit =
        ForkLimit.start(Duration.ofMillis((long) (plan.timeoutSeconds() * 1e3)))) {
      try {
        Jmh.Values values = jmh.measure(row);
        double seconds = (System.nanoTime() - begin) / 1e9;
        Load load = watch.stop();
        Map<String, String> notes = ForkNotes.read(notesFile);
        notes.replaceAll((name, value) -> Secrets.mask(value));
        Files.deleteIfExists(notesFile);
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
                values.secondary(),
                notes,
                load));
      } catch (ForkFailedException e) {
        return new ForkOutcome.Failed(
            limit.struck()
                ? "no result within " + plan.timeoutSeconds() + " s; raise --timeout"
                : e.why());
      }
    }
  }
}
