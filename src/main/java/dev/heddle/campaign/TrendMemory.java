package dev.heddle.campaign;

import dev.heddle.compare.Gate;
import dev.heddle.compare.Rerun;
import dev.heddle.compare.TrendPoint;
import dev.heddle.compare.TrendRow;
import dev.heddle.compare.Trends;
import dev.heddle.jvm.Failures;
import dev.heddle.result.AcceptedChanges;
import dev.heddle.result.Alarms;
import dev.heddle.result.Alarms.Again;
import dev.heddle.result.UnreadableException;
import dev.heddle.result.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a history beside its runs: which changes are meant, and what measuring
 * suspected rows again said.
 *
 * @param accepted the file of the first
 * @param changes its content
 * @param alarms the content of the file of the second, which lies beside it
 */
public record TrendMemory(Path accepted, AcceptedChanges changes, Alarms alarms) {

  /** Of a folder; {@code file} is where the accepted changes are, null for the usual place. */
  public static TrendMemory of(Path folder, @Nullable Path file) throws UnreadableException {
    Path accepted = accepted(folder, file);
    return new TrendMemory(
        accepted, AcceptedChanges.read(accepted), Alarms.read(alarmsBeside(accepted)));
  }

  /** Where the accepted changes are; those of a history in one file lie beside it. */
  public static Path accepted(Path folder, @Nullable Path file) {
    return file != null
        ? file
        : Files.isRegularFile(folder)
            ? folder.resolveSibling(AcceptedChanges.NAME)
            : folder.resolve(AcceptedChanges.NAME);
  }

  private static Path alarmsBeside(Path accepted) {
    return accepted.resolveSibling(Alarms.NAME);
  }

  /** Why what is measured again could not be kept, so that it had better not be; null if it can. */
  public @Nullable String whyNotKept() {
    try {
      WholeFile.require(alarmsBeside(accepted));
      return null;
    } catch (IOException e) {
      return RerunWords.cannotBeKept(alarmsBeside(accepted), Failures.words(e));
    }
  }

  /** Keeps what was measured again just now, so that nobody does so until chance is kind. */
  public void keep(Trends trends, String metric) throws IOException {
    List<Again> news = new ArrayList<>();
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    for (TrendRow row : trends.rows()) {
      Gate gate = row.gate();
      TrendPoint point = row.points().getLast();
      if (gate != null
          && alarms.of(row.fullName(), metric, point.time(), point.commit()).isEmpty()) {
        switch (gate.rerun()) {
          case Rerun.Confirmed(double ratio, double p, double level, int forks) ->
              news.add(again(row, metric, true, ratio, p, level, forks, now));
          case Rerun.Refuted(double ratio, double p, double level, int forks) ->
              news.add(again(row, metric, false, ratio, p, level, forks, now));
          case Rerun.NotDone _ -> {}
          case null -> {}
        }
      }
    }
    if (!news.isEmpty()) {
      alarms.with(news).write(alarmsBeside(accepted));
    }
  }

  private static Again again(
      TrendRow row,
      String metric,
      boolean confirmed,
      double ratio,
      double p,
      double level,
      int forks,
      Instant now) {
    TrendPoint point = row.points().getLast();
    return new Again(
        row.fullName(),
        metric,
        point.time(),
        point.commit(),
        confirmed,
        ratio,
        p,
        level,
        forks,
        now);
  }
}
