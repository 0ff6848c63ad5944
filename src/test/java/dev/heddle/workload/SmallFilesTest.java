package dev.heddle.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SmallFilesTest {

  private static final Path FULL = Path.of("/dev/full");

  @TempDir Path folder;

  private List<Long> checksums(SmallFiles files) throws IOException {
    List<Long> checksums = new ArrayList<>();
    for (SmallFile task : files.tasks(folder)) {
      checksums.add(task.call());
    }
    return checksums;
  }

  @ParameterizedTest
  @EnumSource
  void aFileComesBackAsItWasWrittenAndIsGoneThen(Sync sync) throws Exception {
    SmallFiles files = new SmallFiles(3, 5_000, sync);
    assertThat(files.check(files.right(), checksums(files))).isEqualTo(3);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aChecksumThatIsMissingOrOfAnotherFileIsAWrongAnswer() throws Exception {
    SmallFiles files = new SmallFiles(3, 10, Sync.NONE);
    List<Long> checksums = checksums(files);
    assertThatThrownBy(() -> files.check(files.right(), checksums.subList(0, 2)))
        .isInstanceOf(WrongAnswerException.class)
        .hasMessageEndingWith("2 checksums came back of 3 files");
    assertThatThrownBy(() -> files.check(files.right(), checksums.reversed()))
        .isInstanceOf(WrongAnswerException.class)
        .hasMessageContaining("number 0");
  }

  @Test
  void aFullDiskIsToldWithTheFileAndWhatToDo() throws Exception {
    assumeTrue(Files.exists(FULL));
    Path file = Files.createSymbolicLink(folder.resolve("file-0"), FULL);
    assertThatThrownBy(() -> new SmallFile(0, file.toString(), 100, Sync.NONE).call())
        .isInstanceOf(IOException.class)
        .hasNoCause()
        .hasMessage(
            file
                + ": cannot be written and read back: No space left on device; make room, or take"
                + " another folder with --jvm-args -Djava.io.tmpdir=DIR");
    assertThat(file).doesNotExist();
    assertThat(FULL).exists();
  }

  @Test
  void aFolderThatIsGoneIsToldToo() {
    Path file = folder.resolve("none").resolve("file-0");
    assertThatThrownBy(() -> new SmallFile(0, file.toString(), 100, Sync.NONE).call())
        .hasMessageStartingWith(file + ": cannot be written and read back: NoSuchFileException; ");
  }
}
