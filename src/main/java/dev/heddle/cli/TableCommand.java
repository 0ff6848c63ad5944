package dev.heddle.cli;

import dev.heddle.compare.Tables;
import dev.heddle.compare.UnknownMetricException;
import dev.heddle.report.Format;
import dev.heddle.result.ResultSet;
import dev.heddle.result.UnreadableException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heddle table}: tables of runs and of JMH's JSON files. */
@Command(
    name = "table",
    mixinStandardHelpOptions = true,
    description = "Tables of a run, side by side for several, or of any JMH JSON file.")
final class TableCommand implements Callable<Integer> {

  private static final int FINE = 0;
  private static final int NOT_WHOLE = 4;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "RUN",
      arity = "1..*",
      description = "A run's folder or a JMH JSON file.")
  private List<Path> runs = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, markdown, csv or json (default: ${DEFAULT-VALUE}).")
  private String format = Format.TEXT.id();

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      defaultValue = Tables.SCORE,
      description =
          "Another metric of the files: a profiler's such as gc.alloc.rate, or a percentile such"
              + " as p50 or p99 (default: ${DEFAULT-VALUE}).")
  private String metric = Tables.SCORE;

  @Override
  public Integer call() throws UnreadableException {
    return print(spec.commandLine(), runs, format, metric);
  }

  /**
   * Prints the tables of {@code runs}.
   *
   * @return the exit code: not whole where a run holds no value
   * @throws ParameterException for a format or a metric that does not exist
   * @throws UnreadableException for a path that holds no result
   */
  static int print(CommandLine command, List<Path> runs, String format, String metric)
      throws UnreadableException {
    Format chosen = format(command, format);
    List<ResultSet> sets = new ArrayList<>();
    for (Path run : runs) {
      sets.add(ResultSet.read(run));
    }
    Tables tables = tables(command, sets, metric);
    PrintWriter out = command.getOut();
    out.print(chosen.write(tables));
    out.flush();
    return nothingMeasured(command, tables) ? NOT_WHOLE : FINE;
  }

  /** The format of that name. */
  static Format format(CommandLine command, String format) {
    for (Format known : Format.values()) {
      if (known.id().equals(format)) {
        return known;
      }
    }
    List<String> known = Arrays.stream(Format.values()).map(Format::id).toList();
    throw unknown(command, "--format " + format, "there is no such format", format, known);
  }

  private static Tables tables(CommandLine command, List<ResultSet> sets, String metric) {
    try {
      return Tables.of(sets, metric);
    } catch (UnknownMetricException e) {
      throw unknown(command, "--metric " + metric, "no row has that metric", metric, e.known());
    }
  }

  private static ParameterException unknown(
      CommandLine command, String what, String why, String given, List<String> known) {
    String nearest =
        Nearest.of(given, known).map(near -> "did you mean '" + near + "'? ").orElse("");
    return new ParameterException(
        command, what + ": " + why + "; " + nearest + "there are " + String.join(", ", known));
  }

  private static boolean nothingMeasured(CommandLine command, Tables tables) {
    boolean nothing = false;
    for (Tables.Run run : tables.runs()) {
      if (run.nothingMeasured()) {
        nothing = true;
        command
            .getErr()
            .println(
                "heddle: "
                    + run.name()
                    + ": nothing was measured; see the benchmarks' own output for why");
      }
    }
    command.getErr().flush();
    return nothing;
  }
}
