package dev.heddle.cli;

import dev.heddle.campaign.Forecast;
import dev.heddle.campaign.RowWords;
import dev.heddle.campaign.Rows;
import dev.heddle.campaign.TimeEstimate;
import dev.heddle.report.Inert;
import dev.heddle.result.Fork;
import dev.heddle.result.RunInfo.Failure;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.run.RunListener;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress on a terminal: a bar with the time left and the row that is being measured. */
final class BarProgress implements RunListener {

  private final ProgressBar bar;
  private final Forecast forecast;
  private final RowWords words;

  /**
   * Starts a bar on standard error. It is told its width, because the library would ask a terminal
   * that takes Ctrl-C from the JVM.
   */
  BarProgress(int columns, int total, int done, RowWords words, Forecast forecast) {
    this.words = words;
    this.forecast = forecast;
    bar =
        new ProgressBarBuilder()
            .setTaskName("measuring")
            .setInitialMax(total)
            .startsFrom(done, Duration.ZERO)
            .setStyle(ProgressBarStyle.UNICODE_BLOCK)
            .setUpdateIntervalMillis(500)
            .setUnit(" forks", 1)
            .hideEta() // it takes all forks to be alike
            .setConsumer(new ConsoleProgressBarConsumer(System.err, columns))
            .build();
  }

  @Override
  public void begins(PlannedRow row, int round, int place) {
    bar.setExtraMessage(
        "about "
            + TimeEstimate.words(forecast.rest())
            + " left, round "
            + round
            + ": "
            + Inert.of(words.id(row) + " " + Rows.contender(row.row())));
  }

  @Override
  public void grows(int forks) {
    bar.maxHint(bar.getMax() + forks);
    forecast.grows(forks);
  }

  @Override
  public void measured(PlannedRow row, Fork fork) {
    forecast.measured(row.row(), fork.seconds());
    bar.step();
  }

  @Override
  public void failed(PlannedRow row, Failure failure) {
    forecast.failed(row.row());
    bar.step();
  }

  @Override
  public void close() {
    bar.close();
  }
}
