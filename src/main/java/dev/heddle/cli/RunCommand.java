package dev.heddle.cli;

import dev.heddle.campaign.BuildPlan;
import dev.heddle.campaign.Counted;
import dev.heddle.campaign.Forecast;
import dev.heddle.campaign.ForkPlan;
import dev.heddle.campaign.Judging;
import dev.heddle.campaign.PeerChoice;
import dev.heddle.campaign.PeerRows;
import dev.heddle.campaign.PlanRequest;
import dev.heddle.campaign.Plans;
import dev.heddle.campaign.Readiness;
import dev.heddle.campaign.ResumedPlan;
import dev.heddle.campaign.RunLength;
import dev.heddle.campaign.TimeEstimate;
import dev.heddle.campaign.Troubles;
import dev.heddle.campaign.Turn;
import dev.heddle.campaign.Until;
import dev.heddle.compare.Comparison;
import dev.heddle.compare.Past;
import dev.heddle.compare.Tables;
import dev.heddle.jvm.Failures;
import dev.heddle.report.Format;
import dev.heddle.result.Plan;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RunFolder;
import dev.heddle.result.RunInfo;
import dev.heddle.result.UnreadableException;
import dev.heddle.run.BuildLog;
import dev.heddle.run.PlanException;
import dev.heddle.run.Run;
import dev.heddle.run.RunStart;
import dev.heddle.run.UnknownNameException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
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

  @Mixin private PlanOption noise = new PlanOption();

  private @Nullable ForkPlan forks;

  @Mixin private RulersOption rulers = new RulersOption();

  @Mixin private WaitOption wait = new WaitOption();

  @Mixin private FormatOption format = new FormatOption();

  @Mixin private AlsoOption also = new AlsoOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call()
      throws UsageException, UnknownNameException, PlanException, UnreadableException {
    Format tables = format.chosen();
    builds.check();
    rulers.check();
    Turn turn = wait.turn();
    until.until();
    if (resume == null && moreRounds != null) {
      throw new UsageException(RunOptionWords.MORE_OF_NO_RUN);
    }
    if (resume != null && rulers.given()) {
      throw new UsageException(RunOptionWords.HAS_ITS_RULERS);
    }
    if (resume != null && builds.given()) {
      throw new UsageException(RunOptionWords.HAS_ITS_BUILDS);
    }
    if (!said.with.isEmpty() && (resume != null || builds.given())) {
      throw new UsageException(
          resume != null
              ? RunOptionWords.HAS_ITS_RUNTIMES
              : RunOptionWords.ONE_BUILD_BESIDE_RUNTIMES);
    }
    if (said.commands.given() && (builds.given() || !said.with.isEmpty())) {
      throw new UsageException(RunOptionWords.COMMAND_BESIDE_OTHERS);
    }
    if (resume == null && builds.given() && !builds.ofOwnTask(said.task)) {
      return ofBuilds(tables, turn);
    }
    Plan plan = planned(resume == null ? newPlan() : earlierPlan(resume));
    tellForks();
    also.check(plan, resume == null ? folder(plan) : resume);
    RunStart start =
        resume == null ? RunStart.ofNew(folder(plan), plan) : RunStart.ofResumed(resume, plan);
    if (dryRun) {
      return show(tables, plan, resume == null ? 0 : RunFolder.open(resume).forks().size());
    }
    Readiness.require(plan);
    try (OnSignal signal = OnSignal.listen();
        Run run =
            turn.begin(
                () -> resume == null ? start.begin(words()) : start.resume(),
                signal::asked,
                remark -> Complaint.print(spec.commandLine(), remark))) {
      signal.ends(run);
      return measure(run, plan, tables);
    }
  }

  private int show(Format format, Plan plan, int done) throws UsageException {
    PrintWriter to = spec.commandLine().getOut();
    DryRun.show(format, plan, done, until.until(), to);
    return to.checkError() ? ExitCode.NOT_WHOLE : ExitCode.OK;
  }

  private int ofBuilds(Format tables, Turn turn)
      throws UsageException, UnknownNameException, PlanException, UnreadableException {
    Consumer<String> remarks = remark -> Complaint.print(spec.commandLine(), remark);
    BuildLog log = new BuildLog(buildLog());
    try (BuildPlan made =
        BuildPlan.of(said.request(), builds.request(), dryRun, this::look, turn, remarks, log)) {
      Plan plan = planned(made.plan());
      tellForks();
      also.check(plan, folder(plan));
      RunStart start = RunStart.ofNew(folder(plan), plan);
      if (dryRun) {
        return show(tables, plan, 0);
      }
      Readiness.require(plan);
      try (OnSignal signal = OnSignal.listen();
          Run run = turn.begin(() -> start.begin(words(), made.kept()), signal::asked, remarks)) {
        signal.ends(run);
        made.removeBuilt();
        log.moveTo(run);
        return measure(run, plan, tables);
      }
    }
  }

  /** Before anything is built. */
  private void look(Plan said) throws PlanException, UsageException {
    Plan plan = planned(said);
    also.check(plan, folder(plan));
    RunStart.ofNew(folder(plan), plan);
  }

  /** With as many rounds of each row as is asked for. */
  private Plan planned(Plan said) throws PlanException, UsageException {
    Plan plan = until.of(said);
    forks = noise.of(plan, builds.rule(), until, this.said.rounds);
    if (resume != null) {
      return plan;
    }
    Plan whole = forks == null ? plan : forks.plan();
    return rulers.in(whole);
  }

  private void tellForks() {
    if (forks != null) {
      forks.remarks().forEach(line -> Complaint.print(spec.commandLine(), line));
    }
  }

  private Plan newPlan() throws UsageException, UnknownNameException, PlanException {
    PeerChoice choice = PeerChoice.of(said.request());
    PlanRequest request = choice.rest();
    Plan plan =
        Plans.of(
            builds.against == null ? request : request.against(builds.against),
            remark -> Complaint.print(spec.commandLine(), remark));
    return PeerRows.in(plan, choice, choice.runtimes(said.with));
  }

  private Plan earlierPlan(Path path)
      throws UsageException, UnknownNameException, UnreadableException, PlanException {
    if (out != null) {
      throw new UsageException(RunOptionWords.STAYS_IN_ITS_FOLDER);
    }
    Plan earlier = RunFolder.open(path).info().plan();
    Plan plan = ResumedPlan.of(path, earlier, said.request());
    return moreRounds == null
        ? plan
        : plan.withMoreRounds(Words.rounds("--more-rounds", moreRounds));
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
    return AskedCommand.of(spec);
  }

  private int measure(Run run, Plan plan, Format tables)
      throws UnknownNameException, UsageException {
    PrintWriter err = spec.commandLine().getErr();
    Until asked = until.until();
    int total = plan.forks();
    boolean mayGrow =
        asked.given() || forks != null || (plan.commands() != null && plan.commands().swept());
    if (run.remaining() == 0 && !mayGrow) {
      err.printf(
          "heddle: %s is whole, with %s of %s forks; add rounds with --more-rounds N%n",
          run.folder().path(), total, total);
    } else {
      err.printf(
          "heddle: %s, %s, about %s; results go to %s%n",
          Counted.of(plan.rows().size(), "row"),
          Counted.of(plan.rounds(), "round"),
          TimeEstimate.words(asked.atMost(new Forecast(plan, run.forks()).rest())),
          run.folder().path());
    }
    try {
      RunLength length = new RunLength(plan, asked, builds.rule(), forks);
      RunInfo info = new Progress(spec.commandLine()).measure(run, length.rounds());
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
      return conclude(run, plan, info, tables, length);
    } catch (IOException e) {
      Complaint.print(
          spec.commandLine(),
          OutcomeWords.cannotBeWrittenAnyMore(
              run.folder().path(), Failures.words(e), Files.isDirectory(run.folder().path())));
      return ExitCode.NOT_WHOLE;
    }
  }

  private int conclude(Run run, Plan plan, RunInfo info, Format tables, RunLength length)
      throws UnknownNameException, UsageException {
    ResultSet results = run.results();
    Verdicts verdicts = new Verdicts(plan, builds, until);
    int code;
    boolean written;
    if (Judging.param(plan) == null) {
      code = TableCommand.print(spec.commandLine(), results, tables, Tables.SCORE);
      written = also.tables(spec.commandLine(), results);
    } else {
      List<Comparison> comparisons =
          verdicts.of(results, forks == null ? Past.NOTHING : forks.past());
      code = verdicts.print(spec.commandLine(), comparisons, tables);
      written = also.comparisons(spec.commandLine(), results, comparisons);
      written &= GitHubJob.tell(comparisons, spec.commandLine());
    }
    code = written || code == ExitCode.REGRESSION ? code : ExitCode.NOT_WHOLE;
    int open = verdicts.tellOpen(spec.commandLine(), length);
    code = code == ExitCode.OK ? open : code;
    Path log = run.folder().log();
    List<String> troubles =
        Judging.param(plan) == null
            ? Troubles.besideTable(plan, info.failures(), run.forks(), log)
            : Troubles.lines(plan, info.failures(), run.forks(), log);
    troubles.forEach(line -> Complaint.print(spec.commandLine(), line));
    return troubles.isEmpty() || code == ExitCode.REGRESSION ? code : ExitCode.NOT_WHOLE;
  }
}
