package dev.heddle.process.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.memory.WaitPolicy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A JVM interrupts whoever it finds at memory that is being unmapped: nobody is to notice. */
@Timeout(120)
class UnmappedTest {

  private static final int TRIES = 4000;

  @TempDir Path folder;

  /** Something of shared memory that is read by one thread and closed by another. */
  private interface Shared {
    void close() throws IOException;
  }

  /**
   * Closes what {@code reading} reads, which then throws; whether that left it interrupted.
   *
   * @param after how many nanoseconds after its thread was started
   */
  private static boolean isInterruptedBy(LongSupplier reading, Shared shared, int after)
      throws Exception {
    boolean[] interrupted = new boolean[1];
    Thread reader =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try {
                long read = 0;
                while (read >= 0) {
                  read = reading.getAsLong();
                }
              } catch (IllegalStateException e) {
                // closed
              }
              interrupted[0] = Thread.currentThread().isInterrupted();
            });
    // it happens while the reader's code is not compiled yet, at whatever place it is
    long begin = System.nanoTime() + after;
    while (System.nanoTime() - begin < 0) {
      Thread.onSpinWait();
    }
    shared.close();
    reader.join();
    return interrupted[0];
  }

  private static int nanos(int i) {
    return i % 50 * 1000;
  }

  @Test
  void whoeverReadsARegisterWhileItIsClosedIsNotInterrupted() throws Exception {
    int interrupted = 0;
    for (int i = 0; i < TRIES; i++) {
      Path file = folder.resolve("register" + i);
      StartRegister register = StartRegister.create(file);
      interrupted += isInterruptedBy(register::lastStarted, register::close, nanos(i)) ? 1 : 0;
      Files.delete(file);
    }
    assertThat(interrupted).isZero();
  }

  @Test
  void whoeverReadsALinkWhileItIsFreedIsNotInterrupted() throws Exception {
    int interrupted = 0;
    ByteBuffer none = ByteBuffer.allocate(1);
    for (int i = 0; i < TRIES; i++) {
      ByteRingLink link = ByteRingLink.create(folder.resolve("link" + i), WaitPolicy.PARK);
      LongSupplier reading =
          () -> {
            boolean readable = link.isReadable();
            try {
              return readable ? link.read(none.clear()) : 0;
            } catch (IOException e) {
              return -1;
            }
          };
      interrupted += isInterruptedBy(reading, link::free, nanos(i)) ? 1 : 0;
    }
    assertThat(interrupted).isZero();
  }

  @Test
  void whoeverWasInterruptedBeforeStaysSo() throws Exception {
    ByteRingLink link = ByteRingLink.create(folder.resolve("link"), WaitPolicy.PARK);
    link.free();
    Thread.currentThread().interrupt();

    assertThat(link.isReadable()).isTrue();

    assertThat(Thread.interrupted()).isTrue();
  }
}
