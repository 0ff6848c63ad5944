package dev.heddle.cli;

import dev.heddle.campaign.Judging;
import dev.heddle.campaign.RunLength;
import dev.heddle.compare.Comparison;
import dev.heddle.compare.Past;
import dev.heddle.report.Colours;
import dev.heddle.report.ComparisonFormat;
import dev.heddle.report.Format;
import dev.heddle.result.Plan;
import dev.heddle.result.ResultSet;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** What a run says at its end of several builds or JVMs, and of what is still open. */
record Verdicts(Plan plan, BuildOptions builds, UntilOptions until) {

  /** Tells of rounds that were not measured and of rows that are not known well enough yet. */
  int tellOpen(CommandLine command, RunLength length) {
    String cut = length.cut();
    if (cut != null) {
      Complaint.print(command, cut);
    }
    String open = length.open();
    if (open == null) {
      return ExitCode.OK;
    }
    Complaint.print(
        command, OutcomeWords.stillOpen(until.verdict, String.valueOf(until.width), open));
    return builds.failOn == null ? ExitCode.OK : ExitCode.INCONCLUSIVE;
  }

  /**
   * What may be said of the builds or JVMs of {@code run}.
   *
   * @param past what is known of its rows
   */
  List<Comparison> of(ResultSet run, Past past) throws UsageException {
    return Judging.of(plan, builds.rule()).of(run, past);
  }

  /**
   * Prints what is said of builds or JVMs.
   *
   * @return the exit code
   */
  int print(CommandLine command, List<Comparison> comparisons, Format format) {
    ComparisonFormat words = ComparisonFormat.valueOf(format.name());
    String text = words.write(comparisons);
    boolean colours = words == ComparisonFormat.TEXT && Terminal.colours();
    command.getOut().print(colours ? Colours.in(text) : text);
    int code = ExitCode.OK;
    boolean written = !command.getOut().checkError();
    for (Comparison each : comparisons) {
      List<String> complaints = new ArrayList<>();
      code = ExitCode.worse(code, builds.outcome().of(each, complaints));
      String of = comparisons.size() == 1 ? "" : each.candidateName() + ": ";
      complaints.forEach(line -> Complaint.print(command, of + line));
    }
    if (!written) {
      Complaint.print(command, OutcomeWords.cannotBePrinted("the comparison"));
    }
    return written || code == ExitCode.REGRESSION ? code : ExitCode.NOT_WHOLE;
  }
}
