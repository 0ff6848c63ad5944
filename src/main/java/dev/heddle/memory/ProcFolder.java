package dev.heddle.memory;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A folder whose files are made as they are read, and whose subfolders are called by numbers. Needs
 * no more than Java 11.
 */
final class ProcFolder {

  private static final int USUAL_BYTES = 4096;

  private static final String NOTHING = "there is no /proc";

  private final Path root;

  ProcFolder(Path root) {
    this.root = root;
  }

  boolean isReadable(String file) {
    return Files.isReadable(root.resolve(file));
  }

  /** Whether there is no such file; false also where that cannot be known. */
  boolean lacks(String file) {
    return Files.notExists(root.resolve(file));
  }

  /** Where a link leads. */
  String target(String link) throws IOException {
    return Files.readSymbolicLink(root.resolve(link)).toString();
  }

  /** By a plain stream: an interrupted thread could not read by a channel. */
  byte[] bytes(String file) throws IOException {
    try (FileInputStream in = new FileInputStream(root + "/" + file)) {
      byte[] read = new byte[USUAL_BYTES];
      int length = 0;
      for (int n = 0; n >= 0; n = in.read(read, length, read.length - length)) {
        length += n;
        if (length == read.length) {
          read = Arrays.copyOf(read, 2 * length);
        }
      }
      return Arrays.copyOf(read, length);
    } catch (FileNotFoundException e) {
      throw isThere() ? e : new IOException(NOTHING, e);
    }
  }

  private boolean isThere() {
    return Files.exists(root);
  }

  /** What is called by a number in a folder below, in order; {@code ""} is this one. */
  List<Long> numbers(String folder) throws IOException {
    File below = root.resolve(folder).toFile();
    String[] names = below.list();
    if (names == null) {
      throw new IOException((isThere() ? below : NOTHING) + ": cannot be listed");
    }
    List<Long> numbers = new ArrayList<>();
    for (String name : names) {
      char first = name.charAt(0);
      if (first >= '0' && first <= '9') {
        numbers.add(Long.parseLong(name));
      }
    }
    numbers.sort(null);
    return numbers;
  }
}
