package dev.heddle.cli;

import dev.heddle.campaign.CampaignListener;
import dev.heddle.campaign.Forecast;
import dev.heddle.campaign.RowWords;
import dev.heddle.run.Run;
import dev.heddle.run.RunListener;
import picocli.CommandLine;

/**
 * Shows on standard error how runs go on: with a bar where somebody watches, else with a line a
 * fork.
 */
record Progress(CommandLine command) implements CampaignListener {

  @Override
  public void says(String line) {
    Complaint.print(command, line);
  }

  @Override
  public RunListener of(Run run) {
    RowWords words = RowWords.of(run.plan());
    int total = run.plan().forks();
    Forecast forecast = new Forecast(run.plan(), run.forks());
    // the launcher knows; without it there are lines
    int columns = Integer.getInteger("heddle.columns", 0);
    return columns > 0
        ? new BarProgress(columns, total, total - run.remaining(), words, forecast)
        : new LineProgress(command.getErr(), total, words, forecast);
  }
}
