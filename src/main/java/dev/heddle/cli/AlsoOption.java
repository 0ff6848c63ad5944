package dev.heddle.cli;

import dev.heddle.campaign.Judging;
import dev.heddle.compare.Comparison;
import dev.heddle.compare.Tables;
import dev.heddle.compare.UnknownMetricException;
import dev.heddle.report.ComparisonFormat;
import dev.heddle.report.Format;
import dev.heddle.report.RunDocument;
import dev.heddle.result.Plan;
import dev.heddle.result.ResultSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The files that what a run prints at its end goes to as well. */
final class AlsoOption {

  private static final String KEPT =
      "the results are kept, 'heddle table' and 'heddle compare' write them again";

  @Option(
      names = "--also",
      paramLabel = "FORMAT=FILE",
      description = {
        "Writes what is printed into a file too; may be given several times: text, markdown, csv or"
            + " json, and where builds or JVMs are judged comment (Markdown that fits into one on"
            + " GitHub), html, junit, svg, github-action-benchmark or bencher."
      })
  private List<String> also = new ArrayList<>();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Writes the page that 'heddle report' makes of the run, too.")
  private @Nullable Path report;

  /** Says what is wrong with the words before anything is measured in {@code folder}. */
  void check(Plan plan, Path folder) throws UsageException {
    AlsoFiles<?> files = Judging.param(plan) == null ? ofTables() : ofComparisons();
    files.refuse(List.of(folder), "what the run itself writes");
    for (OutputFile each : files.formats().keySet()) {
      each.requirePlace("--also", folder);
    }
    if (report != null) {
      page(report).check(List.of(folder), folder);
    }
    if (sides(plan) > 2) {
      for (ComparisonFormat each : ofComparisons().formats().values()) {
        if (each.ofOneCandidate()) {
          throw new UsageException(OutputOptionWords.severalCandidates(each.id()));
        }
      }
    }
  }

  private static int sides(Plan plan) {
    int commands = plan.commands() == null ? 0 : plan.commands().each().size();
    return IntStream.of(plan.builds().size(), plan.own().size(), plan.jvms().size(), commands)
        .max()
        .orElse(0);
  }

  /** Writes the tables of {@code run}; whether all of it could be written. */
  boolean tables(CommandLine command, ResultSet run) throws UsageException {
    boolean written = ofTables().write(command, format -> format.write(tables(run)), KEPT);
    return report(command, run) && written;
  }

  /** Writes {@code comparisons} of {@code run}; whether all of it could be written. */
  boolean comparisons(CommandLine command, ResultSet run, List<Comparison> comparisons)
      throws UsageException {
    AlsoFiles<ComparisonFormat> files = ofComparisons();
    LeftOut.tell(files.formats().values(), comparisons, command);
    boolean written = files.write(command, format -> format.write(comparisons), KEPT);
    return report(command, run) && written;
  }

  private boolean report(CommandLine command, ResultSet run) {
    return report == null || page(report).write(command, RunDocument.of(List.of(run)));
  }

  /** As other reports of a run it is written anew each time. */
  private static ReportFile page(Path path) {
    return ReportFile.of(path, "--report", true);
  }

  private static Tables tables(ResultSet run) {
    try {
      return Tables.of(List.of(run), Tables.SCORE);
    } catch (UnknownMetricException e) {
      throw new IllegalStateException("every run has scores", e);
    }
  }

  private AlsoFiles<Format> ofTables() throws UsageException {
    return AlsoFiles.of(also, Format.class);
  }

  private AlsoFiles<ComparisonFormat> ofComparisons() throws UsageException {
    return AlsoFiles.of(also, ComparisonFormat.class);
  }
}
