package dev.heddle.run;

import dev.heddle.fork.ForkNotes;
import dev.heddle.fork.Params;
import dev.heddle.machine.LoadWatch;
import dev.heddle.machine.ThisMachine;
import dev.heddle.result.Fork;
import dev.heddle.result.Load;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.Plan;
import dev.heddle.result.RunInfo.PlannedRow;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Lets JMH run one fork of one row. */
final class ForkRun {

  private final Plan plan;
  private final ForkCommand command;
  private final ThisMachine machine;
  private final PrintStream log;

  ForkRun(Plan plan, ForkCommand command, ThisMachine machine, PrintStream log) {
    JmhHere.prepare();
    this.plan = plan;
    this.command = command;
    this.machine = machine;
    this.log = log;
  }

  /** Runs a fork of {@code row} and waits for its end, at most as long as the plan allows. */
  ForkOutcome run(PlannedRow planned, int round, int order) throws IOException {
    RowId row = planned.row();
    Files.deleteIfExists(command.notes());
    ForkOutput output = new ForkOutput(log);
    Instant started = Instant.now();
    LoadWatch watch = machine.watchLoad();
    long begin = System.nanoTime();
    try (ForkLimit limit =
        ForkLimit.start(Duration.ofMillis((long) (plan.timeoutSeconds() * 1e3)))) {
      // what a fork and its workers say goes to the log; the cause of a failure is told in one line
      PrintStream standardError = System.err;
      System.setErr(log);
      try {
        BenchmarkResult result = new Runner(options(row), output).runSingle().getAggregatedResult();
        double seconds = (System.nanoTime() - begin) / 1e9;
        Load load = watch.stop();
        Map<String, String> notes = ForkNotes.read(command.notes());
        notes.replaceAll((name, value) -> Secrets.mask(value));
        Files.deleteIfExists(command.notes());
        return new ForkOutcome.Measured(
            new Fork(
                row,
                round,
                order,
                started,
                seconds,
                JmhResults.setup(result.getParams(), command.jdk().flags()),
                output.warmup(),
                JmhResults.primary(result),
                JmhResults.secondary(result),
                notes,
                load));
      } catch (RunnerException e) {
        return new ForkOutcome.Failed(
            limit.struck()
                ? "no result within " + plan.timeoutSeconds() + " s; raise --timeout"
                : FailureCause.of(e, output.lastWords()));
      } finally {
        System.setErr(standardError);
      }
    }
  }

  private Options options(RowId row) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(row.benchmark()) + "$")
            .forks(1)
            .threads(row.threads())
            .warmupIterations(Params.startAfresh(row.params()) ? 0 : plan.warmupIterations())
            .warmupTime(time(plan.warmupSeconds()))
            .measurementIterations(plan.iterations())
            .measurementTime(time(plan.iterationSeconds()))
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
