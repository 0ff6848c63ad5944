package dev.heddle.cli;

import dev.heddle.advice.Advising;
import dev.heddle.advice.SweepTable;
import dev.heddle.compare.Column;
import dev.heddle.compare.Tables;
import dev.heddle.compare.UnknownMetricException;
import dev.heddle.compare.UnknownRowException;
import dev.heddle.compare.View;
import dev.heddle.id.Identified;
import dev.heddle.report.AdviceFormat;
import dev.heddle.report.BarReport;
import dev.heddle.report.Colours;
import dev.heddle.report.Format;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RunInfo;
import dev.heddle.result.UnreadableException;
import dev.heddle.run.UnknownNameException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heddle table}: tables of runs and of JMH's JSON files. */
@Command(
    name = "table",
    mixinStandardHelpOptions = true,
    description = "Tables of a run, side by side for several, or of any JMH JSON file.")
final class TableCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "RUN",
      arity = "1..*",
      description =
          "A run's folder, a JMH JSON file or a folder of those; - is the standard input.")
  private List<Path> runs = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, markdown, csv, json or svg (a plot of each table). Default: text.")
  private String format = Format.TEXT.id();

  @Option(
      names = "--plot",
      description =
          "Draws the intervals as bars beside the rows, in place of the figures, as wide as the"
              + " terminal.")
  private boolean plot;

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      defaultValue = Tables.SCORE,
      description =
          "Another metric of the files: a profiler's such as gc.alloc.rate, or a percentile such"
              + " as p50 or p99, or p0.99 as JMH writes it (default: ${DEFAULT-VALUE}).")
  private String metric = Tables.SCORE;

  @Mixin private RowsOption rows = new RowsOption();

  @Option(
      names = "--sort",
      paramLabel = "ORDER",
      description =
          "name, score (the best first) or change (of several runs: what became slower first)."
              + " Default: as measured.")
  private String sort = View.Order.MEASURED.id();

  @Option(
      names = "--relative-to",
      paramLabel = "ROW",
      description =
          "Tells how many times faster or slower than this row the others of its table are. ROW is"
              + " its name, or a part that no other row has; in tables of models a model.")
  private @Nullable String relativeTo;

  @Option(
      names = "--columns",
      paramLabel = "NAME[,NAME…]",
      split = ",",
      description =
          "Which figures of each row, in this order: time, interval, vs, efficiency, forks, limit"
              + " (how many times what the machine can do at best), cpu, cpu.user, cpu.system,"
              + " memory (PSS at the end), memory.hwm (sum of peaks), memory.peak (cgroup), alloc,"
              + " gc, switches.voluntary, switches.involuntary, io.read, io.written, processes,"
              + " threads, and of single operations p50, p99, p99.9, max (a percentile only where"
              + " each fork has ten samples beyond it), begun.p50 and begun.p99 (how long tasks"
              + " wait to begin); lost (tasks whose worker died). Default:"
              + " time,interval,vs,efficiency,forks,p50,p99,lost,cpu,memory, as far as the run has"
              + " them.")
  private List<String> columns = new ArrayList<>();

  @Override
  public Integer call() throws UnreadableException, UnknownNameException, UsageException {
    View view =
        new View(
            rows.found(),
            order(),
            relativeTo,
            columns.stream().map(String::strip).map(Column::named).distinct().toList());
    Format chosen = Identified.of(Format.class, "format", format);
    requirePlottable(chosen);
    List<ResultSet> sets = Reading.all(runs, Tables.reads(metric, view.columns()));
    Tables tables = tables(sets, metric, view);
    CommandLine command = spec.commandLine();
    return plot
        ? print(command, sets, tables, BarReport.of(tables))
        : print(command, sets, chosen, tables, relativeTo != null);
  }

  private void requirePlottable(Format chosen) throws UsageException {
    if (plot && chosen != Format.TEXT) {
      throw new UsageException(OutputOptionWords.barsAreText(chosen.id()));
    }
    if (plot && (!columns.isEmpty() || relativeTo != null)) {
      throw new UsageException(
          OutputOptionWords.barsOfOneFigure(columns.isEmpty() ? "--relative-to" : "--columns"));
    }
  }

  private View.Order order() throws UsageException {
    View.Order order = Identified.of(View.Order.class, "order", sort);
    if (order == View.Order.CHANGE && runs.size() < 2) {
      throw new UsageException(ResultOptionWords.SORT_BY_CHANGE);
    }
    return order;
  }

  /**
   * Prints the tables of a run whose results need not be read, and what they mean for a choice.
   *
   * @return the exit code: not whole where it holds no value
   * @throws UnknownNameException for a metric that does not exist
   */
  static int print(CommandLine command, ResultSet run, Format format, String metric)
      throws UnknownNameException {
    try {
      int code = print(command, List.of(run), format, Tables.of(List.of(run), metric), false);
      command.getOut().print(AdviceFormat.answers(Advising.of(run), format));
      return command.getOut().checkError() ? ExitCode.NOT_WHOLE : code;
    } catch (UnknownMetricException e) {
      throw new UnknownNameException("metric", metric, e.known());
    }
  }

  private static int print(
      CommandLine command, List<ResultSet> sets, Format format, Tables tables, boolean ratios) {
    String text = format.write(tables, SweepTable.of(tables, sets, ratios));
    boolean coloured = format == Format.TEXT && Terminal.colours();
    return print(command, sets, tables, coloured ? Colours.ratios(text) : text);
  }

  private static int print(CommandLine command, List<ResultSet> sets, Tables tables, String text) {
    PrintWriter out = command.getOut();
    out.print(text);
    if (out.checkError()) {
      return ExitCode.NOT_WHOLE;
    }
    return nothingMeasured(command, sets, tables) ? ExitCode.NOT_WHOLE : ExitCode.OK;
  }

  private Tables tables(List<ResultSet> sets, String metric, View view)
      throws UnknownNameException, UsageException {
    try {
      Tables tables = Tables.of(sets, metric, view);
      boolean any = sets.stream().anyMatch(set -> !set.nothingMeasured());
      rows.require(tables.tables().isEmpty() && any);
      return tables;
    } catch (UnknownMetricException e) {
      throw new UnknownNameException("metric", metric, e.known());
    } catch (UnknownRowException e) {
      String row = String.valueOf(view.relativeTo());
      if (!e.several()) {
        throw new UnknownNameException("row", row, e.names());
      }
      throw new UsageException(ResultOptionWords.severalRows(row, e.names()));
    }
  }

  private static boolean nothingMeasured(CommandLine command, List<ResultSet> sets, Tables tables) {
    boolean nothing = false;
    for (int i = 0; i < sets.size(); i++) {
      ResultSet set = sets.get(i);
      if (set.nothingMeasured()) {
        nothing = true;
        Complaint.print(
            command, OutcomeWords.nothingMeasured(tables.runs().get(i).name(), advice(set)));
      }
    }
    command.getErr().flush();
    return nothing;
  }

  /** Why a run may hold nothing, and what to do. */
  static String advice(ResultSet set) {
    RunInfo run = set.run();
    if (run == null) {
      return OutcomeWords.SEE_BENCHMARKS;
    }
    return run.failures().isEmpty()
        ? OutcomeWords.goOn(set.path())
        : OutcomeWords.see(Path.of(set.path()).resolve("log.txt"));
  }
}
