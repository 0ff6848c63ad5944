package dev.heddle.run;

import dev.heddle.result.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder that was made for a run, or was empty: it goes again where the run cannot begin. */
final class FreshFolder {

  private final RunFolder run;
  private final @Nullable Path made;

  private FreshFolder(RunFolder run, @Nullable Path made) {
    this.run = run;
    this.made = made;
  }

  /**
   * Makes the folder, and those above it that are missing.
   *
   * @throws IOException where it cannot be made, or is not empty
   */
  static FreshFolder create(Path path) throws IOException {
    @Nullable Path made = null;
    for (Path at = path.toAbsolutePath(); at != null && !Files.exists(at); at = at.getParent()) {
      made = at;
    }
    try {
      return new FreshFolder(RunFolder.create(path), made);
    } catch (IOException e) {
      new FreshFolder(new RunFolder(path), made).removeMade();
      throw e;
    }
  }

  RunFolder run() {
    return run;
  }

  /** Leaves things as they were before. */
  void remove() {
    try (Stream<Path> inside = Files.walk(run.path())) {
      List<Path> deepestFirst = inside.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        if (!each.equals(run.path())) {
          Files.deleteIfExists(each);
        }
      }
    } catch (IOException e) {
      return; // what cannot be written cannot always be removed
    }
    removeMade();
  }

  private void removeMade() {
    if (made == null) {
      return;
    }
    try {
      for (Path at = run.path().toAbsolutePath(); at != null && at.startsWith(made); ) {
        Files.deleteIfExists(at);
        at = at.getParent();
      }
    } catch (IOException e) {
      // somebody else has put something there meanwhile
    }
  }
}
