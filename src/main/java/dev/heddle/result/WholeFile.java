package dev.heddle.result;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that others see either as it was, or whole as it is now. */
public final class WholeFile {

  private WholeFile() {}

  /** What writes a text, part by part where it is long. */
  @FunctionalInterface
  public interface Text {
    void to(Writer out) throws IOException;
  }

  /** Writes beside {@code file}, waits until that is on the disk, and moves it over the file. */
  public static void write(Path file, String text) throws IOException {
    write(file, out -> out.write(text));
  }

  /** The same of a text that need not be in memory as a whole. */
  public static void write(Path file, Text text) throws IOException {
    Path whole = file.resolveSibling(file.getFileName() + ".new");
    try {
      try (Writer out = Files.newBufferedWriter(whole)) {
        text.to(out);
      }
      // a channel would be closed by an interrupt
      try (RandomAccessFile written = new RandomAccessFile(whole.toFile(), "rw")) {
        written.getFD().sync();
      }
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      drop(whole);
      throw e;
    }
  }

  /**
   * Says whether {@code file} could be written now, for one whose work would be lost otherwise.
   *
   * @throws IOException where it could not, as {@link #write} would have it
   */
  public static void require(Path file) throws IOException {
    Path whole = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(whole, "");
    drop(whole);
  }

  /** Why it could not be written is worth more than why it cannot be removed. */
  private static void drop(Path half) {
    try {
      // a folder in its place is none of ours
      if (Files.isRegularFile(half)) {
        Files.delete(half);
      }
    } catch (IOException e) {
      // the next one writes over it
    }
  }
}
