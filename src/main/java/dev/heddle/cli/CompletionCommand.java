package dev.heddle.cli;

import dev.heddle.run.Benchmark;
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

  @Option(
      names = "--jar",
      paramLabel = "JAR",
      description = "Completes the benchmarks of this JMH jar as well; may be given several times.")
  private List<Path> jars = new ArrayList<>();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws PlanException {
    CommandLine heddle = spec.root().commandLine();
    if (!jars.isEmpty()) {
      offer(Objects.requireNonNull(heddle.getSubcommands().get(RUN)).getCommandSpec(), ids());
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

  /** What jars name goes into a script that shells run, so it must be a plain name. */
  private List<String> ids() throws PlanException {
    Set<String> ids = new LinkedHashSet<>();
    new Inventory.BenchmarkIds().forEach(ids::add);
    Set<String> others = new LinkedHashSet<>();
    for (Path jar : jars) {
      for (Benchmark benchmark : BuildJar.open(jar).benchmarks()) {
        (PLAIN.matcher(benchmark.id()).matches() ? ids : others).add(benchmark.id());
      }
    }
    if (!others.isEmpty()) {
      Complaint.print(
          spec.commandLine(), OutcomeWords.notCompleted(others.iterator().next(), others.size()));
    }
    return List.copyOf(ids);
  }
}
