package dev.heddle.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/** One mapped segment, cut into places of which each state under test takes the next. */
public final class Mapped {

  /** Room for what any state needs. */
  public static final int PLACE_BYTES = 512;

  /** Many more than there are states at once. */
  private static final int PLACES = 1 << 16;

  public static final AtomicWords WORDS = map();

  private static final AtomicLong NEXT = new AtomicLong();

  private Mapped() {}

  private static AtomicWords map() {
    try {
      Path file = Files.createTempFile("stress", "");
      file.toFile().deleteOnExit();
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        return AtomicWords.of(
            channel.map(MapMode.READ_WRITE, 0, (long) PLACES * PLACE_BYTES, Arena.global()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next place, with nothing in it. */
  public static long place() {
    long place = NEXT.getAndIncrement() % PLACES * PLACE_BYTES;
    WORDS.segment().asSlice(place, PLACE_BYTES).fill((byte) 0);
    return place;
  }
}
