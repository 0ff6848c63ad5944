package dev.heddle.cli;

import dev.heddle.compare.Calibrating;
import dev.heddle.compare.Rule;
import dev.heddle.compare.Sensitivities;
import dev.heddle.report.CalibrationFormat;
import dev.heddle.result.Calibration;
import dev.heddle.result.ResultSet;
import dev.heddle.run.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import picocli.CommandLine;

/**
 * Where a calibration goes.
 *
 * @param command who prints
 * @param format how
 */
record CalibrationOutput(CommandLine command, CalibrationFormat format) {

  /** Writes what {@code runs} tell into {@code folder}. */
  void write(List<ResultSet> runs, Path folder) throws IOException {
    calibration(runs).write(folder.resolve(Calibration.NAME));
  }

  /**
   * Prints what that lets one see.
   *
   * @return the exit code
   */
  int print(List<ResultSet> runs, Path folder) throws IOException {
    Calibration calibration = calibration(runs);
    PrintWriter out = command.getOut();
    out.print(format.write(Sensitivities.of(calibration, runs, Rule.DEFAULT)));
    if (out.checkError()) {
      Complaint.print(command, OutcomeWords.cannotBePrinted("the calibration"));
      return ExitCode.NOT_WHOLE;
    }
    if (calibration.rows().isEmpty()) {
      Complaint.print(command, OutcomeWords.NOTHING_CALIBRATED);
      return ExitCode.NOT_WHOLE;
    }
    command
        .getErr()
        .printf(
            "heddle: use it with 'heddle compare --calibration %s'%n",
            folder.resolve(Calibration.NAME));
    return ExitCode.OK;
  }

  private static Calibration calibration(List<ResultSet> runs) throws IOException {
    return Calibrating.of(runs, Version.build(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }
}
