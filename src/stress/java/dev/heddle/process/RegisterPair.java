package dev.heddle.process;

import dev.heddle.process.link.StartRegister;
import dev.heddle.process.worker.WorkerStartRegister;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Both sides of a start register over one mapped file, and the test's own view of it.
 *
 * @param words the same memory, to make it empty again
 */
record RegisterPair(StartRegister pool, WorkerStartRegister worker, ByteBuffer words) {

  /** More than there are states at once, by the flags that {@code StressTest} gives. */
  private static final int PAIRS = 256;

  /** After so many starts a worker has mapped its register. */
  private static final int STARTS_UNTIL_MAPPED = 20;

  private static final RegisterPair[] ALL =
      IntStream.range(0, PAIRS).mapToObj(i -> make()).toArray(RegisterPair[]::new);

  private static final AtomicInteger NEXT = new AtomicInteger();

  private static RegisterPair make() {
    try {
      Path folder = Files.createTempDirectory("stress");
      Path file = folder.resolve("register");
      StartRegister pool = StartRegister.create(file);
      WorkerStartRegister worker = WorkerStartRegister.attach(file.toString());
      for (int i = 0; i < STARTS_UNTIL_MAPPED; i++) {
        if (!worker.start(1)) {
          throw new IllegalStateException("revoked");
        }
      }
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        ByteBuffer words =
            channel.map(MapMode.READ_WRITE, 0, StartRegister.BYTES, Arena.global()).asByteBuffer();
        Files.delete(file);
        Files.delete(folder);
        return new RegisterPair(pool, worker, words);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next pair, with nothing started and nothing revoked. */
  static RegisterPair next() {
    RegisterPair pair = ALL[Math.floorMod(NEXT.getAndIncrement(), PAIRS)];
    pair.words.putLong(0, 0);
    pair.words.putLong(StartRegister.word(1), 0);
    return pair;
  }

  /** {@link WorkerStartRegister#start}, for those who may throw nothing. */
  boolean start(long number) {
    try {
      return worker.start(number);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@link StartRegister#revoke} must not be. */
  boolean revokeWithoutFence(long number) {
    if (words.getLong(0) >= number) {
      return false;
    }
    words.putLong(StartRegister.word(number), number);
    return words.getLong(0) < number;
  }
}
