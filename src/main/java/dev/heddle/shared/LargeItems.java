package dev.heddle.shared;

import dev.heddle.memory.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Items too large for a slot: a file each beside the channel's own, written before the slot is
 * claimed and removed by its receiver.
 */
final class LargeItems {

  private static final AtomicLong LAST = new AtomicLong();

  /** Numbers of one process: its id above, a count below. */
  private static final int COUNT_BITS = 40;

  private final Path channel;

  /** The large items of the channel whose file is {@code channel}. */
  LargeItems(Path channel) {
    this.channel = channel;
  }

  /**
   * Writes an item; its number.
   *
   * @throws UncheckedIOException if there is no room for it; nothing is left then
   */
  long write(byte[] bytes) {
    long number = ProcessIdentity.self().pid() << COUNT_BITS | LAST.incrementAndGet();
    try {
      Files.write(file(number), bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return number;
    } catch (IOException e) {
      delete(number);
      throw new UncheckedIOException(SharingWords.NO_ROOM.formatted(bytes.length, e), e);
    }
  }

  /**
   * Reads an item and removes its file.
   *
   * @throws BrokenChannelException if it is gone
   * @throws UncheckedIOException if it cannot be read, which is nobody's end
   */
  byte[] take(long number) {
    try {
      return Files.readAllBytes(file(number));
    } catch (NoSuchFileException e) {
      throw new BrokenChannelException(SharingWords.FILE_IS_GONE.formatted(file(number)), e);
    } catch (IOException e) {
      throw new UncheckedIOException(SharingWords.ITEM_IS_LOST.formatted(file(number), e), e);
    } finally {
      delete(number);
    }
  }

  /** Removes a file, if that can be; what stays goes with the folder. */
  void delete(long number) {
    try {
      Files.deleteIfExists(file(number));
    } catch (IOException e) {
      // it goes with the folder
    }
  }

  private Path file(long number) {
    return channel.resolveSibling(channel.getFileName() + "-" + Long.toHexString(number));
  }
}
