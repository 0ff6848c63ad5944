package dev.heddle.demo;

import dev.heddle.shared.SharedCounter;
import dev.heddle.shared.SharedLock;
import dev.heddle.shared.SharedLock.Hold;
import dev.heddle.workload.Task;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** One pays in, another draws out; both in random amounts, and with one lock. */
final class BankDemo implements Scene {

  private static final int TIMES = 20;
  private static final int LEAST = 50;
  private static final int MOST = 500;
  private static final long PAUSE_MILLIS = 10;

  /** An account that is changed only with the lock held. */
  record Account(Narrator teller, SharedLock lock, SharedCounter balance) implements Serializable {

    void deposit(long amount) throws InterruptedException, TimeoutException {
      try (Hold _ = lock.acquire(Narrator.LIMIT)) {
        balance.set(balance.get() + amount);
        tell("deposit", "pays in %3s".formatted(amount), amount);
      }
    }

    void withdraw(long amount) throws InterruptedException, TimeoutException {
      try (Hold _ = lock.acquire(Narrator.LIMIT)) {
        if (amount <= balance.get()) {
          balance.set(balance.get() - amount);
          tell("withdraw", "takes out %3s".formatted(amount), amount);
        } else {
          tell("refuse", "is refused %3s".formatted(amount), amount);
        }
      }
    }

    private void tell(String act, String what, long amount)
        throws InterruptedException, TimeoutException {
      teller.tell(
          act,
          "%-22s balance %4s".formatted(what, balance.get()),
          Map.of("amount", amount, "balance", balance.get()));
    }
  }

  /** Comes again and again, to pay in or to draw out, each time another amount. */
  record Customer(Account account, boolean paysIn, long seed) implements Task<Boolean> {
    @Override
    public Boolean call() throws Exception {
      SplittableRandom random = new SplittableRandom(seed);
      for (int i = 0; i < TIMES; i++) {
        long amount = random.nextInt(LEAST, MOST + 1);
        if (paysIn) {
          account.deposit(amount);
        } else {
          account.withdraw(amount);
        }
        Thread.sleep(PAUSE_MILLIS);
      }
      return true;
    }
  }

  @Override
  public int workers() {
    return 2;
  }

  @Override
  public void play(DemoStage stage)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    Account account =
        new Account(stage.teller(), stage.sharing().lock(), stage.sharing().counter(0));
    long seed = System.nanoTime();
    stage.together(
        List.of(new Customer(account, true, seed), new Customer(account, false, seed + 1)));
    long balance = account.balance().get();
    stage.tell("balance", "balance in the end: " + balance, Map.of("balance", balance));
  }

  @Override
  public String moral(Events events) {
    long in = events.of("deposit").sum("amount");
    long out = events.of("withdraw").sum("amount");
    long balance = events.of("balance").only().fact("balance");
    Events all = events.of("deposit", "withdraw", "refuse");
    return "%s deposits of %s and %s withdrawals of %s in all, %s refused, by %s: %s - %s = %s, %s."
        .formatted(
            events.of("deposit").count(),
            in,
            events.of("withdraw").count(),
            out,
            events.of("refuse").count(),
            all.who(),
            in,
            out,
            in - out,
            in - out == balance
                ? "and that is the balance: nothing was lost"
                : "but the balance is " + balance);
  }
}
