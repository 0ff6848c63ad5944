package dev.heddle.cli;

import dev.heddle.compare.Calibrated;
import dev.heddle.compare.KnownNoise;
import dev.heddle.compare.Tables;
import dev.heddle.result.Calibration;
import dev.heddle.result.ResultSet;
import dev.heddle.result.UnreadableException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is known of the noise between the runs that are compared. */
final class CalibrationOption {

  @Option(
      names = "--calibration",
      paramLabel = "FILE",
      description =
          "What 'heddle calibrate' wrote on the machine of these runs: its noise between runs goes"
              + " into the intervals.")
  private @Nullable Path file;

  private @Nullable Calibrated read;

  /**
   * The noise that the file tells of.
   *
   * @param within whether both sides were measured together
   * @throws UsageException where it has no part in such a comparison
   */
  KnownNoise noise(String metric, boolean within) throws UsageException, UnreadableException {
    if (file == null) {
      return KnownNoise.NOTHING;
    }
    if (within) {
      throw new UsageException(
          "--calibration: both sides of --within were measured together, and runs differ by nothing"
              + " there; leave it away");
    }
    if (!metric.equals(Tables.SCORE)) {
      throw new UsageException(
          "--calibration: is of scores and tells nothing of '" + metric + "'; leave it away");
    }
    read = new Calibrated(Calibration.read(file));
    return read;
  }

  /**
   * Makes sure that the calibration says something of {@code sets}.
   *
   * @throws UsageException where it does not, as on another machine
   */
  void require(List<ResultSet> sets) throws UsageException {
    if (read == null) {
      return;
    }
    String other = read.otherMachine(sets);
    if (other != null) {
      throw new UsageException(
          file + ": is the calibration of another machine: " + other + "; calibrate there");
    }
    if (!read.knowsAnyOf(sets)) {
      throw new UsageException(
          file + ": has none of these rows; calibrate the same benchmarks and parameters");
    }
  }
}
