package dev.heddle.workload;

import dev.heddle.shared.SharedLock;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A worker that uses an account as often as it can in a fixed time, and takes the time of every
 * wait: for what a mean over fixed work does not show, and would be spoilt by if it did.
 *
 * @param orders what it does, from the beginning again after the last
 * @param account where
 * @param lock what keeps the others out meanwhile; null for the control without any
 * @param start where it waits for the others before it begins
 * @param nanos for how long, in nanoseconds
 */
public record TimedContention(
    Orders orders, Account account, @Nullable SharedLock lock, StartLine start, long nanos)
    implements Task<TimedContention.Served> {

  @Override
  public Served call() throws Exception {
    TimedVisit visit = new TimedVisit(account);
    start.await();
    long end = System.nanoTime() + nanos;
    for (int i = 0; visit.entered - end < 0; i = i + 1 < orders.count() ? i + 1 : 0) {
      visit.asked = System.nanoTime();
      visit.make(lock, orders.amount(i));
    }
    return new Served(visit.count.all(), visit.longest);
  }

  /** Takes the time from when it asks for the lock until it has it. */
  private static final class TimedVisit extends Teller.Visit {

    private long asked;
    private long entered = System.nanoTime();
    private long longest;

    TimedVisit(Account account) {
      super(account);
    }

    @Override
    public void run(boolean previousHolderDied) {
      entered = System.nanoTime();
      longest = Math.max(longest, entered - asked);
      super.run(previousHolderDied);
    }
  }

  /**
   * What one worker got.
   *
   * @param visits how often it had the lock
   * @param longestWait its longest wait for it, in nanoseconds
   */
  public record Served(long visits, long longestWait) implements Serializable {}

  /** The longest wait of any of {@code all}, in microseconds. */
  public static double longestWaitMicros(List<Served> all) {
    long longest = all.stream().mapToLong(Served::longestWait).max().orElse(0);
    return (double) longest / TimeUnit.MICROSECONDS.toNanos(1);
  }

  /**
   * How evenly they were served: the visits of the one who had fewest as a share of the visits of
   * the one who had most, in percent. 100 is even; 0 means that somebody got nothing.
   */
  public static double fairnessPercent(List<Served> all) {
    long fewest = all.stream().mapToLong(Served::visits).min().orElse(0);
    long most = all.stream().mapToLong(Served::visits).max().orElse(0);
    return most == 0 ? 0 : 100.0 * fewest / most;
  }
}
