package dev.heddle.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.Eventually;
import dev.heddle.testing.OtherJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An owner is alive as long as its process is, and nobody else's. */
@Timeout(30)
class OwnerTest {

  /** Prints its owner's word and stays. */
  static final class Stay {
    private Stay() {}

    public static void main(String[] args) throws Exception {
      System.out.println(Owner.self().word());
      System.in.read();
    }
  }

  @Test
  void aProcessIsAliveUntilItIsKilled() throws Exception {
    try (OtherJvm other = OtherJvm.start(Stay.class)) {
      Owner owner = Owner.ofWord(Long.parseLong(other.line()));
      assertThat(owner.pid()).isEqualTo(other.process().pid());
      assertThat(owner.isAlive()).isTrue();
      other.kill();
      assertThat(owner.isAlive()).isFalse();
    }
  }

  @Test
  void aProcessThatOnlyWaitsForItsParentToNoticeIsDead() throws Exception {
    Process parent =
        new ProcessBuilder("sh", "-c", "sleep 0 & echo $!; exec sleep 60")
            .redirectErrorStream(true)
            .start();
    try {
      Owner child = new Owner(Long.parseLong(parent.inputReader().readLine()), 0);
      Eventually.isTrue("the child is dead", () -> !child.isAlive());
      assertThat(parent.isAlive()).isTrue();
    } finally {
      parent.destroyForcibly().waitFor();
    }
  }

  @Test
  void aLaterProcessWithTheSameIdIsAnother() {
    Owner self = Owner.self();
    assertThat(self.isAlive()).isTrue();
    assertThat(new Owner(self.pid(), self.started() + 1).isAlive()).isFalse();
  }

  @Test
  void aWordHoldsAnOwner() {
    assertThat(Owner.ofWord(Owner.self().word())).isEqualTo(Owner.self());
    assertThat(new Owner(1, 0).word()).isNotZero();
  }
}
