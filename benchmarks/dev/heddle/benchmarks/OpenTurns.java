package dev.heddle.benchmarks;

import dev.heddle.execution.FixedPoolModel;
import dev.heddle.shared.SharedCounter;
import dev.heddle.shared.Sharing;
import dev.heddle.workload.Bank;
import dev.heddle.workload.StartLine;
import dev.heddle.workload.Tally;
import dev.heddle.workload.TimedContention;
import dev.heddle.workload.TurnTeller;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * A bank without a lock, where nothing gets lost since two workers take strict turns: what it takes
 * to hand an account from one processor to another, whoever does it.
 *
 * <p>A lock is faster where it lets a worker go on several times while the others wait.
 */
final class OpenTurns implements Banking {

  /** There is nothing to see in a third: the word goes from one processor to another. */
  private static final int MOST_WORKERS = 2;

  private static final int TIMED = 20_000;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Bank bank;
  private final Bank timed;
  private final List<Tally> asked;
  private final Contender contender;
  private final SharedCounter word;
  private final StartLine start;
  private final ServiceOfLock service = new ServiceOfLock();

  private OpenTurns(Bank bank, Contender contender) throws IOException {
    this.bank = bank;
    this.timed = new Bank(bank.workers(), Math.min(TIMED, bank.operations()));
    this.asked = bank.asked();
    this.contender = contender;
    try (Sharing onHeap = Sharing.open(false)) {
      this.word = onHeap.counter(0);
      this.start = new StartLine(onHeap.counter(0), bank.workers());
    }
  }

  /** Opens one with as many workers as there are processors for, at most two. */
  static OpenTurns open(Bank asked) throws IOException {
    int processors = Runtime.getRuntime().availableProcessors();
    int workers = Math.min(Math.min(MOST_WORKERS, processors), asked.workers());
    Contender contender = Contender.open(new FixedPoolModel().id(), String.valueOf(workers));
    try {
      return new OpenTurns(new Bank(workers, asked.operations()), contender);
    } catch (IOException | RuntimeException e) {
      contender.close();
      throw e;
    }
  }

  @Override
  public long serve() throws Exception {
    List<Tally> done = take(bank, false).stream().map(TurnTeller.Turns::tally).toList();
    return bank.checkTurns(word, asked, done);
  }

  @Override
  public List<TimedContention.Served> contend() throws Exception {
    return take(timed, true).stream().map(TurnTeller.Turns::served).toList();
  }

  private List<TurnTeller.Turns> take(Bank all, boolean withTimes) throws Exception {
    word.set(0);
    start.reset();
    return contender.callAll(all.turns(word, start, withTimes), LIMIT);
  }

  @Override
  public ServiceOfLock service() {
    return service;
  }

  @Override
  public double lostPercent() {
    return 0;
  }

  @Override
  public void close() {
    contender.close();
    service.tell();
  }
}
