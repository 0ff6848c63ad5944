package dev.heddle.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.heddle.memory.MappedFile;
import dev.heddle.shared.SharedLock.Hold;
import dev.heddle.testing.Descriptors;
import dev.heddle.testing.OtherJvm;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whoever lives keeps what it holds, though others run out of descriptors and cannot look after it,
 * and on systems that have nothing of what only Linux has; whoever dies loses it there too.
 */
@Timeout(120)
class LivingHolderTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Time for some looks at the holder. */
  private static final Duration SHORT = Duration.ofMillis(300);

  /** Makes a lock and a channel, holds the one and uses the other. */
  static final class Maker {
    private Maker() {}

    public static void main(String[] args) throws Exception {
      try (Sharing sharing = Sharing.open(true)) {
        SharedLock lock = sharing.lock(LockKind.of(args[0]));
        Channel<Integer> channel = sharing.channel(ChannelOptions.of(4));
        channel.send(1, LIMIT);
        try (Hold _ = lock.acquire(LIMIT)) {
          System.out.println(Handles.text(lock));
          System.out.println(Handles.text(channel));
          System.in.read();
        }
        System.out.println("gave it back");
        System.in.read();
      }
    }
  }

  /** Wants both, with descriptors, without any, and again with them. */
  static final class Follower {
    private Follower() {}

    public static void main(String[] args) throws Exception {
      SharedLock lock = Handles.read(args[0]);
      Channel<Integer> channel = Handles.read(args[1]);
      String first = channel.receive(LIMIT) + " " + tries(lock, SHORT) + " " + tries(channel);
      String without;
      try (Descriptors _ = Descriptors.useUp()) {
        without = tries(lock, SHORT) + " " + tries(channel);
      }
      System.out.println(first);
      System.out.println(without);
      System.in.read();
      System.out.println(tries(lock, LIMIT) + " " + tries(channel));
    }

    private static String tries(SharedLock lock, Duration limit) throws InterruptedException {
      try (Hold hold = lock.acquire(limit)) {
        return hold.previousHolderDied() ? "taken-from-the-dead" : "taken";
      } catch (TimeoutException e) {
        return "held";
      }
    }

    private static String tries(Channel<Integer> channel) throws InterruptedException {
      try {
        return String.valueOf(channel.receive(SHORT));
      } catch (TimeoutException e) {
        return "empty";
      } catch (BrokenChannelException e) {
        return "broken";
      }
    }
  }

  private static OtherJvm maker(String linux, String lock) throws Exception {
    return OtherJvm.startWith(List.of("-Dheddle.linux=" + linux), Maker.class, lock);
  }

  private static void goOn(OtherJvm other) throws Exception {
    other.process().outputWriter().append('\n').flush();
  }

  @Tag("contract")
  @ParameterizedTest
  @CsvSource({"on, owner-word", "on, file", "off, owner-word", "off, file"})
  void whoCannotBeLookedAtKeepsItsLockAndItsChannel(String linux, String lock) throws Exception {
    try (OtherJvm maker = maker(linux, lock);
        OtherJvm follower =
            Descriptors.startWithFew(linux, Follower.class, maker.line(), maker.line())) {
      assertThat(follower.line()).isEqualTo("1 held empty");
      assertThat(follower.line()).isEqualTo("held empty");
      goOn(maker);
      assertThat(maker.line()).isEqualTo("gave it back");
      goOn(follower);
      assertThat(follower.line()).isEqualTo("taken empty");
      goOn(maker);
      assertThat(maker.exitCode()).isZero();
    }
  }

  @Tag("contract")
  @ParameterizedTest
  @CsvSource({"off, owner-word", "off, file"})
  void whoDiesOnAnotherSystemThanLinuxLosesThem(String linux, String lock) throws Exception {
    try (OtherJvm maker = maker(linux, lock);
        OtherJvm follower =
            Descriptors.startWithFew(linux, Follower.class, maker.line(), maker.line())) {
      assertThat(follower.line()).isEqualTo("1 held empty");
      assertThat(follower.line()).isEqualTo("held empty");
      maker.kill();
      goOn(follower);
      assertThat(follower.line()).isEqualTo("taken-from-the-dead broken");
    }
  }

  /** Tells which locks it can make. */
  static final class Kinds {
    private Kinds() {}

    public static void main(String[] args) throws Exception {
      try (Sharing sharing = Sharing.open(true)) {
        System.out.println(sharing.lock().kind());
        System.out.println(LockKind.ROBUST_MUTEX.available());
        System.out.println(sharing.lock(LockKind.ROBUST_MUTEX).kind());
      } catch (UnsupportedOperationException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  @Test
  void whatAnotherSystemHasNotIsToldByName() throws Exception {
    try (OtherJvm other = OtherJvm.startWith(List.of("-Dheddle.linux=off"), Kinds.class)) {
      assertThat(other.line()).isEqualTo("owner-word");
      assertThat(other.line()).isEqualTo("false");
      assertThat(other.line())
          .isEqualTo("lock robust-mutex: not on this system; take owner-word or file");
    }
  }

  @Test
  void whoseLockWasTakenAwayIsToldAndDoesNotFreeTheOthers() throws Exception {
    try (Sharing sharing = Sharing.open(true)) {
      SharedLock lock = sharing.lock(LockKind.OWNER_WORD);
      long thief = 77L << 40 | 1;
      Hold hold = lock.acquire(LIMIT);
      try (MappedFile file = MappedFile.attach(Shm.files(sharing).getFirst())) {
        // there are always some who judge by other rules, such as another container's ids
        file.words().setVolatile(0, thief);
        assertThatIllegalStateException()
            .isThrownBy(hold::close)
            .withMessageStartingWith("lock owner-word: process 77 has it, though this one did not");
        assertThat(file.words().getVolatile(0)).isEqualTo(thief);
      }
    }
  }
}
