package dev.heddle.run;

import dev.heddle.fork.Params;
import dev.heddle.result.Plan;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.Times;
import java.io.PrintStream;
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

  private final Plan plan;
  private final ForkCommands commands;
  private final PrintStream log;

  InProcessJmh(Plan plan, ForkCommands commands, PrintStream log) {
    JmhSetup.prepare();
    this.plan = plan;
    this.commands = commands;
    this.log = log;
  }

  @Override
  public Values measure(RowId row) throws ForkFailedException {
    ForkOutput output = new ForkOutput(log);
    // what a fork and its workers say goes to the log; the cause of a failure is told in one line
    PrintStream standardError = System.err;
    System.setErr(log);
    try {
      BenchmarkResult result = new Runner(options(row), output).runSingle().getAggregatedResult();
      return new Values(
          JmhResults.setup(result.getParams(), commands.of(row).jdk().flags()),
          output.warmup(),
          JmhResults.primary(result),
          JmhResults.secondary(result));
    } catch (RunnerException e) {
      throw new ForkFailedException(FailureCause.of(e, output.lastWords()));
    } finally {
      System.setErr(standardError);
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
            .warmupIterations(Params.startAfresh(row.params()) ? 0 : times.warmupIterations())
            .warmupTime(time(times.warmupSeconds()))
            .measurementIterations(times.iterations())
            .measurementTime(time(times.iterationSeconds()))
            .jvm(command.jdk().java())
            .jvmArgs(command.flags().toArray(String[]::new))
            .shouldFailOnError(true);
    row.params().forEach(options::param);
    if (row.params().containsKey(Params.OPERATIONS)) {
      options.operationsPerInvocation(Integer.parseInt(row.params().get(Params.OPERATIONS)));
    }
    return options.build();
  }

  private static TimeValue time(double seconds) {
    return TimeValue.milliseconds(Math.round(seconds * 1e3));
  }
}
