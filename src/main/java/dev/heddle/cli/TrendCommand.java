package dev.heddle.cli;

import dev.heddle.campaign.SecondLook;
import dev.heddle.campaign.TrendMemory;
import dev.heddle.compare.Rule;
import dev.heddle.compare.Tables;
import dev.heddle.compare.Trending;
import dev.heddle.compare.Trends;
import dev.heddle.compare.UnknownMetricException;
import dev.heddle.id.Identified;
import dev.heddle.report.Quoted;
import dev.heddle.report.TrendFormat;
import dev.heddle.result.AcceptedChanges;
import dev.heddle.result.Alarms;
import dev.heddle.result.History;
import dev.heddle.result.UnreadableException;
import dev.heddle.run.PlanException;
import dev.heddle.run.UnknownNameException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heddle trend}: what changed over many runs. */
@Command(
    name = "trend",
    mixinStandardHelpOptions = true,
    subcommands = TrendAcceptCommand.class,
    synopsisSubcommandLabel = "[accept]",
    description = {
      "What changed over many runs: every row's levels, and whether the newest run is as expected.",
      "",
      "Reads all run folders below DIR, and JMH files named by time and commit, such as"
          + " 2026-01-31T12-00-00Z-0123abc.json or 20260131.json; files named otherwise by"
          + " --name-pattern or in the order of --git-log. Files of one build are one run. DIR may"
          + " be the data.js of github-action-benchmark."
    },
    footer = {
      "",
      "Exit codes: 0 fine, 2 usage or unreadable input, 3 a slower row in the newest run with"
          + " --fail-on-regression (confirmed, or not to be measured again here), 4 no run found,"
          + " or with --fail-on-regression: a row of the run before is missing, cannot be judged,"
          + " or begins a new series; no row could be judged; the newest run cannot be read; 5 a"
          + " machine that moved with --fail-on ruler; 130 Ctrl-C."
    })
final class TrendCommand implements Callable<Integer> {

  private static final int NAMED = 5;
  private static final String RULER = "ruler";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", arity = "0..1", description = "The folder in which the runs are.")
  private @Nullable Path folder;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, markdown, json, html or svg (plots). Default: text.")
  private String format = TrendFormat.TEXT.id();

  @Option(
      names = "--also",
      paramLabel = "FORMAT=FILE",
      description = "Writes it into a file too, in another format; may be given several times.")
  private List<String> also = new ArrayList<>();

  @Option(
      names = "--threshold",
      paramLabel = "PERCENT",
      description =
          "The smallest change that counts. Default: 3%%; 0.5%% and 0.5 B/op where what is counted"
              + " is exact, as for 'heddle compare'.")
  private @Nullable String threshold;

  @Option(
      names = "--metric",
      paramLabel = "NAME[,NAME…]",
      split = ",",
      description =
          "Other metrics of the files. Each is judged by itself, and the exit code is the worst.")
  private List<String> metrics = new ArrayList<>();

  @Mixin private RowsOption rows = new RowsOption();

  @Option(
      names = "--accepted",
      paramLabel = "FILE",
      description = "Changes that are meant. Default: " + AcceptedChanges.NAME + " in DIR.")
  private @Nullable Path accepted;

  @Option(
      names = "--fail-on-regression",
      description = {
        "Exit with 3 where a row of the newest run is slower than expected. Where that run was"
            + " measured on this machine and can be measured here, such rows are measured once"
            + " more first, and only what is confirmed counts."
      })
  private boolean failOnRegression;

  @Option(
      names = "--fail-on",
      paramLabel = "ruler",
      description =
          "Exit with 5 where a ruler of the newest run says that the machine is not as it was for"
              + " the runs before.")
  private @Nullable String failOn;

  @Mixin private HistoryOptions named = new HistoryOptions();

  @Mixin private MatchOption match = new MatchOption();

  @Mixin private TrendOutcome whole = new TrendOutcome();

  @Mixin private RerunOptions again = new RerunOptions();

  @Override
  public Integer call()
      throws UnknownNameException, UnreadableException, UsageException, PlanException {
    if (folder == null) {
      throw new ParameterException(spec.commandLine(), "no folder of runs; name DIR");
    }
    TrendFormat chosen = format();
    AlsoFiles<TrendFormat> files = AlsoFiles.of(also, TrendFormat.class);
    files.refuse(List.of(folder), "what is read");
    double smallest =
        threshold == null ? Rule.DEFAULT.threshold() : Words.percent("--threshold", threshold);
    Predicate<String> found = rows.found();
    again.check(failOnRegression);
    if (failOn != null && !failOn.equals(RULER)) {
      throw new UnknownNameException("--fail-on", failOn, List.of(RULER));
    }
    if (again.out != null && metrics().size() > 1) {
      throw new UsageException(ResultOptionWords.ONE_FOLDER_A_METRIC);
    }
    History history = match.of(History.read(folder, named.naming()));
    Map<String, Trends> told = new LinkedHashMap<>();
    boolean kept = true;
    boolean interrupted = false;
    for (String metric : metrics()) {
      // what was measured again for one metric is remembered for the next
      TrendMemory memory = TrendMemory.of(folder, accepted);
      Looked looked = looked(history, metric, smallest, found, memory);
      kept &= !looked.again() || keep(memory, looked.trends(), metric);
      interrupted |= looked.interrupted();
      told.put(metric, looked.trends());
    }
    rows.require(
        told.values().stream().allMatch(trends -> trends.rows().isEmpty() && trends.runs() > 0));
    boolean printed = print(chosen, told);
    boolean written =
        files.write(spec.commandLine(), each -> each.write(told), "name another file")
            && printed
            && kept;
    int code = ExitCode.OK;
    skipped(history.skipped());
    if (failOnRegression && !history.lost().isEmpty()) {
      code = ExitCode.NOT_WHOLE;
      Complaint.print(spec.commandLine(), OutcomeWords.newerIsLost(history.lost().getLast()));
    }
    for (Map.Entry<String, Trends> each : told.entrySet()) {
      String metric = told.size() == 1 ? "" : each.getKey() + ": ";
      code = ExitCode.worse(code, outcome(metric, each.getValue(), written));
    }
    return interrupted ? ExitCode.INTERRUPTED : code;
  }

