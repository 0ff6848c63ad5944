package dev.heddle.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What is wrong with what a person says of a calibration, in one place. */
final class CalibrateWords {

  static final String GOES_ON_AS_PLANNED =
      "--resume: a calibration goes on as it was planned; say nothing else but --runs";

  static final String SEVERAL_JVMS =
      "calibrate: is about one JVM, and several are named; omit the names";

  static final String ONE_FORK_A_RUN =
      "calibrate: one fork a run does not tell forks from runs; write --rounds 2 or more";

  private CalibrateWords() {}

  static String runsOutOfRange(int runs, int fewest, int most) {
    return "--runs " + runs + ": is out of range; write " + fewest + " to " + most;
  }

  static String notEmpty(Path folder) {
    return folder + ": is there and not empty; name another with --out, or go on with --resume";
  }

  static String measuresNothing(@Nullable String from) {
    return "--from '" + from + "': measures nothing, so no run is planned; omit the other options";
  }

  static String oneRun(@Nullable String from) {
    return "--from '"
        + from
        + "': one run does not show what runs differ by; name two or more with commas";
  }

  static String unlike(String why) {
    return "--from: these are not runs of one kind: " + why + "; name runs of one plan";
  }

  static String hidesSecrets(Path folder) {
    return folder + ": its plan holds secrets that were not written down; begin a new calibration";
  }
}
