package dev.heddle.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MachineShareTest {

  private static final ByteSize SMALL = ByteSize.of("1MiB");

  @Test
  void allWorkersTogetherHaveTheHeapOfThisJvm() {
    long own = Runtime.getRuntime().maxMemory();
    assertThat(MachineShare.ofOne(2, SMALL, List.of()).heap().bytes())
        .isBetween(own / 2 - (1 << 20), own / 2);
  }

  @Test
  void manyWorkersStillHaveOneProcessorAndRoomForPayloads() {
    MachineShare share = MachineShare.ofOne(10_000, ByteSize.of("64MiB"), List.of());

    assertThat(share.flags())
        .containsExactly("-Xmx256m", "-XX:ActiveProcessorCount=1", "-XX:+UseSerialGC");
    assertThat(share.inWords()).isEqualTo("heap 256MiB, 1 processor, serial collector");
  }

  @Test
  void aHeapThatIsAskedForIsThatHoweverSmall() {
    assertThat(MachineShare.withHeap((20 << 20) + 77, 10_000, List.of()).flags())
        .containsExactly("-Xmx20m", "-XX:ActiveProcessorCount=1", "-XX:+UseSerialGC");
  }

  @Test
  void theFlagsOfTheUserComeLast() {
    List<String> extra = List.of("-Xmx1g", "-Dx=y");
    assertThat(MachineShare.ofOne(10_000, SMALL, extra).flags())
        .endsWith("-Xmx1g", "-Dx=y")
        .startsWith("-Xmx128m");
  }

  @Test
  void theUsersCollectorTakesThePlaceOfOurs() {
    MachineShare share = MachineShare.ofOne(10_000, SMALL, List.of("-XX:+UseParallelGC"));

    assertThat(share.flags()).doesNotContain("-XX:+UseSerialGC").contains("-XX:+UseParallelGC");
    assertThat(share.inWords())
        .isEqualTo("heap 128MiB, 1 processor, collector as in its flags, then -XX:+UseParallelGC");
  }
}
