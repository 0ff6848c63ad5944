package dev.heddle.campaign;

import dev.heddle.result.Plan;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RunFolder;
import dev.heddle.result.RunInfo;
import dev.heddle.result.RunInfo.Status;
import dev.heddle.result.UnreadableException;
import dev.heddle.run.ExtraRounds;
import dev.heddle.run.PlanException;
import dev.heddle.run.Run;
import dev.heddle.run.RunStart;
import dev.heddle.run.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A plan that is measured several times, one after the other, each time as a run of its own: so
 * they differ by what runs differ by.
 */
public final class RepeatedRuns {

  private final Path folder;
  private final Plan plan;
  private final int runs;
  private final List<String> words;
  private final Turn turn;
  private final CampaignListener listener;
  private final StopOnSignal signal = new StopOnSignal();

  /**
   * Runs below {@code folder}; those that are there and finished are not measured again.
   *
   * @param words of the command line, for the record
   * @param turn whether each waits until nobody else measures
   */
  public RepeatedRuns(
      Path folder, Plan plan, int runs, List<String> words, Turn turn, CampaignListener listener) {
    this.folder = folder;
    this.plan = plan;
    this.runs = runs;
    this.words = words;
    this.turn = turn;
    this.listener = listener;
  }

  /** Where a run is, or would be, from 1. */
  public static Path place(Path folder, int run) {
    return folder.resolve("run-" + run);
  }

  /** How many runs the ones below {@code folder} were begun for; {@code usual} where none says. */
  public static int meant(Path folder, int usual) throws UnreadableException {
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

  /** Hears what has come of the runs so far, after each of them. */
  public interface Finished {
    /** Those that are whole. */
    void runs(List<ResultSet> whole) throws IOException;
  }

  /**
   * Measures what is missing; ended by a signal, it keeps what was measured.
   *
   * @return whether all runs are finished
   * @throws PlanException where a run cannot begin
   * @throws IOException where results can no longer be written
   */
  public boolean measure(Finished finished) throws PlanException, UnreadableException, IOException {
    signal.listen();
    List<ResultSet> whole = new ArrayList<>();
    for (int number = 1; number <= runs && !signal.asked(); number++) {
      Path place = place(folder, number);
      if (!isFinished(place)) {
        listener.says("run " + number + " of " + runs);
        if (measure(place, number).status() != Status.FINISHED) {
          return false;
        }
      }
      whole.add(ResultSet.read(place));
      finished.runs(whole);
    }
    return whole.size() == runs;
  }

  /** A line for each row that failed in a run, and why. */
  public List<String> troubles() throws UnreadableException {
    List<String> lines = new ArrayList<>();
    for (int number = 1; number <= runs; number++) {
      RunFolder run = RunFolder.open(place(folder, number));
      lines.addAll(Troubles.lines(plan, run.info().failures(), run.forks(), run.log()));
    }
    return lines;
  }

  /** All is said: a signal waits no more. */
  public void end() {
    signal.close();
  }

  private static boolean isFinished(Path place) throws UnreadableException {
    return Files.exists(place) && RunFolder.open(place).info().status() == Status.FINISHED;
  }

  private RunInfo measure(Path place, int number)
      throws PlanException, UnreadableException, IOException {
    boolean begun = Files.exists(place);
    if (!begun && number > 1) {
      mustBeOfOneBuild();
    }
    RunStart start =
        begun ? RunStart.ofResumed(place, plan(number)) : RunStart.ofNew(place, plan(number));
    try (Run run =
        turn.begin(
            () -> begun ? start.resume() : start.begin(words), signal::asked, listener::says)) {
      signal.measures(run);
      if (signal.asked()) {
        return run.folder().info();
      }
      return listener.measure(run, ExtraRounds.NONE);
    } finally {
      signal.measures(null);
    }
  }

  private void mustBeOfOneBuild() throws PlanException, UnreadableException, IOException {
    String first = RunFolder.open(place(folder, 1)).info().heddle();
    if (!first.equals(Version.build())) {
      throw new PlanException(PlanWords.ofAnotherBuild(folder, first));
    }
  }

  /** Each run has an order of its own. */
  private Plan plan(int number) {
    return plan.withSeed(plan.seed() + number - 1);
  }
}
