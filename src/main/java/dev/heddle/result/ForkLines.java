package dev.heddle.result;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
            FileWords.badLine(file, number, String.valueOf(e.getMessage())), e);
      }
    }
    return new Content(forks, false);
  }

  /**
   * Appends a line and forces it to the disk; where that fails the file is as it was before.
   *
   * <p>No channel: an interrupted thread could not write what it measured.
   */
  void append(Fork fork) throws IOException {
    byte[] line = (Json.line(fork) + "\n").getBytes(StandardCharsets.UTF_8);
    try (RandomAccessFile lines = new RandomAccessFile(file.toFile(), "rw")) {
      long whole = mend(lines);
      try {
        lines.seek(whole);
        lines.write(line);
        lines.getFD().sync();
      } catch (IOException e) {
        cutBack(lines, whole, e);
        throw e;
      }
    }
  }

  /** Ends a last line that lacks only its newline, cuts off a torn one; returns the length then. */
  private static long mend(RandomAccessFile lines) throws IOException {
    long size = lines.length();
    long start = size;
    while (start > 0 && byteAt(lines, start - 1) != '\n') {
      start--;
    }
    if (start == size) {
      return size;
    }
    byte[] last = new byte[Math.toIntExact(size - start)];
    lines.seek(start);
    lines.readFully(last);
    try {
      Json.read(Json.tree(new String(last, StandardCharsets.UTF_8)), Fork.class);
    } catch (IOException torn) {
      lines.setLength(start);
      return start;
    }
    lines.seek(size);
    lines.write('\n');
    return size + 1;
  }

  private static int byteAt(RandomAccessFile lines, long position) throws IOException {
    lines.seek(position);
    return lines.read();
  }

  private static void cutBack(RandomAccessFile lines, long size, IOException cause) {
    try {
      lines.setLength(size);
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
