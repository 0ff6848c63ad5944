package dev.heddle.cli;

import dev.heddle.campaign.Turn;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a run waits until the one that measures now has ended, and for how long. */
final class WaitOption {

  private static final String FOR_EVER = "168h";

  @Option(
      names = "--wait",
      arity = "0..1",
      paramLabel = "TIME",
      fallbackValue = FOR_EVER,
      description =
          "Waits until another run on this machine has ended, at most so long: --wait, --wait=30m.")
  private @Nullable String wait;

  /** Whether it was asked to wait. */
  boolean given() {
    return wait != null;
  }

  /**
   * What was asked for.
   *
   * @throws UsageException where a word is wrong
   */
  Turn turn() throws UsageException {
    return new Turn(wait == null ? null : Words.seconds("--wait", wait));
  }
}
