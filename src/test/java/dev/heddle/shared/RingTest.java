package dev.heddle.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.memory.Words;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/** A ring whose closer was killed half way. */
class RingTest {

  @Test
  void anEndThatNobodyToldIsTold() {
    ChannelOptions options = ChannelOptions.of(2).forNumbers();
    long bytes = Ring.HEADER_BYTES + Ring.bytes(options);
    Words words = Words.of(MemorySegment.ofArray(new long[(int) (bytes / Long.BYTES)]));
    Ring ring = new Ring(words, Ring.HEADER_BYTES, options);
    ring.clear();
    assertThat(ring.claimToReceive()).isEqualTo(Ring.NOT_NOW);

    ring.tellEnd();
    assertThat(ring.claimToReceive()).as("open").isEqualTo(Ring.NOT_NOW);

    words.setVolatile(0, words.getVolatile(0) | Long.MIN_VALUE);
    assertThat(ring.claimToSend()).isEqualTo(Ring.ENDED);
    assertThat(ring.claimToReceive()).as("closed, and not told").isEqualTo(Ring.NOT_NOW);

    ring.tellEnd();
    assertThat(ring.canReceive()).isTrue();
    assertThat(ring.claimToReceive()).isEqualTo(Ring.ENDED);
  }
}
