package dev.heddle.process;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The number of the last task that a worker started, in memory that outlives it: a mapped file.
 *
 * <p>Mapped as a segment, used as a buffer, with a fence: a worker pays for its start, and mapping
 * as a buffer goes through a reflected constructor that takes it some 27 ms (JDK 25), var handles
 * milliseconds.
 */
final class StartedWord {

  private final ByteBuffer word;

  private StartedWord(ByteBuffer word) {
    this.word = word;
  }

  /** Creates the file with no task started, allocated in full. */
  static void create(Path file) throws IOException {
    Files.write(
        file, new byte[Long.BYTES], StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** Attaches to the file, in the worker. */
  static StartedWord attach(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return new StartedWord(
          channel.map(MapMode.READ_WRITE, 0, Long.BYTES, Arena.global()).asByteBuffer());
    }
  }

  /** Notes that {@code task} starts now; nothing of the task happens before it is noted. */
  void set(long task) {
    word.putLong(0, task);
    VarHandle.fullFence();
  }

  /** The last task that the worker of {@code file} started, 0 for none. */
  static long read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return bytes.length == Long.BYTES ? ByteBuffer.wrap(bytes).getLong() : 0;
  }
}
