package dev.heddle.benchmarks;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.Trait;
import dev.heddle.fork.ForkNotes;
import dev.heddle.fork.NoRowException;
import dev.heddle.fork.Params;
import dev.heddle.result.Told;
import dev.heddle.shared.LockKind;
import dev.heddle.shared.SharedLock;
import dev.heddle.shared.Sharing;
import dev.heddle.workload.Account;
import dev.heddle.workload.Bank;
import dev.heddle.workload.StartLine;
import dev.heddle.workload.Tally;
import dev.heddle.workload.TimedContention;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bank that is open: an account, its lock or none, and those who work there. */
final class OpenBank implements Banking {

  /** The word for no lock at all: the control, which counts what it loses. */
  static final String NO_LOCK = Params.NO_LOCK;

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration CONTENTION = Duration.ofMillis(50);

  private final Bank bank;
  private final List<Tally> asked;
  private final Contender contender;
  private final Sharing sharing;
  private final Account account;
  private final @Nullable SharedLock lock;
  private final StartLine start;
  private final ServiceOfLock service = new ServiceOfLock();
  private boolean ownsWorkers;
  private long updates;
  private long lost;

  private OpenBank(Bank bank, Contender contender, Sharing sharing, Locksmith locksmith)
      throws IOException {
    this.bank = bank;
    this.asked = bank.asked();
    this.contender = contender;
    this.sharing = sharing;
    this.account = new Account(sharing.counter(0));
    this.lock = locksmith.make(sharing);
    this.start = new StartLine(sharing.counter(0), bank.workers());
  }

  /** Makes the lock of a bank; null for one without. */
  @FunctionalInterface
  interface Locksmith {

    @Nullable SharedLock make(Sharing sharing) throws IOException;

    /** One for the lock that a person names. */
    static Locksmith of(String lock) {
      return sharing -> lock.equals(NO_LOCK) ? null : sharing.lock(LockKind.of(lock));
    }
  }

  /**
   * Refuses what could not be opened.
   *
   * @throws NoRowException if the lock is not for that model, or not to be had on this system
   * @throws IllegalArgumentException if there is no such lock, or the numbers are out of range
   */
  static void check(ExecutionModel model, String lock, String workers, int operations) {
    bank(model, workers, operations);
    if (!lock.equals(NO_LOCK)) {
      LockKind kind = kind(lock);
      if (model.has(Trait.CROSSES_PROCESSES) && !kind.crossesProcesses()) {
        throw new NoRowException(
            "lock=%s: works only between threads of one process".formatted(lock));
      }
      if (!kind.available()) {
        throw new NoRowException("lock=%s: not to be had on this system".formatted(lock));
      }
    }
  }

  private static LockKind kind(String lock) {
    if (!LockKind.ids().contains(lock)) {
      throw new IllegalArgumentException(
          "lock '%s': unknown; write one of %s, or for a control %s (without) or %s (in turns)"
              .formatted(lock, String.join(", ", LockKind.ids()), NO_LOCK, Params.LIMIT));
    }
    return LockKind.of(lock);
  }

  /** The bank that is asked for. */
  static Bank bank(ExecutionModel model, String workers, int operations) {
    int count = Contender.count(workers);
    if (count > model.mostWorkers()) {
      throw new IllegalArgumentException(
          "workers %s: %s starts a JVM for each; write 1 to %s"
              .formatted(count, model.id(), model.mostWorkers()));
    }
    return new Bank(count, operations);
  }

  /** Opens one, warmed, with the lock that a person names. */
  static OpenBank open(ExecutionModel model, String lock, String workers, int operations)
      throws IOException {
    check(model, lock, workers, operations);
    return open(model, Locksmith.of(lock), bank(model, workers, operations));
  }

  /** Opens one, warmed, with any lock. */
  static OpenBank open(ExecutionModel model, Locksmith locksmith, Bank bank) throws IOException {
    Contender contender = Contender.open(model.id(), String.valueOf(bank.workers()));
    Sharing sharing;
    try {
      sharing = Sharing.open(model.has(Trait.CROSSES_PROCESSES));
    } catch (RuntimeException e) {
      contender.close();
      throw e;
    }
    try {
      OpenBank open = new OpenBank(bank, contender, sharing, locksmith);
      open.ownsWorkers = true;
      contender.warmBy(open::serve);
      return open;
    } catch (IOException | RuntimeException e) {
      try (sharing;
          contender) {
        throw e;
      }
    }
  }

  /** Opens one with workers that are somebody else's to end. */
  static OpenBank of(Contender contender, boolean across, Locksmith locksmith, Bank bank)
      throws IOException {
    Sharing sharing = Sharing.open(across);
    try {
      return new OpenBank(bank, contender, sharing, locksmith);
    } catch (IOException | RuntimeException e) {
      sharing.close();
      throw e;
    }
  }

  /** All do what they are asked; how many operations that were. Without a lock, counts losses. */
  @Override
  public long serve() throws Exception {
    account.open();
    start.reset();
    List<Tally> done = contender.callAll(bank.tellers(account, lock, start), LIMIT);
    if (lock == null) {
      lost += bank.lost(account, asked, done);
      updates += Bank.changes(done);
      return bank.operations();
    }
    return bank.check(account, asked, done);
  }

  /** What each got when all wanted the lock as often as they could for 50 ms. */
  @Override
  public List<TimedContention.Served> contend() throws Exception {
    account.open();
    start.reset();
    return contender.callAll(bank.contend(account, lock, start, CONTENTION), LIMIT);
  }

  @Override
  public ServiceOfLock service() {
    return service;
  }

  /** How many updates were lost so far, in percent of all; 0 where there is a lock. */
  @Override
  public double lostPercent() {
    return updates == 0 ? 0 : 100.0 * lost / updates;
  }

  @Override
  public void close() throws IOException {
    try (sharing) {
      if (ownsWorkers) {
        contender.close();
      }
      if (lock == null) {
        ForkNotes.tell(new Told.LostUpdates(updates, lost));
      }
      service.tell();
    }
  }
}
