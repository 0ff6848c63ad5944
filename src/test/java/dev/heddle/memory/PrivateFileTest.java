package dev.heddle.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of which nobody else may see what is in them. */
class PrivateFileTest {

  @TempDir Path folder;

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void onlyItsOwnerMayOpenItBeforeAnythingIsInIt() throws Exception {
    Path file = folder.resolve("it");

    try (FileChannel created = PrivateFile.create(file)) {
      assertThat(created.size()).isZero();
      assertThat(mode(file)).isEqualTo("rw-------");
    }
    assertThatThrownBy(() -> PrivateFile.create(file).close())
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void itTakesThePlaceOfAnotherAndNobodyWhoHasThatOpenSeesIt() throws Exception {
    Path file = Files.writeString(folder.resolve("it"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

    try (FileChannel before = FileChannel.open(file)) {
      PrivateFile.write(file, "n\u00e9w");

      assertThat(before.size()).isEqualTo(3);
    }
    assertThat(file).hasContent("n\u00e9w");
    assertThat(mode(file)).isEqualTo("rw-------");
  }
}
