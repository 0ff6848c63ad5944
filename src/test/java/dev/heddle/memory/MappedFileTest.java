package dev.heddle.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.heddle.testing.OtherJvm;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A mapped file is the same memory for all who map it, and takes its room beforehand. */
@Timeout(60)
class MappedFileTest {

  @TempDir Path folder;

  private Path path = Path.of("");

  @BeforeEach
  void name() {
    path = folder.resolve("memory");
  }

  /** Adds one to the first word of a file. */
  static final class Adder {
    private Adder() {}

    public static void main(String[] args) throws Exception {
      try (MappedFile file = MappedFile.attach(Path.of(args[0]))) {
        file.words().getAndAdd(0, 1);
      }
    }
  }

  @Test
  void allWhoMapItSeeTheSameMemory() throws Exception {
    try (MappedFile file = MappedFile.create(path, 100);
        MappedFile again = MappedFile.attach(path);
        OtherJvm other = OtherJvm.start(Adder.class, path)) {
      assertThat(again.segment().byteSize()).isEqualTo(100);
      file.words().setVolatile(0, 41);
      assertThat(other.exitCode()).isZero();
      assertThat(again.words().getVolatile(0)).isEqualTo(42);
    }
  }

  @Test
  void itIsThereForItsUserOnlyAndUntilItIsDeleted() throws Exception {
    try (MappedFile file = MappedFile.create(path, 8)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rw-------");
      assertThatExceptionOfType(FileAlreadyExistsException.class)
          .isThrownBy(() -> MappedFile.create(path, 8).close());
      file.delete();
      file.delete();
      assertThat(path).doesNotExist();
      file.segment().set(ValueLayout.JAVA_LONG, 0, 1);
    }
  }

  @Test
  void itHasAllItsBlocksBeforeAnybodyTouchesIt() throws Exception {
    long bytes = (3 << 20) + 5;
    try (MappedFile file = MappedFile.create(path, bytes)) {
      Process stat = new ProcessBuilder("stat", "-c", "%b", file.path().toString()).start();
      long blocks = Long.parseLong(stat.inputReader().readLine());
      assertThat(512 * blocks).isGreaterThanOrEqualTo(bytes);
      assertThat(file.segment().byteSize()).isEqualTo(bytes);
    }
  }

  @Test
  void anAccessAfterItsEndIsAnExceptionAndNoCrash() throws Exception {
    MappedFile file = MappedFile.create(path, 8);
    file.close();
    file.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> file.segment().get(ValueLayout.JAVA_LONG, 0))
        .withMessageContaining("closed");
  }

  @Test
  void memoryOfAnotherSizeIsNotMapped() throws Exception {
    try (MappedFile file = MappedFile.create(path, 8)) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> MappedFile.attachUntilUnused(file.path(), 16))
          .withMessage(
              "shared memory %s: it has 8 bytes, not 16; map what was created in full", path);
    }
  }

  @Test
  void wordsKeepTheirMemoryAsLongAsSomebodyHasThem() throws Exception {
    AtomicWords words = MappedFile.createUntilUnused(path, 8).words();
    for (int i = 0; i < 3; i++) {
      System.gc();
      assertThat(words.getAndAdd(0, 1)).isEqualTo(i);
    }
  }

  @Test
  void aFullDiskIsToldAndNothingIsLeft() throws Exception {
    long tooMuch = Files.getFileStore(folder).getTotalSpace();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> MappedFile.create(path, tooMuch).close())
        .withMessageMatching(
            "shared memory of \\d+ bytes: no room in .* \\(\\d+ bytes are free\\); free some.*");
    assertThat(path).doesNotExist();
  }

  /** Tries to create a file, and prints why it cannot. */
  static final class Creator {
    private Creator() {}

    public static void main(String[] args) throws Exception {
      try (MappedFile file = MappedFile.create(Path.of(args[0]), 1 << 22)) {
        System.out.println("created " + file.path());
      } catch (IOException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  @Test
  void aDiskThatFillsUpMeanwhileIsToldAndNothingIsLeft() throws Exception {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("sh", "-c", "ulimit -f 2048; exec \"$@\"", "sh"));
    command.addAll(OtherJvm.command(Creator.class, path));
    Process limited = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      assertThat(limited.inputReader().readLine())
          .matches("shared memory of 4194304 bytes: no room in .* \\(File too large\\); free.*");
      assertThat(limited.waitFor()).isZero();
      assertThat(path).doesNotExist();
    } finally {
      limited.destroyForcibly().waitFor();
    }
  }

  @Test
  void whatCannotBeMappedIsRefused() throws Exception {
    assertThatIllegalArgumentException().isThrownBy(() -> MappedFile.create(path, 0).close());
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> MappedFile.attach(path).close());
    Files.createFile(path);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> MappedFile.attach(path).close())
        .withMessageContaining("the file is empty");
  }
}
