package dev.heddle.cli;

import dev.heddle.compare.Tables;
import dev.heddle.compare.UnknownMetricException;
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

  @Mixin private FormatOption format = new FormatOption();

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      defaultValue = Tables.SCORE,
      description =
          "Another metric of the files: a profiler's such as gc.alloc.rate, or a percentile such"
              + " as p50 or p99 (default: ${DEFAULT-VALUE}).")
  private String metric = Tables.SCORE;

  @Override
  public Integer call() throws UnreadableException, UnknownNameException {
    return print(spec.commandLine(), runs, format.chosen(), metric);
  }

  /**
   * Prints the tables of {@code runs}.
   *
   * @return the exit code: not whole where a run holds no value
   * @throws UnknownNameException for a metric that does not exist
   * @throws UnreadableException for a path that holds no result
   */
  static int print(CommandLine command, List<Path> runs, Format format, String metric)
      throws UnreadableException, UnknownNameException {
    List<ResultSet> sets = new ArrayList<>();
    for (Path run : runs) {
      sets.addAll(ResultSet.readAll(run));
    }
    return printSets(command, sets, format, metric);
  }

  /** The same for one whose results need not be read. */
  static int print(CommandLine command, ResultSet run, Format format, String metric)
      throws UnknownNameException {
    return printSets(command, List.of(run), format, metric);
  }

  private static int printSets(
      CommandLine command, List<ResultSet> sets, Format format, String metric)
      throws UnknownNameException {
    Tables tables = tables(sets, metric);
    PrintWriter out = command.getOut();
    out.print(format.write(tables));
    if (out.checkError()) {
      return ExitCode.NOT_WHOLE;
    }
    return nothingMeasured(command, sets, tables) ? ExitCode.NOT_WHOLE : ExitCode.OK;
  }

  private static Tables tables(List<ResultSet> sets, String metric) throws UnknownNameException {
    try {
      return Tables.of(sets, metric);
    } catch (UnknownMetricException e) {
      throw new UnknownNameException("metric", metric, e.known());
    }
  }

  private static boolean nothingMeasured(CommandLine command, List<ResultSet> sets, Tables tables) {
    boolean nothing = false;
    for (int i = 0; i < sets.size(); i++) {
      ResultSet set = sets.get(i);
      if (set.nothingMeasured()) {
        nothing = true;
        Complaint.print(
            command, tables.runs().get(i).name() + ": nothing was measured; " + advice(set));
      }
    }
    command.getErr().flush();
    return nothing;
  }

  private static String advice(ResultSet set) {
    RunInfo run = set.run();
    if (run == null) {
      return "see the benchmarks' own output for why";
    }
    return run.failures().isEmpty()
        ? "go on with 'heddle run --resume " + set.path() + "'"
        : "see " + Path.of(set.path()).resolve("log.txt") + " for why";
  }
}
