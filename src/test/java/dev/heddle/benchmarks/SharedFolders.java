package dev.heddle.benchmarks;

import dev.heddle.memory.PrivateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folders of shared memory that this process has now. */
final class SharedFolders {

  private SharedFolders() {}

  static List<Path> ofThisProcess() throws IOException {
    Path base;
    try (PrivateFolder folder = PrivateFolder.makeInMemory()) {
      base = folder.path().getParent();
    }
    String ours = "heddle-" + ProcessHandle.current().pid() + "-";
    try (Stream<Path> all = Files.list(base)) {
      return all.filter(path -> path.getFileName().toString().startsWith(ours)).sorted().toList();
    }
  }
}
