package dev.heddle.cli;

import dev.heddle.compare.Column;
import dev.heddle.compare.Tables;
import dev.heddle.report.RunDocument;
import dev.heddle.result.ResultSet;
import dev.heddle.result.UnreadableException;
import java.awt.Desktop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heddle report}: what runs say, as a page to look at and to send. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "A page of a run, or of several side by side, in one file that needs nothing else.",
      "",
      "The answers first, then each workload in pictures and a table, then how it was measured and"
          + " all figures to sort, filter and download. Any JMH JSON file will do."
    },
    footer = {
      "",
      "Exit codes: 0 fine, 2 usage, unreadable input or a file that is there already, 4 a run"
          + " without a value, or the page could not be written."
    })
final class ReportCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "RUN",
      arity = "1..*",
      description = "A run's folder, a JMH JSON file or a folder of those.")
  private List<Path> runs = new ArrayList<>();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "The file to write (default: ${DEFAULT-VALUE}).",
      defaultValue = "report.html")
  private Path out = Path.of("report.html");

  @Option(names = "--force", description = "Writes over a file that is there.")
  private boolean force;

  @Option(names = "--open", description = "Shows the page in the browser of this machine.")
  private boolean open;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws UnreadableException, UsageException {
    ReportFile file = ReportFile.of(out, "-o", force);
    file.check(runs, null);
    List<ResultSet> sets =
        Reading.all(runs, Tables.reads(Tables.SCORE, Arrays.asList(Column.values())));
    boolean written = file.write(spec.commandLine(), RunDocument.of(sets));
    boolean nothing = false;
    for (ResultSet set : sets) {
      if (set.nothingMeasured()) {
        nothing = true;
        Complaint.print(
            spec.commandLine(), OutcomeWords.nothingMeasured(set.name(), TableCommand.advice(set)));
      }
    }
    if (open && written) {
      show(file.file().path());
    }
    return written && !nothing ? ExitCode.OK : ExitCode.NOT_WHOLE;
  }

  private void show(Path page) {
    try {
      if (Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
        Desktop.getDesktop().browse(page.toUri());
        return;
      }
    } catch (IOException | UnsupportedOperationException e) {
      // said below, as where there is no desktop
    }
    Complaint.print(spec.commandLine(), OutcomeWords.noBrowser(page));
  }
}
