package dev.heddle.benchmarks;

import dev.heddle.execution.FixedPoolModel;
import dev.heddle.execution.ProcessPoolModel;
import dev.heddle.fork.Checked;
import dev.heddle.fork.Params;
import dev.heddle.fork.Question;
import dev.heddle.workload.TimedContention;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;

/**
 * What does a deposit or a withdrawal cost when several workers share an account under a lock?
 *
 * <p>The figure is the time from the first to the last operation of all workers, by their number.
 * After each invocation the balance and the refused withdrawals are checked against the sums of the
 * workers; a lock that loses an update fails its row. The control without a lock counts how many it
 * loses, and the control {@code limit} has no lock but turns: what it takes to hand the account
 * from one processor to another. What waits and fairness are is measured after each iteration,
 * outside of the figure.
 */
@Question(
    id = "bank",
    value = "What does a deposit or withdrawal cost when several workers share an account?")
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(BankBenchmark.OPERATIONS)
public class BankBenchmark {

  /**
   * How many operations all workers together make in an invocation, where nobody says otherwise.
   */
  static final int OPERATIONS = 200_000;

  private static final String USUAL = "" + OPERATIONS;

  /** Workers are threads of one pool. */
  @State(Scope.Benchmark)
  public static class Threads implements Checked {

    @Param({
      "synchronized",
      "reentrant",
      "reentrant-fair",
      "atomic",
      "file",
      "owner-word",
      "robust-mutex",
      OpenBank.NO_LOCK,
      Params.LIMIT
    })
    String lock;

    @Param(Params.PROCESSORS)
    String workers;

    @Param(USUAL)
    int operations;

    private Banking bank;

    @Override
    public void check() {
      Banking.check(new FixedPoolModel(), lock, workers, operations);
    }

    @Setup
    public void open(BenchmarkParams params) throws IOException {
      Operations.require(operations, params);
      bank = Banking.open(new FixedPoolModel(), lock, workers, operations);
    }

    @TearDown(Level.Iteration)
    public void contend(Beside beside, IterationParams iteration) throws Exception {
      beside.take(bank, iteration);
    }

    @TearDown
    public void close() throws IOException {
      bank.close();
    }
  }

  /** Workers are JVMs of one pool. */
  @State(Scope.Benchmark)
  public static class Processes implements Checked {

    @Param({"file", "owner-word", "robust-mutex", OpenBank.NO_LOCK, Params.LIMIT})
    String lock;

    @Param(Params.PROCESSORS)
    String workers;

    @Param(USUAL)
    int operations;

    private Banking bank;

    @Override
    public void check() {
      Banking.check(new ProcessPoolModel(), lock, workers, operations);
    }

    @Setup
    public void open(BenchmarkParams params) throws IOException {
      Operations.require(operations, params);
      bank = Banking.open(new ProcessPoolModel(), lock, workers, operations);
    }

    @TearDown(Level.Iteration)
    public void contend(Beside beside, IterationParams iteration) throws Exception {
      beside.take(bank, iteration);
    }

    @TearDown
    public void close() throws IOException {
      bank.close();
    }
  }

  /**
   * What stands beside the mean, from 50 ms in which all workers want the lock as often as they can
   * and every wait is timed.
   */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Beside {

    /** The longest that any worker waited for the lock, in microseconds. */
    public double longestWaitMicros;

    /** What the worker that had the lock least often got, in percent of who had it most often. */
    public double fairnessPercent;

    /** How many updates were lost since the fork began, in percent; 0 with any lock. */
    public double lostPercent;

    private void take(Banking bank, IterationParams iteration) throws Exception {
      List<TimedContention.Served> served = bank.contend();
      bank.service().add(served, iteration.getType());
      longestWaitMicros = TimedContention.longestWaitMicros(served);
      fairnessPercent = TimedContention.fairnessPercent(served);
      lostPercent = bank.lostPercent();
    }
  }

  @Benchmark
  public long threads(Threads threads) throws Exception {
    return threads.bank.serve();
  }

  @Benchmark
  public long processes(Processes processes) throws Exception {
    return processes.bank.serve();
  }
}
