package dev.heddle.cli;

import dev.heddle.campaign.Forecast;
import dev.heddle.campaign.RowWords;
import dev.heddle.campaign.TimeEstimate;
import dev.heddle.report.Figure;
import dev.heddle.report.Inert;
import dev.heddle.result.Fork;
import dev.heddle.result.RunInfo.Failure;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.run.RunListener;
import java.io.PrintWriter;
import java.util.Locale;

/** Progress where nobody watches: a line a fork. */
final class LineProgress implements RunListener {

  private final RowWords words;
  private final PrintWriter out;
  private final Forecast forecast;
  private int total;
  private int place;
  private int round;

  /**
   * Lines to {@code out}.
   *
   * @param forecast is told what forks take, and tells after each round what is left
   */
  LineProgress(PrintWriter out, int total, RowWords words, Forecast forecast) {
    this.words = words;
    this.out = out;
    this.total = total;
    this.forecast = forecast;
  }

  @Override
  public void begins(PlannedRow row, int round, int place) {
    if (this.round != 0 && this.round != round) {
      out.printf("heddle: about %s left%n", TimeEstimate.words(forecast.rest()));
      out.flush();
    }
    this.round = round;
    this.place = place;
  }

  @Override
  public void grows(int forks) {
    total += forks;
    forecast.grows(forks);
  }

  @Override
  public void measured(PlannedRow row, Fork fork) {
    forecast.measured(row.row(), fork.seconds());
    double mean =
        fork.primary().iterations().stream().mapToDouble(Double::doubleValue).average().orElse(0);
    print(row, Figure.of(mean, fork.primary().unit()));
  }

  @Override
  public void failed(PlannedRow row, Failure failure) {
    forecast.failed(row.row());
    // why is said with the row at the end, once
    print(row, "FAILED");
  }

  private void print(PlannedRow row, String what) {
    out.printf(Locale.ROOT, "[%s/%s] %s: %s%n", place, total, Inert.of(words.of(row)), what);
    out.flush();
  }
}
