package dev.heddle.cli;

import dev.heddle.result.RunInfo;
import dev.heddle.run.ExtraRounds;
import dev.heddle.run.Run;
import java.io.IOException;
import java.io.PrintWriter;

/** Lets a run measure and shows how it goes on. */
final class Progress {

  private Progress() {}

  /**
   * Measures with a bar where somebody watches, else with a line a fork.
   *
   * @param total the forks of the whole run, those measured earlier included
   */
  static RunInfo measure(Run run, int total, PrintWriter err, ExtraRounds extra)
      throws IOException {
    RowWords words = RowWords.of(run.plan());
    // the launcher knows; without it there are lines
    Forecast forecast = new Forecast(run.plan(), run.forks());
    int columns = Integer.getInteger("heddle.columns", 0);
    if (columns > 0) {
      try (BarProgress bar =
          new BarProgress(columns, total, total - run.remaining(), words, forecast)) {
        return run.measure(bar, extra);
      }
    }
    return run.measure(new LineProgress(err, total, words, forecast), extra);
  }
}
