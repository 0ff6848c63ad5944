package dev.heddle.process;

import java.time.Duration;
import java.util.function.Consumer;
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
 * @param threadsPerJvm how many workers are threads of one JVM; 1 for a JVM each
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
    boolean killStuck,
    int threadsPerJvm) {

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
          false,
          1);

  private static final int MOST_SPARES = 100;
  private static final int MOST_THREADS = 256;

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException if a number is out of range
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
    PoolOptions.check(
        threadsPerJvm >= 1 && threadsPerJvm <= MOST_THREADS,
        "threadsPerJvm",
        threadsPerJvm,
        "give 1 to " + MOST_THREADS);
  }

  /**
   * Checks what workers that share a JVM cannot have: they end together, and are not replaced one
   * by one.
   */
  void checkThreads(int workers, int tasksPerWorker) {
    PoolOptions.check(
        workers % threadsPerJvm == 0, "workers", workers, PoolWords.multipleOf(threadsPerJvm));
    boolean alike = initializer == null && spares == 0 && recycleAbove == 0;
    PoolOptions.check(
        threadsPerJvm == 1 || (alike && tasksPerWorker == 0 && idleLimit.isZero()),
        "threadsPerJvm",
        threadsPerJvm,
        PoolWords.ONLY_JVMS_OF_THEIR_OWN);
  }

  private static void check(String name, Duration time) {
    PoolOptions.check(
        !time.isNegative() && time.compareTo(PoolOptions.LONGEST) <= 0,
        name,
        time,
        "give zero for none, or up to a hundred years");
  }

  PoolCare closingWithin(Duration limit) {
    return with(draft -> draft.closeLimit = limit);
  }

  PoolCare interruptingFor(Duration time) {
    return with(draft -> draft.interruptFor = time);
  }

  PoolCare waitingUpTo(Duration limit) {
    return with(draft -> draft.queueLimit = limit);
  }

  PoolCare startingWith(Runnable first) {
    return with(draft -> draft.initializer = first);
  }

  PoolCare idleUpTo(Duration limit) {
    return with(draft -> draft.idleLimit = limit);
  }

  PoolCare withSpares(int workers) {
    return with(draft -> draft.spares = workers);
  }

  PoolCare withMemory(long recycle, long kill) {
    return with(draft -> {
      draft.recycleAbove = recycle;
      draft.killAbove = kill;
    });
  }

  PoolCare stuckAfter(Duration time, boolean kill) {
    return with(draft -> {
      draft.stuckAfter = time;
      draft.killStuck = kill;
    });
  }

  PoolCare withThreads(int threads) {
    return with(draft -> draft.threadsPerJvm = threads);
  }

  /** Whether somebody must look at the workers now and then, if no task has a time limit. */
  boolean needsWatch() {
    return queueLimit.isPositive()
        || interruptFor.isPositive()
        || recycleAbove > 0
        || killAbove > 0
        || stuckAfter.isPositive();
  }

  private PoolCare with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.finished();
  }

  /** A copy while a part of it changes. */
  private static final class Draft {
    private Duration closeLimit;
    private Duration interruptFor;
    private Duration queueLimit;
    private @Nullable Runnable initializer;
    private Duration idleLimit;
    private int spares;
    private long recycleAbove;
    private long killAbove;
    private Duration stuckAfter;
    private boolean killStuck;
    private int threadsPerJvm;

    Draft(PoolCare care) {
      closeLimit = care.closeLimit;
      interruptFor = care.interruptFor;
      queueLimit = care.queueLimit;
      initializer = care.initializer;
      idleLimit = care.idleLimit;
      spares = care.spares;
      recycleAbove = care.recycleAbove;
      killAbove = care.killAbove;
      stuckAfter = care.stuckAfter;
      killStuck = care.killStuck;
      threadsPerJvm = care.threadsPerJvm;
    }

    PoolCare finished() {
      return new PoolCare(
          closeLimit,
          interruptFor,
          queueLimit,
          initializer,
          idleLimit,
          spares,
          recycleAbove,
          killAbove,
          stuckAfter,
          killStuck,
          threadsPerJvm);
    }
  }
}
