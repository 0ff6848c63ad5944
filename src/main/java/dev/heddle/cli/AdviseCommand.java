package dev.heddle.cli;

import dev.heddle.advice.Advising;
import dev.heddle.advice.Labels;
import dev.heddle.advice.WorkloadAdvice;
import dev.heddle.report.AdviceFormat;
import dev.heddle.report.Format;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RunInfo;
import dev.heddle.result.UnreadableException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heddle advise}: which model, how many workers, on what evidence. */
@Command(
    name = "advise",
    mixinStandardHelpOptions = true,
    description =
        "Which model to take, with how many workers, at what price: what a run shows, and what it"
            + " does not.",
    footer = {
      "",
      "Best after a sweep: heddle run squares --workers sweep. A difference is said to be shown"
          + " where it is more than chance and more than 3 %%."
    })
final class AdviseCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "RUN",
      arity = "1..*",
      description = "A run's folder, a JMH JSON file or a folder of those.")
  private List<Path> runs = new ArrayList<>();

  @Mixin private FormatOption format = new FormatOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws UnreadableException {
    Format chosen = format.chosen();
    List<AdviceFormat.OfRun> all = new ArrayList<>();
    boolean whole = true;
    for (ResultSet set : Reading.all(runs)) {
      List<WorkloadAdvice> advice = Advising.of(set);
      if (advice.isEmpty()) {
        whole = false;
        Complaint.print(spec.commandLine(), nothing(set));
      }
      all.add(new AdviceFormat.OfRun(set.name(), advice, remarks(set)));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(AdviceFormat.write(all, chosen));
    return out.checkError() || !whole ? ExitCode.NOT_WHOLE : ExitCode.OK;
  }

  /** Why a run says nothing. */
  private static String nothing(ResultSet set) {
    if (set.nothingMeasured()) {
      return OutcomeWords.nothingMeasured(set.name(), TableCommand.advice(set));
    }
    boolean models = set.rows().stream().anyMatch(row -> !Labels.model(row.id()).isEmpty());
    return set.name() + ": " + (models ? OutcomeWords.NO_SCORE_OF_A_MODEL : OutcomeWords.NO_MODEL);
  }

  private static List<String> remarks(ResultSet set) {
    RunInfo run = set.run();
    List<String> remarks = new ArrayList<>(set.remarks());
    if (run != null && run.status() != RunInfo.Status.FINISHED) {
      remarks.add(OutcomeWords.NO_END);
    }
    if (run != null && !run.failures().isEmpty()) {
      remarks.add(OutcomeWords.FORKS_FAILED);
    }
    return remarks;
  }
}
