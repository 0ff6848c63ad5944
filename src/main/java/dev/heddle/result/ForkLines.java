package dev.heddle.result;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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

  private static final int BUFFER = 1 << 16;

  /** What the file says: the whole forks, and whether a torn line follows them. */
  record Content(List<Fork> forks, boolean torn) {}

  /**
   * Reads the file line by line, as a large one is far more bytes than what it says takes; one that
   * is not there yet has no forks.
   */
  Content read() throws UnreadableException {
    return read(new Repeats());
  }

  /**
   * The same for forks of rows that are known already.
   *
   * @param repeats what was seen so far
   */
  Content read(Repeats repeats) throws UnreadableException {
    List<Fork> forks = new ArrayList<>();
    try (InputStream bytes = Files.newInputStream(file)) {
      Chunks chunks = new Chunks(bytes);
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int number = 1; ; number++) {
        line.reset();
        boolean ended = chunks.line(line);
        String text = line.toString(StandardCharsets.UTF_8);
        if (!ended && text.isEmpty()) {
          return new Content(forks, false);
        }
        if (ended && text.isBlank()) {
          continue;
        }
        try {
          forks.add(repeats.once(Json.read(Json.tree(text), Fork.class)));
        } catch (IOException e) {
          if (!ended) {
            return new Content(forks, true);
          }
          throw new UnreadableException(
              FileWords.badLine(file, number, String.valueOf(e.getMessage())), e);
        }
      }
    } catch (NoSuchFileException e) {
      return new Content(List.of(), false);
    } catch (IOException e) {
      throw UnreadableException.of(file, e);
    }
  }

  /** A file's bytes, many at a time. */
  private static final class Chunks {
    private final InputStream bytes;
    private final byte[] chunk = new byte[BUFFER];
    private int at;
    private int end;

    Chunks(InputStream bytes) {
      this.bytes = bytes;
    }

    /** Reads up to the end of a line, and says whether there was one. */
    boolean line(ByteArrayOutputStream line) throws IOException {
      while (true) {
        if (at == end) {
          at = 0;
          end = Math.max(0, bytes.read(chunk));
          if (end == 0) {
            return false;
          }
        }
        int stop = at;
        while (stop < end && chunk[stop] != '\n') {
          stop++;
        }
        line.write(chunk, at, stop - at);
        at = Math.min(end, stop + 1);
        if (stop < end) {
          return true;
        }
      }
    }
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
}
