package dev.heddle.result;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that others see either as it was, or whole as it is now. */
public final class WholeFile {

  private WholeFile() {}

  /** Writes beside {@code file}, waits until that is on the disk, and moves it over the file. */
  public static void write(Path file, String text) throws IOException {
    Path whole = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(whole, text);
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
