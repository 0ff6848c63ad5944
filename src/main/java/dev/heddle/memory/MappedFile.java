package dev.heddle.memory;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file as memory that every process sees that maps it.
 *
 * <p>It is written in full before it is mapped: to touch a page for which there is no room would
 * end the process. Whoever maps it must trust the others not to cut it short, so it belongs in a
 * {@link PrivateFolder}.
 *
 * <p>It is mapped as a segment and never as a buffer, which would cost a new JVM some 27 ms (JDK
 * 25).
 */
public final class MappedFile implements Closeable {

  private static final int CHUNK_BYTES = 1 << 20;

  private final Path path;
  private final Arena arena;
  private final boolean unmaps;
  private final MemorySegment segment;

  private MappedFile(Path path, Arena arena, boolean unmaps, MemorySegment segment) {
    this.path = path;
    this.arena = arena;
    this.unmaps = unmaps;
    this.segment = segment;
  }

  /**
   * Creates {@code path} with {@code bytes} zeros, for this user alone, and maps it.
   *
   * @throws IOException if the file exists, or there is no room for it; nothing is left then
   * @throws IllegalArgumentException if {@code bytes} is below 1
   */
  public static MappedFile create(Path path, long bytes) throws IOException {
    return create(path, bytes, false);
  }

  /**
   * As {@link #create(Path, long)}, but mapped until the garbage collector finds that nobody has
   * the segment any more: for memory that many hold and nobody can be said to close.
   */
  public static MappedFile createUntilUnused(Path path, long bytes) throws IOException {
    return create(path, bytes, true);
  }

  private static MappedFile create(Path path, long bytes, boolean untilUnused) throws IOException {
    if (bytes < 1) {
      throw new IllegalArgumentException(
          "shared memory of %s bytes: too small; ask for 1 or more".formatted(bytes));
    }
    try (FileChannel channel = PrivateFile.create(path)) {
      try {
        fill(channel, path, bytes);
        return map(channel, path, bytes, untilUnused);
      } catch (IOException | RuntimeException | Error e) {
        Files.deleteIfExists(path);
        throw e;
      }
    }
  }

  /**
   * Maps a file that another process, or this one, has created.
   *
   * @throws IOException if it is not there, empty, or cannot be mapped
   */
  public static MappedFile attach(Path path) throws IOException {
    return attach(path, false);
  }

  /**
   * As {@link #attach(Path)}, but mapped until the garbage collector finds that nobody has the
   * segment any more.
   *
   * @param bytes what it was created with
   * @throws IOException also if it has another size
   */
  public static MappedFile attachUntilUnused(Path path, long bytes) throws IOException {
    MappedFile file = attach(path, true);
    if (file.segment.byteSize() != bytes) {
      throw new IOException(
          "shared memory %s: it has %s bytes, not %s; map what was created in full"
              .formatted(path, file.segment.byteSize(), bytes));
    }
    return file;
  }

  private static MappedFile attach(Path path, boolean untilUnused) throws IOException {
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long bytes = channel.size();
      if (bytes == 0) {
        throw new IOException(
            "shared memory %s: the file is empty; map what was created in full".formatted(path));
      }
      return map(channel, path, bytes, untilUnused);
    }
  }

  /** The file. */
  public Path path() {
    return path;
  }

  /**
   * The memory, for any thread.
   *
   * <p>After {@link #close} an access throws {@link IllegalStateException}; it never reaches memory
   * that is something else by then.
   */
  public MemorySegment segment() {
    return segment;
  }

  /**
   * Its words; of memory that is mapped until nobody has it the faster ones, which trust the
   * offsets.
   */
  public AtomicWords words() {
    return unmaps ? AtomicWords.of(segment) : AtomicWords.ofLasting(segment);
  }

  /**
   * Unmaps it, for all threads of this process, unless that is left to the garbage collector; the
   * file stays. Idempotent.
   */
  @Override
  public void close() {
    synchronized (arena) {
      if (unmaps && arena.scope().isAlive()) {
        arena.close();
      }
    }
  }

  /**
   * Removes the file, if it is still there; whoever has mapped it keeps the memory until it unmaps
   * it.
   */
  public void delete() throws IOException {
    Files.deleteIfExists(path);
  }

  @SuppressWarnings("MustBeClosedChecker") // closed with the file
  private static MappedFile map(FileChannel channel, Path path, long bytes, boolean untilUnused)
      throws IOException {
    Arena arena = untilUnused ? Arena.ofAuto() : Arena.ofShared();
    try {
      MemorySegment segment = channel.map(MapMode.READ_WRITE, 0, bytes, arena);
      return new MappedFile(path, arena, !untilUnused, segment);
    } catch (IOException | RuntimeException | Error e) {
      if (!untilUnused) {
        arena.close();
      }
      throw e;
    }
  }

  private static void fill(FileChannel channel, Path path, long bytes) throws IOException {
    long room = Files.getFileStore(path).getUsableSpace();
    if (room < bytes) {
      throw noRoom(path, bytes, room + " bytes are free", null);
    }
    ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(CHUNK_BYTES, bytes));
    try {
      for (long left = bytes; left > 0; ) {
        zeros.clear().limit((int) Math.min(zeros.capacity(), left));
        left -= channel.write(zeros);
      }
    } catch (IOException e) {
      throw noRoom(path, bytes, String.valueOf(e.getMessage()), e);
    }
  }

  private static IOException noRoom(Path path, long bytes, String why, @Nullable Exception cause) {
    return new IOException(
        "shared memory of %s bytes: no room in %s (%s); free some there, or share less"
            .formatted(bytes, path.getParent(), why),
        cause);
  }
}
