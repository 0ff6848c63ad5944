package dev.heddle.cli;

import dev.heddle.campaign.BuildPlan;
import dev.heddle.campaign.Plans;
import dev.heddle.campaign.RepeatedRuns;
import dev.heddle.campaign.ResumedPlan;
import dev.heddle.campaign.RowWords;
import dev.heddle.campaign.Rulers;
import dev.heddle.campaign.TimeEstimate;
import dev.heddle.campaign.Turn;
import dev.heddle.compare.Calibrating;
import dev.heddle.id.Identified;
import dev.heddle.jvm.Failures;
import dev.heddle.report.CalibrationFormat;
import dev.heddle.report.Inert;
import dev.heddle.result.Calibration;
import dev.heddle.result.Plan;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RunFolder;
import dev.heddle.result.UnreadableException;
import dev.heddle.run.PlanException;
import dev.heddle.run.UnknownNameException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code heddle calibrate}: the noise of this machine. */
@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures the same thing several times: what runs of unchanged code differ by on this"
          + " machine, and how small a change can be seen here, row by row.",
      "",
      "Two runs differ by more than their forks do. 'heddle compare --calibration FILE' takes that"
          + " into its intervals."
    },
    footer = {
      "",
      "The runs and " + Calibration.NAME + " go to a new folder below results/, or to --out.",
      "Ctrl-C keeps what was measured; --resume goes on with it. Exit codes: 0 fine, 2 usage or"
          + " unreadable input, 4 rows failed or nothing calibrated, 130 Ctrl-C."
    })
final class CalibrateCommand implements Callable<Integer> {

  private static final int FEWEST = 2;
  private static final int MOST = 100;

  @Mixin private RunOptions said = new RunOptions();

  @Option(
      names = "--runs",
      paramLabel = "K",
      description = "How many runs, one after the other. Default: 5, or as it was begun.")
  private @Nullable Integer saidRuns;

  private int runs;

  @Option(
      names = "--jar",
      paramLabel = "JAR",
      description = "Measures the benchmarks of a JMH jar, of whichever project.")
  private @Nullable String jar;

  @Option(names = "--out", paramLabel = "DIR", description = "The folder of it all; a new one.")
  private @Nullable Path out;

