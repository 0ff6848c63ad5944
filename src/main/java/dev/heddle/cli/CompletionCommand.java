package dev.heddle.cli;

import dev.heddle.compare.Comparing;
import dev.heddle.compare.KnownNoise;
import dev.heddle.compare.Rule;
import dev.heddle.compare.Side;
import dev.heddle.compare.Tables;
import dev.heddle.compare.UnknownMetricException;
import dev.heddle.result.ResultSet;
import dev.heddle.result.UnreadableException;
import dev.heddle.run.BuildJar;
import dev.heddle.run.PlanException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code heddle completion}: lets a shell complete heddle's words. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description =
        "Prints a script by which bash and zsh complete words, those of benchmarks and models among"
            + " them: source <(heddle completion)")
final class CompletionCommand implements Callable<Integer> {

  private static final String RUN = "run";

  /**
   * What no shell takes for anything but a name, wherever the script has it: within quotes or
   * expanded again as it completes.
   */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]*");

  /** A row's name, in which blanks, brackets and signs are quoted where the script has it. */
  private static final Pattern ROW =
      Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.,:=/%+@ \\[\\]-]*");

  @Option(
      names = "--jar",
      paramLabel = "JAR",
      description = "Completes the benchmarks of this JMH jar as well; may be given several times.")
  private List<Path> jars = new ArrayList<>();

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description =
          "Completes the rows of this run where a row is named: compare --explain, trend accept;"
              + " may be given several times.")
  private List<Path> runs = new ArrayList<>();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws PlanException, UnreadableException {
    CommandLine heddle = spec.root().commandLine();
    if (!jars.isEmpty()) {
      offer(Objects.requireNonNull(heddle.getSubcommands().get(RUN)).getCommandSpec(), ids());
    }
    if (!runs.isEmpty()) {
      offerRows(heddle, rows());
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(AutoComplete.bash(heddle.getCommandName(), heddle));
    return out.checkError() ? ExitCode.NOT_WHOLE : ExitCode.OK;
  }

  /** Has a command complete its selectors with these ids. */
  private static void offer(CommandSpec run, List<String> ids) {
    PositionalParamSpec selectors = run.positionalParameters().getFirst();
    run.remove(selectors);
    run.addPositional(PositionalParamSpec.builder(selectors).completionCandidates(ids).build());
  }

  /** Has those commands complete these names that take the name of a row. */
  private static void offerRows(CommandLine heddle, List<String> rows) {
    CommandSpec compare =
        Objects.requireNonNull(heddle.getSubcommands().get("compare")).getCommandSpec();
    OptionSpec explain = compare.findOption("--explain");
    compare.remove(explain);
    compare.addOption(OptionSpec.builder(explain).completionCandidates(rows).build());
    CommandLine trend = Objects.requireNonNull(heddle.getSubcommands().get("trend"));
    offer(Objects.requireNonNull(trend.getSubcommands().get("accept")).getCommandSpec(), rows);
  }

  /** The names that rows have in every comparison. */
  private List<String> rows() throws UnreadableException {
    Set<String> all = new LinkedHashSet<>();
    for (Path run : runs) {
      Side side = new Side(ResultSet.readAll(run));
      try {
        new Comparing(Rule.DEFAULT, Tables.SCORE, _ -> true, KnownNoise.NOTHING)
            .compare(side, side)
            .rows()
            .forEach(row -> all.add(row.fullName()));
      } catch (UnknownMetricException e) {
        throw new IllegalStateException("every run has scores", e);
      }
    }
    return plain(all, ROW);
  }

  /** Those that may stand in the script; the others are told. */
  private List<String> plain(Set<String> names, Pattern pattern) {
    List<String> others = names.stream().filter(name -> !pattern.matcher(name).matches()).toList();
    if (!others.isEmpty()) {
      Complaint.print(
          spec.commandLine(), OutcomeWords.notCompleted(others.getFirst(), others.size()));
    }
    return names.stream().filter(name -> !others.contains(name)).toList();
  }

  /** What jars name goes into a script that shells run, so it must be a plain name. */
  private List<String> ids() throws PlanException {
    Set<String> ids = new LinkedHashSet<>();
    new Inventory.BenchmarkIds().forEach(ids::add);
    for (Path jar : jars) {
      BuildJar.open(jar).benchmarks().forEach(benchmark -> ids.add(benchmark.id()));
    }
    return plain(ids, PLAIN);
  }
}
