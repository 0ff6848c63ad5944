package dev.heddle.process.wire;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The object streams of a {@link ClassTableWriter} that are free for the next payload.
 *
 * <p>Taken out while in use, so that code of the objects may encode others meanwhile; one that
 * failed, or grew large, does not come back.
 */
final class ObjectStreams {

  private static final int MOST_FREE = 8;
  private static final int MOST_BYTES = 1 << 16;

  private final ClassTableWriter outTable;
  private final ArrayDeque<PersistentOutput> free = new ArrayDeque<>();

  ObjectStreams(ClassTableWriter outTable) {
    this.outTable = outTable;
  }

  /**
   * Writes {@code value} by Java serialization after a byte {@code code}; large arrays of bytes go
   * to {@code parts} if there are to be any.
   */
  byte[] write(int code, @Nullable Object value, int limit, @Nullable List<byte[]> parts)
      throws IOException {
    PersistentOutput out = take();
    byte[] bytes = out.write(code, value, limit, parts);
    if (out.capacity() <= MOST_BYTES) {
      synchronized (free) {
        if (free.size() < MOST_FREE) {
          free.push(out);
        }
      }
    }
    return bytes;
  }

  private PersistentOutput take() throws IOException {
    PersistentOutput known;
    synchronized (free) {
      known = free.poll();
    }
    return known == null ? PersistentOutput.open(outTable) : known;
  }
}
