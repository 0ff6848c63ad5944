package dev.heddle.demo;

import dev.heddle.shared.SharedLock;
import dev.heddle.shared.SharedLock.Hold;
import dev.heddle.workload.Task;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Five deposits into a variable that every process has its own of: a lock is not shared memory. */
final class Isolation implements Scene {

  private static final int DEPOSITS = 5;
  private static final long AMOUNT = 100;

  /** An ordinary variable: of every process, and shared by the threads of one. */
  private static final class Memory {
    static long balance;
  }

  /** A deposit into the balance of whatever process it runs in. */
  record Deposit(Narrator teller, SharedLock lock) implements Task<Boolean> {
    @Override
    public Boolean call() throws Exception {
      try (Hold _ = lock.acquire(Narrator.LIMIT)) {
        Memory.balance += AMOUNT;
        teller.tell(
            "deposit",
            "pays in %s, sees a balance of %s".formatted(AMOUNT, Memory.balance),
            Map.of("balance", Memory.balance));
      }
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
    SharedLock lock = stage.sharing().lock();
    try (Hold _ = lock.acquire(Narrator.LIMIT)) {
      Memory.balance = 0;
    }
    stage.together(Collections.nCopies(DEPOSITS, new Deposit(stage.teller(), lock)));
    try (Hold _ = lock.acquire(Narrator.LIMIT)) {
      stage.tell(
          "parent",
          "the parent sees a balance of " + Memory.balance,
          Map.of("balance", Memory.balance));
    }
  }

  @Override
  public String moral(Events events) {
    Events deposits = events.of("deposit");
    long parent = events.of("parent").only().fact("balance");
    List<Long> seen = deposits.facts("balance");
    String what = "%s deposits of %s by %s".formatted(deposits.count(), AMOUNT, deposits.who());
    return deposits.processes().size() > 1
        ? "%s: each process has a balance of its own, %s, and the parent's is %s; they share the lock, but not the variable."
            .formatted(
                what,
                seen.stream().distinct().map(String::valueOf).collect(Collectors.joining(" or ")),
                parent)
        : "%s: they share one balance, which went to %s, and the parent sees %s."
            .formatted(
                what, seen.stream().map(String::valueOf).collect(Collectors.joining(", ")), parent);
  }
}
