package dev.heddle.shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files that a sharing has. */
final class Shm {

  private Shm() {}

  static List<Path> files(Sharing sharing) throws IOException {
    Path folder = sharing.path();
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }
}
