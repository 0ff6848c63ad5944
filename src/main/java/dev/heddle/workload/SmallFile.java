package dev.heddle.workload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A task that writes a file, syncs it if asked, reads it back, compares, and removes it.
 *
 * @param number which of the tasks it is; says what is in the file
 * @param file its path
 * @param bytes how long it is
 */
public record SmallFile(int number, String file, int bytes, Sync sync) implements Task<Long> {

  /**
   * The checksum of what it read.
   *
   * @throws WrongAnswerException if that is not what it wrote
   * @throws IOException if the file cannot be written or read; the message says which, why, and
   *     what to do
   */
  @Override
  public Long call() throws IOException {
    Path path = Path.of(file);
    byte[] content = content(number, bytes);
    try {
      write(path, content);
      byte[] back = Files.readAllBytes(path);
      if (!Arrays.equals(content, back)) {
        throw new WrongAnswerException("a file", WorkloadWords.otherBytes(file));
      }
      return checksum(back);
    } catch (IOException e) {
      throw failed(file, e);
    } finally {
      Files.deleteIfExists(path);
    }
  }

  private void write(Path path, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      if (sync != Sync.NONE) {
        channel.force(sync == Sync.ALL);
      }
    }
  }

  // without its cause: that names the reason only, and whoever looks for the root would tell that
  private static IOException failed(String file, IOException e) {
    @Nullable String reason =
        e instanceof FileSystemException named ? named.getReason() : e.getMessage();
    return new IOException(
        WorkloadWords.fileFails(file, reason == null ? e.getClass().getSimpleName() : reason));
  }

  static long checksum(byte[] content) {
    CRC32C sum = new CRC32C();
    sum.update(content);
    return sum.getValue();
  }

  static byte[] content(int number, int bytes) {
    byte[] content = new byte[bytes];
    new SplittableRandom(number).nextBytes(content);
    return content;
  }
}
