package dev.heddle.run;

import dev.heddle.machine.ThisMachine;
import dev.heddle.result.Fork;
import dev.heddle.result.Plan;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RunFolder;
import dev.heddle.result.RunInfo;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.result.RunInfo.Status;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A run: rounds, and in each round every row once, in random order, a fork at a time.
 *
 * <p>So a drift of the machine hits all rows alike, ratios can be paired by round, and a run that
 * is interrupted keeps whole rounds. {@link RunStart} begins it.
 */
public final class Run implements AutoCloseable {

  private static final long NEXT_ROUND = 0x9E3779B97F4A7C15L;
  private static final Duration SIGNAL_LAG = Duration.ofMillis(500);

  private static final Duration KILL_EVERY = Duration.ofMillis(50);

  private final RunProgress progress;
  private final Plan plan;
  private final RunLock lock;
  private final ForkCommands commands;
  private final ThisMachine machine;
  private final @Nullable CostWatch costs;
  private final PrintStream log;
  private final CountDownLatch stopAsked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean stopping;
  private int place;

  Run(
      RunProgress progress,
      Plan plan,
      RunLock lock,
      ForkCommands commands,
      ThisMachine machine,
      @Nullable CostWatch costs)
      throws IOException {
    this.costs = costs;
    this.progress = progress;
    this.plan = plan;
    this.lock = lock;
    this.commands = commands;
    this.machine = machine;
    this.log = RunLog.open(progress.folder().log());
  }

  /** Puts words into the log of the run. */
  public void log(String words) {
    if (!words.isBlank()) {
      log.println(words);
    }
  }

  public RunFolder folder() {
    return progress.folder();
  }

  /** What was measured so far, as rows. */
  public ResultSet results() {
    return progress.results();
  }

  /** The forks that were measured so far. */
  public List<Fork> forks() {
    return progress.forks();
  }

  /** What was to be measured. */
  public Plan plan() {
    return plan;
  }

  /** How many forks are still to be measured. */
  public int remaining() {
    return progress.missing();
  }

  /**
   * Measures what is missing; a row that fails does not stop the others.
   *
   * @return what the run has come to
   * @throws IOException where results can no longer be written; what was measured before is kept
   */
  public RunInfo measure(RunListener listener) throws IOException {
    return measure(listener, ExtraRounds.NONE);
  }

  /**
   * The same, and then more rounds of some rows.
   *
   * @param extra says which
   * @throws IOException where results can no longer be written; what was measured before is kept
   */
  public RunInfo measure(RunListener listener, ExtraRounds extra) throws IOException {
    try (PeerForks jmh = new PeerForks(plan, jmh(), log)) {
      ForkRun forks = new ForkRun(plan, commands, machine, jmh, costs);
      progress.begin();
      boolean goesOn = true;
      for (int round = 1; round <= plan.rounds() && !stopping; round++) {
        goesOn = progress.has(round) || extra.goesOn(round, progress.results());
        if (!goesOn) {
          progress.endsAfter(round - 1);
          break;
        }
        if (measure(round, order(plan.rowsOf(round), round), forks, listener)) {
          progress.save(Status.RUNNING);
        }
      }
      for (int round = plan.rounds() + 1;
          goesOn && round <= Plan.MOST_ROUNDS && !stopping;
          round++) {
        List<PlannedRow> more = extra.rows(round, progress.results());
        if (more.isEmpty()) {
          break;
        }
        listener.grows(more.size());
        if (measure(round, order(more, round), forks, listener)) {
          progress.save(Status.RUNNING);
        }
      }
      return progress.save(stopping ? Status.INTERRUPTED : Status.FINISHED);
    } catch (IOException e) {
      progress.saveBroken();
      throw e;
    }
  }

  private Jmh jmh() {
    Jmh jmh =
        plan.builds().isEmpty()
            ? new InProcessJmh(plan, commands, folder().path(), log)
            : new ExternalJmh(plan, commands, folder().path(), log);
    return commands.rulers() == null
        ? jmh
        : new RulerForks(plan, jmh, commands.rulers(), folder().path(), log);
  }

  private boolean measure(int round, List<PlannedRow> order, ForkRun forks, RunListener listener)
      throws IOException {
    boolean any = false;
    int begun = place;
    place += order.size();
    for (int i = 0; i < order.size() && !stopping; i++) {
      PlannedRow planned = order.get(i);
      if (progress.has(planned, round)) {
        continue;
      }
      any = true;
      progress.begins(planned, round);
      listener.begins(planned, round, begun + i + 1);
      switch (forks.run(planned, round, i + 1)) {
        case ForkOutcome.Measured(Fork fork) -> {
          progress.measured(fork);
          listener.measured(planned, fork);
        }
        case ForkOutcome.Failed(String cause) -> {
          if (!stopsNow()) {
            WritableSpace.require(folder().path());
            listener.failed(planned, progress.failed(planned, round, cause));
          }
        }
      }
    }
    return any;
  }

  /**
   * Whether a fork failed because the run is being stopped. On a terminal Ctrl-C reaches the fork
   * as soon as us, so its end may be seen first.
   */
  private boolean stopsNow() {
    try {
      return stopAsked.await(SIGNAL_LAG.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return stopping;
    }
  }

  /** The random order of a round: the same for the same seed. */
  private List<PlannedRow> order(List<PlannedRow> rows, int round) {
    List<PlannedRow> order = new ArrayList<>(rows);
    Collections.shuffle(order, new Random(plan.seed() + round * NEXT_ROUND));
    return order;
  }

  /**
   * Stops the run: ends the fork that is being measured and waits, at most {@code limit}, until
   * what was measured before is written and the run is closed.
   */
  public void stop(Duration limit) {
    stopping = true;
    stopAsked.countDown();
    long end = System.nanoTime() + limit.toNanos();
    try {
      do {
        ForkLimit.killForks();
      } while (!ended.await(KILL_EVERY.toMillis(), TimeUnit.MILLISECONDS)
          && System.nanoTime() < end);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    log.close();
    if (costs != null) {
      costs.close();
    }
    commands.first().cleanUp();
    try {
      folder().release();
    } catch (IOException e) {
      // a small hidden file in the run's own folder
    }
    lock.close();
    ended.countDown();
  }
}
