package dev.heddle.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What one thread or mapping writes to a word another one reads. */
@Timeout(60)
class AtomicWordsTest {

  private static final long BYTES = 64;

  /** So many reads make the JVM compile the loop that reads. */
  private static final long COMPILED = 5_000_000;

  @TempDir Path folder;

  /** A plain read may be done once for all times when its loop is compiled, and wait for ever. */
  @Test
  void aLoopOfOpaqueReadsSeesWhatAnotherThreadWritesLater() throws Exception {
    try (MappedFile file = MappedFile.create(folder.resolve("words"), BYTES)) {
      AtomicWords words = file.words();
      CountDownLatch compiled = new CountDownLatch(1);
      Thread reads =
          Thread.ofPlatform()
              .daemon()
              .start(() -> {
                for (long i = 0; words.getOpaque(0) == 0; i++) {
                  if (i == COMPILED) {
                    compiled.countDown();
                  }
                }
              });
      assertThat(compiled.await(30, TimeUnit.SECONDS)).isTrue();
      words.setRelease(0, 1);
      reads.join(20_000);
      assertThat(reads.isAlive()).isFalse();
    }
  }

  @Test
  void everyKindOfReadSeesWhatAnotherMappingWrote() throws Exception {
    Path path = folder.resolve("words");
    try (MappedFile one = MappedFile.create(path, BYTES);
        MappedFile other = MappedFile.attach(path)) {
      AtomicWords reads = other.words();
      one.words().setVolatile(8, 7);
      assertThat(reads.get(8)).isEqualTo(7);
      assertThat(reads.getOpaque(8)).isEqualTo(7);
      assertThat(reads.getAcquire(8)).isEqualTo(7);
      assertThat(reads.getVolatile(8)).isEqualTo(7);
      assertThat(one.words().getAndAdd(8, 2)).isEqualTo(7);
      assertThat(reads.compareAndSet(8, 7, 1)).isFalse();
      assertThat(reads.compareAndSet(8, 9, 1)).isTrue();
      assertThat(one.words().compareAndSetInt(16, 0, 3)).isTrue();
      assertThat(reads.getIntOpaque(16)).isEqualTo(3);
      assertThat(reads.getIntVolatile(16)).isEqualTo(3);
    }
  }

  @Test
  void wordsOfMemoryThatIsUnmappedAreRefused() {
    AtomicWords words;
    try (Arena arena = Arena.ofConfined()) {
      words = AtomicWords.of(arena.allocate(BYTES, Long.BYTES));
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> words.getOpaque(BYTES));
    }
    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> words.getOpaque(0));
  }
}
