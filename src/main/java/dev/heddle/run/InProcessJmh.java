package dev.heddle.run;

import dev.heddle.fork.ForkSettings;
import dev.heddle.fork.Params;
import dev.heddle.result.OwnJars;
import dev.heddle.result.Plan;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.Times;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The JMH of this very process, for our own benchmarks. */
final class InProcessJmh implements Jmh {

  /** As long as JMH lets an iteration take by itself. */
  private static final double JMHS_LIMIT_SECONDS = 600;

  /** A fork whose task has left threads behind is not waited for as long as JMH does. */
  private static final List<String> HURRY =
      List.of("-Djmh.shutdownTimeout=2", "-Djmh.shutdownTimeout.step=1");

  private final Plan plan;
  private final ForkCommands commands;
  private final Path folder;
  private final PrintStream log;

  /** In {@code folder}, which may keep what it measures. */
  InProcessJmh(Plan plan, ForkCommands commands, Path folder, PrintStream log) {
    JmhSetup.prepare();
    JmhSetup.awaitAsked();
    this.plan = plan;
    this.commands = commands;
    this.folder = folder.toAbsolutePath();
    this.log = log;
  }

  @Override
  public Values measure(RowId row, IterationListener listener) throws ForkFailedException {
    ForkOutput output = new ForkOutput(log, listener);
    // what a fork and its workers say goes to the log; the cause of a failure is told in one line
    PrintStream standardError = System.err;
    System.setErr(log);
    try {
      BenchmarkResult result = new Runner(options(row), output).runSingle().getAggregatedResult();
      requireNotCut(row, output);
      return new Values(
          JmhResults.setup(result.getParams(), commands.of(row).jdk().flags()),
          output.warmup(),
          JmhResults.primary(result),
          JmhResults.secondary(result));
    } catch (RunnerException e) {
      requireNotCut(row, output);
      String cause = FailureCause.of(e, output.lastWords());
      boolean ended = plan.own(row) != null && FailureCause.isOfAnEndedJvm(cause);
      throw new ForkFailedException(
          ended ? RunWords.taskEndedTheFork(row.params().getOrDefault(Params.TASK, "")) : cause);
    } finally {
      System.setErr(standardError);
    }
  }

  /** A person's own task may print, but not without end. */
  private void requireNotCut(RowId row, ForkOutput output) throws ForkFailedException {
    if (plan.own(row) != null && output.isCut()) {
      throw ForkFailedException.known(RunWords.printsMoreThanIsKept(ForkOutput.MOST_BYTES));
    }
  }

  private Options options(RowId row) {
    ForkCommand command = commands.of(row);
    Times times = plan.times(row);
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(row.benchmark()) + "$")
            .forks(1)
            .threads(row.threads())
            .warmupIterations(times.warmupIterations())
            .warmupTime(time(times.warmupSeconds()))
            .measurementIterations(times.iterations())
            .measurementTime(time(times.iterationSeconds()))
            .jvm(command.jdk().java())
            .jvmArgs(flags(command, row).toArray(String[]::new))
            .shouldFailOnError(true);
    if (plan.timeoutSeconds() > JMHS_LIMIT_SECONDS) {
      options.timeout(time(plan.timeoutSeconds()));
    }
    row.params().forEach(options::param);
    if (row.params().containsKey(Params.OPERATIONS)) {
      options.operationsPerInvocation(Integer.parseInt(row.params().get(Params.OPERATIONS)));
    }
    return options.build();
  }

  /** Those of all forks and, where the row is about a person's own task, what leads to that. */
  private List<String> flags(ForkCommand command, RowId row) {
    List<String> flags = new ArrayList<>(command.flags(plan.times(row)));
    if (plan.urls().isEmpty()) {
      Catalog.beside(row.benchmark())
          .ifPresent(type -> flags.add(property(ForkSettings.BESIDE_PROPERTY, type.getName())));
    }
    OwnJars jars = plan.own(row);
    if (jars == null) {
      return flags;
    }
    flags.addAll(HURRY);
    flags.add(property(ForkSettings.TASK_PROPERTY, row.params().getOrDefault(Params.TASK, "")));
    flags.add(property(ForkSettings.TASK_PATH_PROPERTY, AskedTask.path(jars.in(folder)).text()));
    List<String> parameters = new ArrayList<>();
    row.params()
        .forEach((name, value) -> {
          if (!Params.OF_EVERY_TASK.contains(name)) {
            parameters.addAll(List.of(name, value));
          }
        });
    if (!parameters.isEmpty()) {
      flags.add(
          property(
              ForkSettings.TASK_PARAMETERS_PROPERTY,
              String.join(ForkSettings.SEPARATOR, parameters)));
    }
    return flags;
  }

  private static String property(String name, String value) {
    return "-D" + name + "=" + value;
  }

  private static TimeValue time(double seconds) {
    return TimeValue.milliseconds(Math.round(seconds * 1e3));
  }
}
