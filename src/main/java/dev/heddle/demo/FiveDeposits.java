package dev.heddle.demo;

import dev.heddle.shared.SharedCounter;
import dev.heddle.shared.SharedLock;
import dev.heddle.shared.SharedLock.Hold;
import dev.heddle.workload.Task;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Five deposits into one account, with a lock and without. */
final class FiveDeposits implements Scene {

  private static final int DEPOSITS = 5;
  private static final long AMOUNT = 100;
  private static final long THINKING_MILLIS = 20;

  /** Reads the balance, thinks, and writes what it should be. */
  record Deposit(Narrator teller, SharedCounter balance, String act) {

    void make() throws InterruptedException, TimeoutException {
      long from = teller.now();
      long before = balance.get();
      Thread.sleep(THINKING_MILLIS);
      balance.set(before + AMOUNT);
      teller.tellSince(
          from,
          act,
          "reads %s, adds %s, writes %s".formatted(before, AMOUNT, before + AMOUNT),
          Map.of("before", before, "after", before + AMOUNT));
    }
  }

  /** A deposit with the lock held. */
  record Locked(Narrator teller, SharedLock lock, SharedCounter balance) implements Task<Boolean> {
    @Override
    public Boolean call() throws Exception {
      long from = teller.now();
      try (Hold _ = lock.acquire(Narrator.LIMIT)) {
        teller.tellSince(
            from, "lock", nanos -> "gets the lock after " + Events.millis(nanos), Map.of());
        new Deposit(teller, balance, "locked").make();
      }
      return true;
    }
  }

  /** A deposit without. */
  record Unlocked(Narrator teller, SharedCounter balance) implements Task<Boolean> {
    @Override
    public Boolean call() throws Exception {
      new Deposit(teller, balance, "unlocked").make();
      return true;
    }
  }

  @Override
  public int workers() {
    return DEPOSITS;
  }

  @Override
  public void play(DemoStage stage)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    SharedCounter with = stage.sharing().counter(0);
    SharedLock lock = stage.sharing().lock();
    stage.together(Collections.nCopies(DEPOSITS, new Locked(stage.teller(), lock, with)));
    balance(stage, "with", with.get());
    SharedCounter without = stage.sharing().counter(0);
    stage.together(Collections.nCopies(DEPOSITS, new Unlocked(stage.teller(), without)));
    balance(stage, "without", without.get());
  }

  private static void balance(DemoStage stage, String how, long balance)
      throws InterruptedException, TimeoutException {
    stage.tell(how, "balance %s the lock: %s".formatted(how, balance), Map.of("balance", balance));
  }

  @Override
  public String moral(Events events) {
    Events locked = events.of("locked");
    long kept = events.of("with").only().fact("balance");
    long bare = events.of("without").only().fact("balance");
    long lost = (events.of("unlocked").count() * AMOUNT - bare) / AMOUNT;
    return "With the lock %s deposits of %s by %s leave %s, %s; without it %s, as %s."
        .formatted(
            locked.count(),
            AMOUNT,
            locked.who(),
            kept,
            locked.mostAtOnce() < 2 ? "made one after the other" : "though two were made at once",
            bare,
            lost == 0
                ? "nobody came between"
                : "%s of them %s overwritten".formatted(lost, lost == 1 ? "was" : "were"));
  }
}
