package dev.heddle.cli;

import dev.heddle.compare.Comparison;
import dev.heddle.compare.Tables;
import dev.heddle.report.Format;
import dev.heddle.result.Plan;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RunFolder;
import dev.heddle.result.RunInfo;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.result.UnreadableException;
import dev.heddle.run.BuildLog;
import dev.heddle.run.Failures;
import dev.heddle.run.PlanException;
import dev.heddle.run.Preflight;
import dev.heddle.run.Run;
import dev.heddle.run.RunStart;
import dev.heddle.run.UnknownNameException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code heddle run}: measures. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Measures benchmarks and prints their tables.",
    footer = {
      "",
      "Results go to a new folder below results/ in the current folder, or to --out.",
      "Ctrl-C keeps what was measured; --resume goes on with it."
    })
final class RunCommand implements Callable<Integer> {

  @Mixin private RunOptions said = new RunOptions();

  @Option(names = "--out", paramLabel = "DIR", description = "The folder of the run; a new one.")
  private @Nullable Path out;

  private final RunPlace place = new RunPlace(InstantSource.system());

  @Option(
      names = "--dry-run",
      description = "Shows the plan, each row, and about how long it takes; measures nothing.")
  private boolean dryRun;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description = "Goes on with an interrupted run, or with one whose rows failed.")
  private @Nullable Path resume;

  @Option(
      names = "--more-rounds",
      paramLabel = "N",
      description = "With --resume: adds rounds to the run.")
  private @Nullable Integer moreRounds;

  @Mixin private BuildOptions builds = new BuildOptions();

  @Mixin private UntilOptions until = new UntilOptions();

  @Mixin private WaitOption wait = new WaitOption();

  @Mixin private FormatOption format = new FormatOption();

  @Mixin private AlsoOption also = new AlsoOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call()
      throws UsageException, UnknownNameException, PlanException, UnreadableException {
    Format tables = format.chosen();
    builds.check();
    wait.check();
    if (resume == null && moreRounds != null) {
      throw new UsageException(
          "--more-rounds: needs the run that it adds to; name it with --resume DIR");
    }
    if (resume != null && builds.given()) {
      throw new UsageException(
          "--resume: a run goes on with the builds that it has; omit --against and --jar");
    }
    if (resume == null && builds.given()) {
      return ofBuilds(tables);
    }
    Plan plan = until.of(resume == null ? newPlan() : earlierPlan(resume));
    until.check(Judging.param(plan) != null);
    also.check(plan, resume == null ? folder(plan) : resume);
    if (dryRun) {
      if (resume == null) {
        Preflight.ofNew(folder(plan), plan);
      } else {
        Preflight.ofResumed(resume, plan);
      }
      return show(plan, resume == null ? 0 : RunFolder.open(resume).forks().size());
    }
    try (OnSignal signal = OnSignal.listen();
        Run run =
            wait.begin(
                () ->
                    resume == null
                        ? RunStart.begin(folder(plan), plan, words())
                        : RunStart.resume(resume, plan),
                signal::asked,
                remark -> Complaint.print(spec.commandLine(), remark))) {
      signal.ends(run);
      return measure(run, plan, tables);
    }
  }

  private int show(Plan plan, int done) throws UsageException {
    PrintWriter to = spec.commandLine().getOut();
    DryRun.show(plan, done, until, to);
    return to.checkError() ? ExitCode.NOT_WHOLE : ExitCode.OK;
  }

  private int ofBuilds(Format tables)
      throws UsageException, UnknownNameException, PlanException, UnreadableException {
    until.check(true);
    Consumer<String> remarks = remark -> Complaint.print(spec.commandLine(), remark);
    BuildLog log = new BuildLog(buildLog());
    try (BuildPlan made = BuildPlan.of(said, builds, dryRun, this::look, wait, remarks, log)) {
      Plan plan = until.of(made.plan());
      until.check(Judging.param(plan) != null);
      also.check(plan, folder(plan));
      if (dryRun) {
        Preflight.ofNew(folder(plan), plan);
        return show(plan, 0);
      }
      try (OnSignal signal = OnSignal.listen();
          Run run =
              wait.begin(
                  () -> RunStart.begin(folder(plan), plan, words(), made.kept()),
                  signal::asked,
                  remarks)) {
        signal.ends(run);
        made.removeBuilt();
        log.moveTo(run);
        return measure(run, plan, tables);
      }
    }
  }

  /** Before anything is built. */
  private void look(Plan plan) throws PlanException, UsageException {
    also.check(plan, folder(plan));
    Preflight.ofNew(folder(plan), plan);
  }

  private Plan newPlan() throws UsageException, UnknownNameException, PlanException {
    return Plans.of(said, remark -> Complaint.print(spec.commandLine(), remark));
  }

  private Plan earlierPlan(Path path)
      throws UsageException, UnknownNameException, UnreadableException, PlanException {
    if (out != null) {
      throw new UsageException("--out: a resumed run stays in its folder; omit --out");
    }
    Plan earlier = RunFolder.open(path).info().plan();
    Plan plan = ResumedPlan.of(path, earlier, said);
    return moreRounds == null
        ? plan
        : ResumedPlan.withRounds(plan, plan.rounds() + Plans.rounds("--more-rounds", moreRounds));
  }

  /** The same at each question: the clock is asked once. */
  private Path folder(Plan plan) {
    return place.of(out, plan.preset());
  }

  /** Beside the folder of the run, which does not exist before all is built. */
  private Path buildLog() {
    Path run = out != null ? out : NewFolder.of("build");
    return run.resolveSibling(run.getFileName() + ".build.log");
  }

  private List<String> words() {
    return spec.commandLine().getParseResult().expandedArgs();
  }

  private int measure(Run run, Plan plan, Format tables)
      throws UnknownNameException, UsageException {
    PrintWriter err = spec.commandLine().getErr();
    int total = plan.forks();
    if (run.remaining() == 0 && !until.given()) {
      err.printf(
          "heddle: %s is whole, with %s of %s forks; add rounds with --more-rounds N%n",
          run.folder().path(), total, total);
    } else {
      err.printf(
          "heddle: %s, %s, about %s; results go to %s%n",
          Words.count(plan.rows().size(), "row"),
          Words.count(plan.rounds(), "round"),
          TimeEstimate.words(until.atMost(new Forecast(plan, run.forks()).rest())),
          run.folder().path());
    }
    try {
      Verdicts verdicts = new Verdicts(plan, builds, until);
      RunInfo info = Progress.measure(run, total, err, verdicts.extraRounds());
      if (info.status() == RunInfo.Status.INTERRUPTED) {
        err.printf(
            "heddle: interrupted%s: go on with 'heddle run --resume %s%s'%n",
            run.remaining() == total
                ? " before anything was measured"
                : "; what was measured is kept",
            run.folder().path(),
            until.words());
        return ExitCode.INTERRUPTED;
      }
      return conclude(run, plan, info, tables, verdicts);
    } catch (IOException e) {
      Complaint.print(
          spec.commandLine(),
          run.folder().path()
              + ": cannot be written any more: "
              + Failures.words(e)
              + (Files.isDirectory(run.folder().path())
                  ? "; what was measured before is kept, make room and go on with --resume"
                  : "; what was measured is gone with the folder, begin a new run"));
      return ExitCode.NOT_WHOLE;
    }
  }

  private int conclude(Run run, Plan plan, RunInfo info, Format tables, Verdicts verdicts)
      throws UnknownNameException, UsageException {
    ResultSet results = run.results();
    int code;
    boolean written;
    if (Judging.param(plan) == null) {
      code = TableCommand.print(spec.commandLine(), results, tables, Tables.SCORE);
      written = also.tables(spec.commandLine(), results);
    } else {
      List<Comparison> comparisons = verdicts.of(results);
      code = verdicts.print(spec.commandLine(), comparisons, tables);
      written = also.comparisons(spec.commandLine(), comparisons);
    }
    code = written || code == ExitCode.REGRESSION ? code : ExitCode.NOT_WHOLE;
    int open = verdicts.tellOpen(spec.commandLine());
    code = code == ExitCode.OK ? open : code;
    Map<PlannedRow, String> troubles = Troubles.of(plan, info.failures(), run.forks());
    troubles.forEach((row, trouble) ->
        Complaint.print(
            spec.commandLine(),
            RowWords.of(plan).of(row) + ": " + trouble + "; see " + run.folder().log()));
    return troubles.isEmpty() || code == ExitCode.REGRESSION ? code : ExitCode.NOT_WHOLE;
  }
}
