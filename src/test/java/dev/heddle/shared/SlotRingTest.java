package dev.heddle.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.memory.AtomicWords;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/** A ring whose closer was killed half way. */
class SlotRingTest {

  @Test
  void anEndThatNobodyToldIsTold() {
    ChannelOptions options = ChannelOptions.of(2).forNumbers();
    long bytes = SlotRing.HEADER_BYTES + SlotRing.bytes(options);
    AtomicWords words = AtomicWords.of(MemorySegment.ofArray(new long[(int) (bytes / Long.BYTES)]));
    SlotRing ring = new SlotRing(words, SlotRing.HEADER_BYTES, options);
    ring.clear();
    assertThat(ring.claimToReceive()).isEqualTo(SlotRing.NOT_NOW);

    ring.tellEnd();
    assertThat(ring.claimToReceive()).as("open").isEqualTo(SlotRing.NOT_NOW);

    words.setVolatile(0, words.getVolatile(0) | Long.MIN_VALUE);
    assertThat(ring.claimToSend()).isEqualTo(SlotRing.ENDED);
    assertThat(ring.claimToReceive()).as("closed, and not told").isEqualTo(SlotRing.NOT_NOW);

    ring.tellEnd();
    assertThat(ring.canReceive()).isTrue();
    assertThat(ring.claimToReceive()).isEqualTo(SlotRing.ENDED);
  }
}
