package dev.heddle.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshFolderTest {

  @TempDir Path folder;

  @Test
  void whatWasMadeForARunGoesAgain() throws Exception {
    FreshFolder fresh = FreshFolder.create(folder.resolve("results/run"));
    fresh.run().release();
    Files.createDirectories(folder.resolve("results/run/jars"));
    Files.writeString(folder.resolve("results/run/jars/.hidden"), "x");

    fresh.remove();

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderThatWasThereStaysAndIsEmptyAgain() throws Exception {
    FreshFolder fresh = FreshFolder.create(folder);
    Files.writeString(folder.resolve("run.json"), "x");

    fresh.remove();

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderWithSomethingInItIsNotTouched() throws Exception {
    Path file = Files.writeString(folder.resolve("mine"), "x");

    assertThatThrownBy(() -> FreshFolder.create(folder))
        .isInstanceOf(DirectoryNotEmptyException.class);
    assertThat(file).exists();
  }
}
