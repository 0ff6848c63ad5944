package dev.heddle.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whoever looks again and again spins first, then lets others go ahead, then sleeps. */
class IdleStrategyTest {

  private final IdleStrategy idle = new IdleStrategy(3, 2, 1_000, 5_000);

  @Test
  void nobodySleepsBeforeAllSpinsAndYieldsAreOver() {
    assertThat(IntStream.range(0, 8).filter(idle::isAwakeAfter)).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void pausesDoubleUpToTheLongest() {
    assertThat(IntStream.of(5, 6, 7, 8, 9, Integer.MAX_VALUE).mapToLong(idle::pauseNanos))
        .containsExactly(1_000L, 2_000L, 4_000L, 5_000L, 5_000L, 5_000L);
  }

  @Test
  void aQueueOfWhichNobodySleepsIsLookedAtForEver() {
    assertThat(IdleStrategy.POLL.isAwakeAfter(Integer.MAX_VALUE)).isTrue();
  }

  @Test
  void anIdleThreadComesBackHoweverOftenItHasLooked() {
    IntStream.of(0, 3, 5, 1_000_000).forEach(idle::idle);
  }
}
