package dev.heddle.cli;

import dev.heddle.result.Plan;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RunFolder;
import dev.heddle.result.RunInfo;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.result.RunInfo.Status;
import dev.heddle.result.UnreadableException;
import dev.heddle.run.ExtraRounds;
import dev.heddle.run.PlanException;
import dev.heddle.run.Run;
import dev.heddle.run.RunStart;
import dev.heddle.run.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;

/**
 * A plan that is measured several times, one after the other, each time as a run of its own: so
 * they differ by what runs differ by.
 */
final class RepeatedRuns {

  private final Path folder;
  private final Plan plan;
  private final int runs;
  private final List<String> words;
  private final Start start;
  private final StopOnSignal signal = new StopOnSignal();

  /**
   * Runs below {@code folder}; those that are there and finished are not measured again.
   *
   * @param words of the command line, for the record
   * @param start begins each of them
   */
  RepeatedRuns(Path folder, Plan plan, int runs, List<String> words, Start start) {
    this.folder = folder;
    this.plan = plan;
    this.runs = runs;
    this.words = words;
    this.start = start;
  }

  /** Where a run is, or would be, from 1. */
  static Path place(Path folder, int run) {
    return folder.resolve("run-" + run);
  }

  /** How many runs the ones below {@code folder} were begun for; {@code usual} where none says. */
  static int meant(Path folder, int usual) throws UnreadableException {
    int meant = 0;
    for (int number = 1; Files.exists(place(folder, number)); number++) {
      List<String> words = RunFolder.open(place(folder, number)).info().commandLine();
      for (int i = 0; i < words.size(); i++) {
        String word = words.get(i);
        String value =
            word.equals("--runs") && i + 1 < words.size()
                ? words.get(i + 1)
                : word.startsWith("--runs=") ? word.substring("--runs=".length()) : "";
        if (value.matches("\\d{1,3}")) {
          meant = Math.max(meant, Integer.parseInt(value));
        }
      }
    }
    return meant == 0 ? usual : meant;
  }

  /** Begins a run as soon as it may. */
  interface Start {
    Run begin(WaitOption.Beginning<Run, UnreadableException> beginning, BooleanSupplier ended)
        throws PlanException, UnreadableException, UsageException;
  }

  /** Hears what has come of the runs so far, after each of them. */
  interface Listener {
    void finished(List<ResultSet> whole) throws IOException;
  }

  /**
   * Measures what is missing; ended by a signal, it keeps what was measured.
   *
   * @return whether all runs are finished
   * @throws PlanException where a run cannot begin
   * @throws IOException where results can no longer be written
   */
  boolean measure(PrintWriter err, Listener listener)
      throws PlanException, UsageException, UnreadableException, IOException {
    signal.listen();
    List<ResultSet> whole = new ArrayList<>();
    for (int number = 1; number <= runs && !signal.asked(); number++) {
      Path place = place(folder, number);
      if (!isFinished(place)) {
        err.printf("heddle: run %s of %s%n", number, runs);
        if (measure(place, number, err).status() != Status.FINISHED) {
          return false;
        }
      }
      whole.add(ResultSet.read(place));
      listener.finished(whole);
    }
    return whole.size() == runs;
  }

  /** Names rows that failed; whether there are any. */
  boolean tellTroubles(CommandLine command) throws UnreadableException {
    boolean any = false;
    for (int number = 1; number <= runs; number++) {
      RunFolder run = RunFolder.open(place(folder, number));
      Map<PlannedRow, String> troubles = Troubles.of(plan, run.info().failures(), run.forks());
      troubles.forEach((row, trouble) ->
          Complaint.print(
              command, RowWords.of(plan).of(row) + ": " + trouble + "; see " + run.log()));
      any |= !troubles.isEmpty();
    }
    return any;
  }

  /** All is said: a signal waits no more. */
  void end() {
    signal.close();
  }

  private static boolean isFinished(Path place) throws UnreadableException {
    return Files.exists(place) && RunFolder.open(place).info().status() == Status.FINISHED;
  }

  private RunInfo measure(Path place, int number, PrintWriter err)
      throws PlanException, UsageException, UnreadableException, IOException {
    boolean begun = Files.exists(place);
    if (!begun && number > 1) {
      mustBeOfOneBuild();
    }
    try (Run run =
        start.begin(
            () ->
                begun
                    ? RunStart.resume(place, plan(number))
                    : RunStart.begin(place, plan(number), words),
            signal::asked)) {
      signal.measures(run);
      if (signal.asked()) {
        return run.folder().info();
      }
      return Progress.measure(run, plan.forks(), err, ExtraRounds.NONE);
    } finally {
      signal.measures(null);
    }
  }

  private void mustBeOfOneBuild() throws PlanException, UnreadableException, IOException {
    String first = RunFolder.open(place(folder, 1)).info().heddle();
    if (!first.equals(Version.build())) {
      throw new PlanException(
          folder
              + ": its first run is of another build of heddle ("
              + first
              + "), and only runs of the same code tell their noise; begin anew");
    }
  }

  /** Each run has an order of its own. */
  private Plan plan(int number) {
    return plan.withSeed(plan.seed() + number - 1);
  }
}