  @Option(
      names = "--from",
      paramLabel = "RUN,…",
      description =
          "Measures nothing: takes these results, of the same code and machine, for the runs. Any"
              + " JMH JSON file will do.")
  private @Nullable String from;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description = "Goes on with an interrupted calibration, or adds runs to one (--runs).")
  private @Nullable Path resume;

  @Option(names = "--no-rulers", description = RunOptionWords.CALIBRATED_WITHOUT)
  private boolean noRulers;

  @Mixin private WaitOption wait = new WaitOption();

  @Option(
      names = "--dry-run",
      description = "Shows the plan, each row, and about how long it takes; measures nothing.")
  private boolean dryRun;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, markdown, csv or json. Default: text.")
  private String format = CalibrationFormat.TEXT.id();

  private static final int USUAL = 5;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call()
      throws UsageException, UnknownNameException, PlanException, UnreadableException {
    CalibrationOutput output = new CalibrationOutput(spec.commandLine(), format());
    Turn turn = wait.turn();
    if (from != null) {
      return take(SideOptions.paths(from), output);
    }
    runs = saidRuns != null ? saidRuns : resume == null ? USUAL : RepeatedRuns.meant(resume, USUAL);
    if (runs < FEWEST || runs > MOST) {
      throw new UsageException(CalibrateWords.runsOutOfRange(runs, FEWEST, MOST));
    }
    Plan plan = resume == null ? newPlan() : earlierPlan(resume);
    if (plan.rows().stream().anyMatch(row -> plan.times(row).rounds() < FEWEST)) {
      throw new UsageException(CalibrateWords.ONE_FORK_A_RUN);
    }
    if (!plan.jvms().isEmpty()) {
      throw new UsageException(CalibrateWords.SEVERAL_JVMS);
    }
    if (dryRun) {
      show(plan);
      return spec.commandLine().getOut().checkError() ? ExitCode.NOT_WHOLE : ExitCode.OK;
    }
    Path folder = resume != null ? resume : out != null ? out : NewFolder.of("calibration");
    return measure(folder, plan, turn, output);
  }

  private int measure(Path folder, Plan plan, Turn turn, CalibrationOutput output)
      throws UsageException, PlanException, UnreadableException {
    PrintWriter err = spec.commandLine().getErr();
    err.printf(
        "heddle: %s runs of %s rows, %s rounds each, about %s; results go to %s%n",
        runs,
        plan.rows().size(),
        plan.rounds(),
        TimeEstimate.words(runs * TimeEstimate.seconds(plan)),
        folder);
    // with what an @file says: --runs may be in one
    RepeatedRuns repeated =
        new RepeatedRuns(
            folder, plan, runs, AskedCommand.of(spec), turn, new Progress(spec.commandLine()));
    List<ResultSet> whole = new ArrayList<>();
    try {
      if (resume == null) {
        RunFolder.create(folder);
      }
      boolean all =
          repeated.measure(sets -> {
            whole.clear();
            whole.addAll(sets);
            if (sets.size() >= FEWEST) {
              output.write(sets, folder);
            }
          });
      if (!all) {
        err.printf(
            "heddle: interrupted; %s of %s runs are whole%s: go on with 'heddle calibrate --resume"
                + " %s'%n",
            whole.size(),
            runs,
            whole.size() < FEWEST ? "" : ", and " + Calibration.NAME + " is of these",
            folder);
        return ExitCode.INTERRUPTED;
      }
      int code = output.print(whole, folder);
      List<String> troubles = repeated.troubles();
      troubles.forEach(line -> Complaint.print(spec.commandLine(), line));
      return troubles.isEmpty() ? code : ExitCode.NOT_WHOLE;
    } catch (DirectoryNotEmptyException e) {
      throw new UsageException(CalibrateWords.notEmpty(folder));
    } catch (IOException e) {
      Complaint.print(
          spec.commandLine(), OutcomeWords.calibrationCannotBeWritten(folder, Failures.words(e)));
      return ExitCode.NOT_WHOLE;
    } finally {
      err.flush();
      repeated.end();
    }
  }

  /** Takes results that are there for the runs. */
  private int take(List<Path> paths, CalibrationOutput output)
      throws UsageException, UnreadableException {
    if (given() || resume != null || dryRun || wait.given()) {
      throw new UsageException(CalibrateWords.measuresNothing(from));
    }
    List<ResultSet> sets = Reading.all(paths);
    if (sets.size() < FEWEST) {
      throw new UsageException(CalibrateWords.oneRun(from));
    }
    String unlike = Calibrating.unlike(sets);
    if (unlike != null) {
      throw new UsageException(CalibrateWords.unlike(unlike));
    }
    Path folder = out != null ? out : NewFolder.of("calibration");
    try {
      Files.createDirectories(folder);
      output.write(sets, folder);
      return output.print(sets, folder);
    } catch (IOException e) {
      Complaint.print(
          spec.commandLine(),
          folder + ": cannot be written: " + Failures.words(e) + "; name another with --out");
      return ExitCode.NOT_WHOLE;
    }
  }

  private boolean given() throws UsageException {
    return said.request().given() || jar != null || noRulers;
  }

  private Plan newPlan() throws UsageException, UnknownNameException, PlanException {
    Consumer<String> remarks = remark -> Complaint.print(spec.commandLine(), remark);
    Plan made =
        jar == null
            ? Plans.of(said.request(), remarks)
            : BuildPlan.of(said.request(), jar, remarks);
    made.leftOut().forEach(why -> Complaint.print(spec.commandLine(), "no row for " + why));
    return noRulers || !made.jvms().isEmpty() ? made : Rulers.in(made);
  }

  private Plan earlierPlan(Path folder) throws UsageException, UnreadableException {
    if (given() || out != null) {
      throw new UsageException(CalibrateWords.GOES_ON_AS_PLANNED);
    }
    Plan plan = RunFolder.open(RepeatedRuns.place(folder, 1)).info().plan();
    if (ResumedPlan.hidesSecrets(plan)) {
      throw new UsageException(CalibrateWords.hidesSecrets(folder));
    }
    return plan;
  }

  private void show(Plan plan) {
    PrintWriter to = spec.commandLine().getOut();
    to.printf("runs        %s, one after the other%n", runs);
    to.printf("rounds      %s in each, every row once in each, in random order%n", plan.rounds());
    to.printf("rows        %s%n", plan.rows().size());
    RowWords words = RowWords.of(plan);
    plan.rows().forEach(row -> to.printf("  %s%n", Inert.of(words.of(row))));
    to.printf("takes       about %s%n", TimeEstimate.words(runs * TimeEstimate.seconds(plan)));
  }

  private CalibrationFormat format() {
    return Identified.of(CalibrationFormat.class, "format", format);
  }
}
