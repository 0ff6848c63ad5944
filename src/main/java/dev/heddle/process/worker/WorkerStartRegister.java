package dev.heddle.process.worker;

import dev.heddle.process.link.StartRegister;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel.MapMode;
import org.jspecify.annotations.Nullable;

/**
 * The worker's side of a {@link StartRegister}: where it says what it starts.
 *
 * <p>By calls on the file at first, which the other side sees in its mapped memory all the same,
 * and mapped only by a worker that has some tasks behind it: to map a file takes a fresh JVM 19 ms
 * (JDK 25), as long as thousands of calls. Mapped as a segment, used as a buffer, with fences:
 * mapping as a buffer, and var handles, take longer still.
 */
public final class WorkerStartRegister {

  private static final int UNMAPPED_STARTS = 16;

  private final RandomAccessFile file;
  private final byte[] word = new byte[Long.BYTES];
  private @Nullable ByteBuffer mapped;
  private int starts;

  private WorkerStartRegister(RandomAccessFile file) {
    this.file = file;
  }

  /** Attaches to the file for as long as the worker lives. */
  public static WorkerStartRegister attach(String path) throws IOException {
    return new WorkerStartRegister(new RandomAccessFile(path, "rw"));
  }

  /**
   * Notes that a task starts now; nothing of the task happens before it is noted. False if it was
   * revoked.
   */
  public boolean start(long number) throws IOException {
    if (mapped == null && ++starts > UNMAPPED_STARTS) {
      mapped =
          file.getChannel()
              .map(MapMode.READ_WRITE, 0, StartRegister.BYTES, Arena.global())
              .asByteBuffer();
      file.close();
    }
    ByteBuffer words = mapped;
    if (words == null) {
      write(number);
      VarHandle.fullFence();
      return read(StartRegister.word(number)) != number;
    }
    words.putLong(0, number);
    VarHandle.fullFence();
    return words.getLong(StartRegister.word(number)) != number;
  }

  private void write(long number) throws IOException {
    for (int i = 0; i < Long.BYTES; i++) {
      word[i] = (byte) (number >>> (Long.SIZE - Byte.SIZE * (i + 1)));
    }
    file.seek(0);
    file.write(word);
  }

  private long read(int place) throws IOException {
    file.seek(place);
    file.readFully(word);
    long number = 0;
    for (byte b : word) {
      number = (number << Byte.SIZE) | (b & 0xff);
    }
    return number;
  }
}
