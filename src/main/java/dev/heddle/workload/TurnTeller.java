package dev.heddle.workload;

import dev.heddle.memory.IdleStrategy;
import dev.heddle.shared.SharedCounter;
import java.io.Serializable;
import java.util.concurrent.TimeoutException;

/**
 * A worker that carries out its orders on an account that others use too, strictly in turns with
 * them: a balance and whose turn it is lie in one word, which goes from one processor to the next
 * with each order.
 *
 * @param orders what it is told to do
 * @param word the balance in its upper half, the number of the next order of all in its lower
 * @param workers how many take turns, the one of the first order first
 * @param start where it waits for the others before it begins
 * @param timed whether it takes the time of every wait
 */
public record TurnTeller(
    Orders orders, SharedCounter word, int workers, StartLine start, boolean timed)
    implements Task<TurnTeller.Turns> {

  private static final int BALANCE_SHIFT = 32;
  private static final long TURN = (1L << BALANCE_SHIFT) - 1;
  private static final IdleStrategy IDLE = IdleStrategy.TURN;
  private static final long LIMIT_NANOS = 20_000_000_000L;

  /**
   * What a worker did.
   *
   * @param tally with the account
   * @param served how often it had its turn, and its longest wait for it; 0 where none was timed
   */
  public record Turns(Tally tally, TimedContention.Served served) implements Serializable {}

  @Override
  public Turns call() throws Exception {
    start.await();
    Tally.Count count = new Tally.Count();
    long longest = 0;
    for (int i = 0; i < orders.count(); i++) {
      long turn = orders.worker() + (long) i * workers;
      long asked = timed ? System.nanoTime() : 0;
      long seen = await(turn);
      longest = timed ? Math.max(longest, System.nanoTime() - asked) : 0;
      long amount = orders.amount(i);
      long balance = seen >> BALANCE_SHIFT;
      boolean granted = balance + amount >= 0;
      word.set((granted ? balance + amount : balance) << BALANCE_SHIFT | turn + 1);
      count.add(amount, granted);
    }
    return new Turns(count.tally(), new TimedContention.Served(count.all(), longest));
  }

  private long await(long turn) throws InterruptedException, TimeoutException {
    for (int looks = 0; looks < IDLE.spins(); looks++) {
      long seen = word.get();
      if ((seen & TURN) == turn) {
        return seen;
      }
      IdleStrategy.spin();
    }
    return awaitLong(turn);
  }

  /** Lets the others have the processor, which they may need. */
  private long awaitLong(long turn) throws InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + LIMIT_NANOS;
    long seen = word.get();
    while ((seen & TURN) != turn) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (deadline - System.nanoTime() <= 0) {
        throw new TimeoutException(WorkloadWords.NO_TURN);
      }
      IDLE.idle(IDLE.spins());
      seen = word.get();
    }
    return seen;
  }

  /** What is in the account. */
  static long balance(SharedCounter word) {
    return word.get() >> BALANCE_SHIFT;
  }

  /** How many orders have been carried out. */
  static long carriedOut(SharedCounter word) {
    return word.get() & TURN;
  }
}
