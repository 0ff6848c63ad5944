package dev.heddle.campaign;

import dev.heddle.compare.Shares;
import dev.heddle.compare.Shares.Sampled;
import dev.heddle.result.Plan;
import dev.heddle.result.RowId;
import dev.heddle.result.RunFolder;
import dev.heddle.result.RunInfo;
import dev.heddle.result.RunInfo.Status;
import dev.heddle.result.UnreadableException;
import dev.heddle.run.ExtraRounds;
import dev.heddle.run.PlanException;
import dev.heddle.run.Recordings;
import dev.heddle.run.Remeasurement;
import dev.heddle.run.Run;
import dev.heddle.run.RunStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measures a row of two builds once more while JDK Flight Recorder looks on, and says what it does
 * more of in the second.
 */
public final class Explaining {

  /** A method that one fork compiled otherwise is no answer. */
  private static final int ROUNDS = 2;

  private final Remeasurement base;
  private final Remeasurement candidate;

  private Explaining(Remeasurement base, Remeasurement candidate) {
    this.base = base;
    this.candidate = candidate;
  }

  /**
   * What it did more of.
   *
   * @param methods by the samples of what ran
   * @param allocations by the bytes of what was allocated
   */
  public record Explanation(Shares methods, Shares allocations) {}

  /**
   * A row of a run.
   *
   * @param run the folder of the run
   * @param row what it is there
   */
  public record Side(Path run, RowId row) {

    private Remeasurement again() throws PlanException, UnreadableException {
      if (!Files.isDirectory(run)) {
        throw new PlanException(RerunWords.explainsNoFile(run));
      }
      return Remeasurement.ofRun(run, RunFolder.open(run).info(), row);
    }
  }

  /**
   * Looks whether both can be measured here.
   *
   * @throws PlanException where they cannot: the build is gone, say
   */
  public static Explaining of(Side base, Side candidate) throws PlanException, UnreadableException {
    return new Explaining(base.again(), candidate.again());
  }

  /**
   * Measures both.
   *
   * @param folder a new one, for both runs and their recordings
   * @param words of the command line, for the record
   * @return null where a signal, or a fork that failed, ended it
   * @throws IOException where what is measured cannot be kept or read
   */
  public @Nullable Explanation measure(
      Path folder, Turn turn, List<String> words, CampaignListener listener)
      throws PlanException, IOException {
    Recordings before = measure(base, folder.resolve("base"), turn, words, listener);
    Recordings after =
        before == null
            ? null
            : measure(candidate, folder.resolve("candidate"), turn, words, listener);
    return before == null || after == null
        ? null
        : new Explanation(
            Shares.of(methods(before), methods(after)),
            Shares.of(allocations(before), allocations(after)));
  }

  private static Sampled methods(Recordings seen) {
    return new Sampled(
        seen.methods(), seen.methods().values().stream().mapToLong(each -> each).sum());
  }

  private static Sampled allocations(Recordings seen) {
    return new Sampled(seen.allocations(), seen.allocationSamples());
  }

  private static @Nullable Recordings measure(
      Remeasurement side, Path folder, Turn turn, List<String> words, CampaignListener listener)
      throws PlanException, IOException {
    Path seen = Files.createDirectories(folder.resolveSibling(folder.getFileName() + "-recorded"));
    Plan plan = Recordings.of(side.plan().even().withRounds(ROUNDS), seen);
    try (StopOnSignal signal = new StopOnSignal()) {
      signal.listen();
      try (Run run =
          turn.begin(
              () -> RunStart.ofNew(folder, plan).begin(words), signal::asked, listener::says)) {
        signal.measures(run);
        Recordings.clear(seen);
        if (signal.asked()) {
          return null;
        }
        RunInfo info = listener.measure(run, ExtraRounds.NONE);
        if (info.status() != Status.FINISHED || !info.failures().isEmpty()) {
          return null;
        }
      } finally {
        signal.measures(null);
      }
    }
    return Recordings.read(seen);
  }
}
