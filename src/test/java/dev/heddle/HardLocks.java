package dev.heddle;

import dev.heddle.shared.LockKind;
import dev.heddle.shared.SharedLock;
import dev.heddle.shared.SharedLock.Hold;
import dev.heddle.shared.Sharing;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/** Nobody takes a lock that another one has, and all get it afterwards. */
final class HardLocks implements HardPart.Use {

  private static final Duration SHORT = Duration.ofMillis(200);

  private final Sharing sharing = Sharing.open(true);
  private final List<SharedLock> locks = new ArrayList<>();

  HardLocks() throws IOException {
    try {
      for (LockKind kind : LockKind.values()) {
        if (kind.crossesProcesses() && kind.available()) {
          locks.add(sharing.lock(kind));
        }
      }
    } catch (IOException | RuntimeException | Error e) {
      sharing.close();
      throw e;
    }
  }

  @Override
  public void use() throws Exception {
    for (SharedLock lock : locks) {
      CompletableFuture<String> other = new CompletableFuture<>();
      Hold hold = lock.acquire(HardPart.LIMIT);
      try {
        Thread waiter = Thread.ofPlatform().start(() -> other.complete(tries(lock, SHORT)));
        HardPart.check(waiter.join(HardPart.LIMIT), "a waiter hangs");
        HardPart.check(other.get().equals("held"), "a held lock was " + other.get());
      } finally {
        hold.close();
      }
      CompletableFuture<String> next = new CompletableFuture<>();
      Thread heir = Thread.ofPlatform().start(() -> next.complete(tries(lock, HardPart.LIMIT)));
      HardPart.check(heir.join(HardPart.LIMIT), "an heir hangs");
      HardPart.check(next.get().equals("taken"), lock.kind() + ": a free lock was " + next.get());
    }
  }

  private static String tries(SharedLock lock, Duration limit) {
    try (Hold hold = lock.acquire(limit)) {
      return hold.previousHolderDied() ? "taken from the dead" : "taken";
    } catch (TimeoutException e) {
      return "held";
    } catch (Exception e) {
      return e.toString();
    }
  }

  @Override
  public void close() throws IOException {
    sharing.close();
  }
}
