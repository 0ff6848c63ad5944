package dev.heddle.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritableSpaceTest {

  @TempDir Path folder;

  @Test
  void whereThereIsRoomNothingIsLeft() throws Exception {
    WritableSpace.require(folder);

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderThatIsGoneOrTakesNothingIsNoticed() {
    assertThatIOException()
        .isThrownBy(() -> WritableSpace.require(folder.resolve("gone")))
        .isInstanceOf(NoSuchFileException.class);
    assertThatIOException().isThrownBy(() -> WritableSpace.require(Path.of("/proc")));
  }
}