  private List<String> metrics() {
    return metrics.isEmpty()
        ? List.of(Tables.SCORE)
        : metrics.stream().map(String::strip).distinct().toList();
  }

  /** What is to be told of one metric, and whether something was measured again for that. */
  private record Looked(Trends trends, boolean again, boolean interrupted) {}

  private Looked looked(
      History history, String metric, double smallest, Predicate<String> found, TrendMemory memory)
      throws UnknownNameException, UnreadableException, UsageException, PlanException {
    Trending trending =
        new Trending(
            smallest,
            threshold == null ? Rule.DEFAULT.exact() : smallest,
            found,
            memory.changes(),
            memory.alarms());
    Trending.Course course = course(trending, history, metric);
    boolean second =
        failOnRegression && !history.runs().isEmpty() && again.possible(history.runs().getLast());
    Trends trends = second ? course.screened() : course.alone();
    if (!failOnRegression || trends.alarms().isEmpty()) {
      return new Looked(trends, false, false);
    }
    try (SecondLook look =
        new SecondLook(
            history.runs().getLast(),
            metric,
            again.request(),
            spec.commandLine().getParseResult().originalArgs(),
            new Progress(spec.commandLine()))) {
      Trends told = look.at(trends, second ? course.alone() : trends, memory.whyNotKept());
      return new Looked(told, true, look.interrupted());
    }
  }

  private boolean keep(TrendMemory memory, Trends told, String metric) {
    try {
      memory.keep(told, metric);
      return true;
    } catch (IOException e) {
      Complaint.print(
          spec.commandLine(),
          OutcomeWords.cannotBeWritten(
              memory.accepted().resolveSibling(Alarms.NAME),
              OutputFile.why(e),
              "what was measured again is forgotten, make it writable"));
      return false;
    }
  }

  private boolean print(TrendFormat chosen, Map<String, Trends> trends) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(chosen.write(trends));
    return !out.checkError();
  }

  static Trending.Course course(Trending trending, History history, String metric)
      throws UnknownNameException {
    try {
      return trending.over(history, metric);
    } catch (UnknownMetricException e) {
      throw new UnknownNameException("metric", metric, e.known());
    }
  }

  private int outcome(String metric, Trends trends, boolean written) {
    TrendAlarms.tell(spec.commandLine(), trends, where());
    List<String> complaints = new ArrayList<>();
    boolean notWhole = whole.notWhole(trends, complaints);
    complaints.forEach(line -> Complaint.print(spec.commandLine(), metric + line));
    boolean nothing = trends.rows().isEmpty() && trends.unjudged().isEmpty();
    if (nothing) {
      Complaint.print(
          spec.commandLine(),
          trends.runs() == 0
              ? OutcomeWords.noRunIn(String.valueOf(folder))
              : OutcomeWords.noSuchRow(String.valueOf(folder)));
    }
    spec.commandLine().getErr().flush();
    if (failOnRegression && trends.slower()) {
      return ExitCode.REGRESSION;
    }
    boolean fine = written && !nothing && !(failOnRegression && notWhole);
    if (fine && failOn != null && !trends.moved().isEmpty()) {
      Complaint.print(spec.commandLine(), OutcomeWords.machineMoved(trends.moved()));
      return ExitCode.INCONCLUSIVE;
    }
    return fine ? ExitCode.OK : ExitCode.NOT_WHOLE;
  }

  /** What {@code accept} has to be told besides a row and a commit. */
  private String where() {
    return " --dir "
        + Quoted.of(String.valueOf(folder))
        + (accepted == null ? "" : " --accepted " + Quoted.of(accepted.toString()))
        + named.words()
        + match.words();
  }

  private void skipped(List<String> skipped) {
    skipped.stream()
        .limit(NAMED)
        .forEach(line -> Complaint.print(spec.commandLine(), OutcomeWords.skipped(line)));
    if (skipped.size() > NAMED) {
      Complaint.print(spec.commandLine(), OutcomeWords.skippedMore(skipped.size() - NAMED));
    }
  }

  private TrendFormat format() {
    return Identified.of(TrendFormat.class, "format", format);
  }
}
