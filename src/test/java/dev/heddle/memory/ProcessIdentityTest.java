package dev.heddle.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.Descriptors;
import dev.heddle.testing.Eventually;
import dev.heddle.testing.OtherJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An owner is alive as long as its process is, and nobody else's. */
@Timeout(60)
class ProcessIdentityTest {

  /** Prints its owner's word and stays. */
  static final class Stay {
    private Stay() {}

    public static void main(String[] args) throws Exception {
      System.out.println(ProcessIdentity.self().word());
      System.in.read();
    }
  }

  @Test
  void aProcessIsAliveUntilItIsKilled() throws Exception {
    try (OtherJvm other = OtherJvm.start(Stay.class)) {
      ProcessIdentity owner = ProcessIdentity.ofWord(Long.parseLong(other.line()));
      assertThat(owner.pid()).isEqualTo(other.process().pid());
      assertThat(owner.life()).isEqualTo(Life.ALIVE);
      other.kill();
      assertThat(owner.life()).isEqualTo(Life.ENDED);
    }
  }

  @Test
  void aProcessThatOnlyWaitsForItsParentToNoticeIsDead() throws Exception {
    Process parent =
        new ProcessBuilder("sh", "-c", "sleep 0 & echo $!; exec sleep 60")
            .redirectErrorStream(true)
            .start();
    try {
      ProcessIdentity child =
          new ProcessIdentity(Long.parseLong(parent.inputReader().readLine()), 0);
      Eventually.isTrue("the child is dead", child::hasEnded);
      assertThat(parent.isAlive()).isTrue();
    } finally {
      parent.destroyForcibly().waitFor();
    }
  }

  @Test
  void aLaterProcessWithTheSameIdIsAnother() {
    ProcessIdentity self = ProcessIdentity.self();
    assertThat(self.life()).isEqualTo(Life.ALIVE);
    assertThat(new ProcessIdentity(self.pid(), self.started() + 1).life()).isEqualTo(Life.ENDED);
  }

  /** Looks at an owner with descriptors, without any, and again with them. */
  static final class Look {
    private Look() {}

    public static void main(String[] args) throws Exception {
      ProcessIdentity owner = ProcessIdentity.ofWord(Long.parseLong(args[0]));
      System.out.println(owner.life());
      ProcessIdentity gone = new ProcessIdentity(Long.parseLong(args[1]), 1);
      Life ofGone = gone.life();
      Life without;
      Life goneWithout;
      try (Descriptors _ = Descriptors.useUp()) {
        without = owner.life();
        goneWithout = gone.life();
      }
      System.out.println(without);
      System.out.println(owner.life());
      System.out.println(ofGone + " " + goneWithout);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "off"})
  void whoCannotBeLookedAtIsNotDead(String linux) throws Exception {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    try (OtherJvm holder = OtherJvm.start(Stay.class);
        OtherJvm looking =
            Descriptors.startWithFew(
                linux,
                Look.class,
                new ProcessIdentity(holder.process().pid(), 0).word(),
                ended.pid())) {
      assertThat(holder.line()).isNotEmpty();
      assertThat(looking.line()).isEqualTo("ALIVE");
      assertThat(looking.line()).isEqualTo("UNKNOWN");
      assertThat(looking.line()).isEqualTo("ALIVE");
      assertThat(looking.line()).isEqualTo("ENDED ENDED");
    }
  }

  @Test
  void aWordHoldsAnOwner() {
    assertThat(ProcessIdentity.ofWord(ProcessIdentity.self().word()))
        .isEqualTo(ProcessIdentity.self());
    assertThat(new ProcessIdentity(1, 0).word()).isNotZero();
  }
}
