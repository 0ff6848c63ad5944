package dev.heddle.campaign;

import dev.heddle.result.RunInfo;
import dev.heddle.run.ExtraRounds;
import dev.heddle.run.Run;
import dev.heddle.run.RunListener;
import java.io.IOException;

/** Hears how a campaign goes on. */
public interface CampaignListener {

  /** A line for people. */
  void says(String line);

  /** Who hears of each fork of {@code run}, until that has measured. */
  RunListener of(Run run);

  /**
   * Lets {@code run} measure, and somebody hear of it.
   *
   * @param extra how long it goes on
   * @return what it has come to
   * @throws IOException where results can no longer be written; what was measured before is kept
   */
  default RunInfo measure(Run run, ExtraRounds extra) throws IOException {
    try (RunListener heard = of(run)) {
      return run.measure(heard, extra);
    }
  }
}
