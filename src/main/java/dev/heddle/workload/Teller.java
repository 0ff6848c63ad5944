package dev.heddle.workload;

import dev.heddle.shared.SharedLock;
import dev.heddle.shared.SharedLock.Guarded;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A worker that carries out its orders on an account that others use too, one at a time under a
 * lock.
 *
 * @param orders what it is told to do
 * @param account where
 * @param lock what keeps the others out meanwhile; null for the control without any
 * @param start where it waits for the others before it begins
 */
public record Teller(Orders orders, Account account, @Nullable SharedLock lock, StartLine start)
    implements Task<Tally> {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Override
  public Tally call() throws Exception {
    start.await();
    Visit visit = new Visit(account);
    for (int i = 0; i < orders.count(); i++) {
      visit.make(lock, orders.amount(i));
    }
    return visit.count.tally();
  }

  /** What is done with the lock held: made once, so that a visit allocates nothing. */
  static class Visit implements Guarded {

    final Tally.Count count = new Tally.Count();
    private final Account account;
    private long amount;

    Visit(Account account) {
      this.account = account;
    }

    void make(@Nullable SharedLock lock, long amount)
        throws InterruptedException, TimeoutException {
      this.amount = amount;
      if (lock == null) {
        run(false);
      } else {
        lock.run(LIMIT, this);
      }
    }

    @Override
    public void run(boolean previousHolderDied) {
      count.add(amount, account.change(amount));
    }
  }
}
