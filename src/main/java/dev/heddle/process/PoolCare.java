package dev.heddle.process;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ProcessPool} does for its workers and tasks beyond running them; {@link
 * PoolOptions} has a method for each.
 *
 * @param closeLimit how long {@link ProcessPool#close} waits until all tasks are done; zero for as
 *     long as they take
 * @param interruptFor how long a task may go on that was interrupted because it is late, cancelled
 *     or shut down, until its worker is killed; zero to kill at once
 * @param queueLimit how long a task may wait for a worker; zero for any time
 * @param initializer what each worker runs before its first task; null for nothing
 * @param idleLimit how long a worker may be idle; zero for any time
 * @param spares how many workers are kept ready to take the place of one that ends
 * @param recycleAbove above how many bytes of memory a worker is replaced after its task; 0 for
 *     none
 * @param killAbove above how many bytes of memory it is killed; 0 for none
 * @param stuckAfter after what time without a sign of life a busy worker is told of; zero for never
 * @param killStuck whether it is killed, too
 */
public record PoolCare(
    Duration closeLimit,
    Duration interruptFor,
    Duration queueLimit,
    @Nullable Runnable initializer,
    Duration idleLimit,
    int spares,
    long recycleAbove,
    long killAbove,
    Duration stuckAfter,
    boolean killStuck) {

  /** None of all that. */
  public static final PoolCare NONE =
      new PoolCare(
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          null,
          Duration.ZERO,
          0,
          0,
          0,
          Duration.ZERO,
          false);

  private static final int MOST_SPARES = 100;

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException if a number makes no sense
   */
  public PoolCare {
    check("closeLimit", closeLimit);
    check("interruptFor", interruptFor);
    check("queueLimit", queueLimit);
    check("idleLimit", idleLimit);
    check("stuckAfter", stuckAfter);
    PoolOptions.check(
        spares >= 0 && spares <= MOST_SPARES, "spares", spares, "give 0 to " + MOST_SPARES);
    PoolOptions.check(recycleAbove >= 0, "recycleAbove", recycleAbove, "give 0 for none, or more");
    PoolOptions.check(killAbove >= 0, "killAbove", killAbove, "give 0 for none, or more");
  }

  private static void check(String name, Duration time) {
    PoolOptions.check(
        !time.isNegative() && time.compareTo(PoolOptions.LONGEST) <= 0,
        name,
        time,
        "give zero for none, or up to a hundred years");
  }

  PoolCare closingWithin(Duration limit) {
    return new PoolCare(
        limit,
        interruptFor,
        queueLimit,
        initializer,
        idleLimit,
        spares,
        recycleAbove,
        killAbove,
        stuckAfter,
        killStuck);
  }

  PoolCare interruptingFor(Duration time) {
    return new PoolCare(
        closeLimit,
        time,
        queueLimit,
        initializer,
        idleLimit,
        spares,
        recycleAbove,
        killAbove,
        stuckAfter,
        killStuck);
  }

  PoolCare waitingUpTo(Duration limit) {
    return new PoolCare(
        closeLimit,
        interruptFor,
        limit,
        initializer,
        idleLimit,
        spares,
        recycleAbove,
        killAbove,
        stuckAfter,
        killStuck);
  }

  PoolCare startingWith(Runnable first) {
    return new PoolCare(
        closeLimit,
        interruptFor,
        queueLimit,
        first,
        idleLimit,
        spares,
        recycleAbove,
        killAbove,
        stuckAfter,
        killStuck);
  }

  PoolCare idleUpTo(Duration limit) {
    return new PoolCare(
        closeLimit,
        interruptFor,
        queueLimit,
        initializer,
        limit,
        spares,
        recycleAbove,
        killAbove,
        stuckAfter,
        killStuck);
  }

  PoolCare withSpares(int workers) {
    return new PoolCare(
        closeLimit,
        interruptFor,
        queueLimit,
        initializer,
        idleLimit,
        workers,
        recycleAbove,
        killAbove,
        stuckAfter,
        killStuck);
  }

  PoolCare withMemory(long recycle, long kill) {
    return new PoolCare(
        closeLimit,
        interruptFor,
        queueLimit,
        initializer,
        idleLimit,
        spares,
        recycle,
        kill,
        stuckAfter,
        killStuck);
  }

  PoolCare stuckAfter(Duration time, boolean kill) {
    return new PoolCare(
        closeLimit,
        interruptFor,
        queueLimit,
        initializer,
        idleLimit,
        spares,
        recycleAbove,
        killAbove,
        time,
        kill);
  }

  /** Whether somebody must look at the workers now and then, if no task has a time limit. */
  boolean needsWatch() {
    return queueLimit.isPositive()
        || interruptFor.isPositive()
        || recycleAbove > 0
        || killAbove > 0
        || stuckAfter.isPositive();
  }
}
