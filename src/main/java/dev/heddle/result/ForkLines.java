package dev.heddle.result;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The file {@code forks.jsonl}: only ever appended to, whole lines at a time.
 *
 * <p>Its last line may be torn, where the writer was killed in the middle of it; readers pass over
 * that, and the next writer cuts it off.
 */
record ForkLines(Path file) {

  /** What the file says: the whole forks, and whether a torn line follows them. */
  record Content(List<Fork> forks, boolean torn) {}

  /** Reads the file; one that is not there yet has no forks. */
  Content read() throws UnreadableException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return new Content(List.of(), false);
    } catch (IOException e) {
      throw UnreadableException.of(file, e);
    }
    List<Fork> forks = new ArrayList<>();
    int start = 0;
    for (int number = 1; start < bytes.length; number++) {
      int end = newline(bytes, start);
      boolean ended = end < bytes.length;
      String line = new String(bytes, start, end - start, StandardCharsets.UTF_8);
      start = end + 1;
      if (ended && line.isBlank()) {
        continue;
      }
      try {
        forks.add(Json.read(Json.tree(line), Fork.class));
      } catch (IOException e) {
        if (!ended) {
          return new Content(forks, true);
        }
        throw new UnreadableException(
            file
                + " line "
                + number
                + ": "
                + e.getMessage()
                + "; mend or delete that line, or measure again",
            e);
      }
    }
    return new Content(forks, false);
  }

  /** Appends a line and forces it to the disk; where that fails the file is as it was before. */
  void append(Fork fork) throws IOException {
    byte[] line = (Json.line(fork) + "\n").getBytes(StandardCharsets.UTF_8);
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long whole = mend(channel);
      try {
        channel.position(whole);
        for (ByteBuffer rest = ByteBuffer.wrap(line); rest.hasRemaining(); ) {
          channel.write(rest);
        }
        channel.force(true);
      } catch (IOException | RuntimeException e) {
        cutBack(channel, whole, e);
        throw e;
      }
    }
  }

  /** Ends a last line that lacks only its newline, cuts off a torn one; returns the length then. */
  private static long mend(FileChannel channel) throws IOException {
    long size = channel.size();
    if (size == 0 || byteAt(channel, size - 1) == '\n') {
      return size;
    }
    long start = size;
    while (start > 0 && byteAt(channel, start - 1) != '\n') {
      start--;
    }
    ByteBuffer last = ByteBuffer.allocate(Math.toIntExact(size - start));
    int read = 0;
    while (read >= 0 && last.hasRemaining()) {
      read = channel.read(last, start + last.position());
    }
    try {
      String line = new String(last.array(), 0, last.position(), StandardCharsets.UTF_8);
      Json.read(Json.tree(line), Fork.class);
    } catch (IOException torn) {
      channel.truncate(start);
      return start;
    }
    channel.write(ByteBuffer.wrap(new byte[] {'\n'}), size);
    return size + 1;
  }

  private static byte byteAt(FileChannel channel, long position) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    channel.read(one, position);
    return one.get(0);
  }

  private static void cutBack(FileChannel channel, long size, Exception cause) {
    try {
      channel.truncate(size);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private static int newline(byte[] bytes, int from) {
    for (int at = from; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        return at;
      }
    }
    return bytes.length;
  }
}
