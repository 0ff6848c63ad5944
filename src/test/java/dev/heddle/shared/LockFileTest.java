package dev.heddle.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.heddle.memory.WaitPolicy;
import dev.heddle.shared.SharedLock.Hold;
import dev.heddle.testing.Eventually;
import dev.heddle.testing.OtherJvm;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The file of a lock is open once a process, and as long as somebody there has the lock. */
@Timeout(120)
class LockFileTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** Tells whether it gets a lock at once. */
  static final class Passer {
    private Passer() {}

    public static void main(String[] args) throws Exception {
      SharedLock lock = Handles.read(args[0]);
      while (System.in.read() >= 0) {
        System.out.println(tries(lock));
      }
    }

    private static String tries(SharedLock lock) throws InterruptedException {
      try (Hold hold = lock.acquire(Duration.ofMillis(20))) {
        return hold.previousHolderDied() ? "free, its holder died" : "free";
      } catch (TimeoutException e) {
        return "held";
      }
    }
  }

  @Tag("contract")
  @Test
  void aHandleThatIsCollectedDropsNoLockOfAnother(@TempDir Path folder) throws Exception {
    Path path = folder.resolve("lock");
    Path file = FileLocked.lockFile(path);
    FileLocked second;
    WeakReference<FileLocked> first;
    {
      FileLocked made = FileLocked.create(path, WaitPolicy.PARK);
      second = FileLocked.attach(path, WaitPolicy.PARK);
      first = new WeakReference<>(made);
    }
    assertThat(LockFile.users(file)).isEqualTo(2);
    try (OtherJvm other = OtherJvm.start(Passer.class, Handles.text(second))) {
      assertThat(answer(other)).isEqualTo("free");
      try (Hold hold = second.acquire(LIMIT)) {
        assertThat(hold.previousHolderDied()).isFalse();
        Eventually.isTrue(
            "the first handle is collected",
            () -> {
              System.gc();
              return first.refersTo(null) && LockFile.users(file) == 1;
            });
        assertThat(answer(other)).isEqualTo("held");
      }
      assertThat(answer(other)).isEqualTo("free");
    }
    second.dissolve();
    assertThat(LockFile.users(file)).isZero();
  }

  private static String answer(OtherJvm other) throws Exception {
    other.process().outputWriter().append('\n').flush();
    return other.line();
  }

  @Test
  void whatASharingOpenedItClosesAndSaysSo() throws Exception {
    Path file;
    SharedLock lock;
    try (Sharing sharing = Sharing.open(true)) {
      lock = sharing.lock(LockKind.FILE);
      file = Shm.files(sharing).stream().filter(one -> LockFile.users(one) > 0).findAny().get();
      assertThat(lock.acquire(LIMIT)).satisfies(Hold::close);
      assertThat(LockFile.users(file)).isOne();
    }
    assertThat(LockFile.users(file)).isZero();
    assertThatIllegalStateException()
        .isThrownBy(() -> lock.acquire(LIMIT))
        .withMessageStartingWith("lock file: its sharing was closed; ");
  }
}
