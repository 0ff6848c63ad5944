package dev.heddle.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A history whose folders are not all as they should be. */
class HistoryFoldersTest {

  @TempDir Path place;

  @Test
  void aFolderThatCannotBeReadIsNamedAndTheRunsBesideItAreKept() throws Exception {
    JmhFile.empty()
        .row("a.B.c", "ms/op", 1, 2)
        .write(place.resolve("2026-01-01T12-00-00Z-0123abc.json"));
    Path barred = barred();

    History history = History.read(place);

    assertThat(history.runs()).hasSize(1);
    assertThat(history.skipped()).singleElement().asString().startsWith(barred + ": ");
  }

  /** A folder that this process cannot list, whoever it runs as. */
  private Path barred() throws IOException {
    Path folder =
        Files.createDirectory(
            place.resolve("barred"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("---------")));
    if (listable(folder)) {
      Files.delete(folder);
      Files.createSymbolicLink(folder, Path.of("/proc/1/map_files"));
    }
    assumeThat(listable(folder)).isFalse();
    return folder;
  }

  private static boolean listable(Path folder) {
    try (Stream<Path> listed = Files.list(folder)) {
      listed.forEach(_ -> {});
      return true;
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }
}
