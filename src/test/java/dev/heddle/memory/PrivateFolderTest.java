package dev.heddle.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.testing.Descriptors;
import dev.heddle.testing.OtherJvm;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A private folder lives as long as its process, and not longer than until the next is made. */
@Timeout(60)
class PrivateFolderTest {

  @TempDir Path base;

  /** Makes a folder, prints where, and stays. */
  static final class Maker {
    private Maker() {}

    public static void main(String[] args) throws Exception {
      PrivateFolder folder = PrivateFolder.makeIn(Path.of(args[0]));
      Files.writeString(folder.path().resolve("file"), "x");
      System.out.println(folder.path());
      System.in.read();
      folder.close();
    }
  }

  @Test
  void theNextOneRemovesTheFolderOfAKilledProcessAtOnce() throws Exception {
    try (OtherJvm other = OtherJvm.start(Maker.class, base)) {
      Path folder = Path.of(other.line());
      PrivateFolder.makeIn(base).close();
      assertThat(folder.resolve("file")).exists();
      other.kill();
      PrivateFolder.makeIn(base).close();
      assertThat(folder).doesNotExist();
    }
  }

  @Test
  void aFolderWhoseMakerIsStillAboutToLockItStays() throws Exception {
    try (OtherJvm other = OtherJvm.start(Maker.class, base)) {
      Path folder = Path.of(other.line());
      Files.delete(folder.resolve("owner"));
      PrivateFolder.makeIn(base).close();
      assertThat(folder).exists();
    }
  }

  @Test
  void aLockedFolderStaysEvenIfItsProcessIsNotSeen() throws Exception {
    try (OtherJvm other = OtherJvm.start(Maker.class, base)) {
      Path folder = Path.of(other.line());
      Path renamed = Files.move(folder, base.resolve("heddle-1-1-aa"));
      PrivateFolder.makeIn(base).close();
      assertThat(renamed).exists();
      other.kill();
      PrivateFolder.makeIn(base).close();
      assertThat(renamed).doesNotExist();
    }
  }

  @Test
  void aFolderThatAnotherThreadIsAboutToRemoveIsLeftToIt() throws Exception {
    Path dead = Files.createDirectory(base.resolve("heddle-1-1-aa"));
    try (FileChannel owner =
        FileChannel.open(
            dead.resolve("owner"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      FileLock lock = owner.lock();
      PrivateFolder.makeIn(base).close();
      assertThat(dead).exists();
      lock.release();
    }
    PrivateFolder.makeIn(base).close();
    assertThat(dead).doesNotExist();
  }

  /** Tries to make a folder without a descriptor, then with them. */
  static final class Poor {
    private Poor() {}

    public static void main(String[] args) throws Exception {
      Path base = Path.of(args[0]);
      PrivateFolder.makeIn(base).close();
      String told = "made";
      try (Descriptors _ = Descriptors.useUp()) {
        PrivateFolder.makeIn(base);
      } catch (IOException e) {
        told = String.valueOf(e.getMessage());
      }
      System.out.println(told);
      try (Stream<Path> left = Files.list(base)) {
        System.out.println(left.count() + " left");
      }
      PrivateFolder.makeIn(base).close();
      System.out.println("made and removed");
    }
  }

  @Test
  void whatCannotBeMadeWholeLeavesNothing() throws Exception {
    try (OtherJvm other = Descriptors.startWithFew("on", Poor.class, base)) {
      assertThat(other.line()).contains("Too many open files");
      assertThat(other.line()).isEqualTo("0 left");
      assertThat(other.line()).isEqualTo("made and removed");
    }
  }

  @Test
  void whoIsInterruptedWhileItIsMadeLeavesNothing() {
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> PrivateFolder.makeIn(base));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(base).isEmptyDirectory();
  }

  @Test
  void aFolderThatWasNeverLockedIsRemovedWithItsProcess() throws Exception {
    Path dead = Files.createDirectory(base.resolve("heddle-1-1-aa"));
    PrivateFolder.makeIn(base).close();
    assertThat(dead).doesNotExist();
  }

  @Test
  void whatIsNotAFolderOfOursStays() throws Exception {
    Path precious = Files.createDirectory(base.resolve("precious"));
    Path file = Files.writeString(precious.resolve("file"), "x");
    Files.createSymbolicLink(base.resolve("heddle-1-1-aa"), precious);
    Path foreign = Files.createDirectory(base.resolve("heddle-my-own-notes"));
    PrivateFolder.makeIn(base).close();
    assertThat(file).exists();
    assertThat(foreign).exists();
  }

  @Test
  void severalOfOneProcessLiveSideBySide() throws Exception {
    try (PrivateFolder first = PrivateFolder.makeIn(base);
        PrivateFolder second = PrivateFolder.makeIn(base)) {
      assertThat(first.path()).exists().isNotEqualTo(second.path());
      assertThat(Files.getPosixFilePermissions(second.path())).hasSize(3);
    }
    assertThat(base).isEmptyDirectory();
  }

  @Test
  void oneForMappedFilesIsMadeAndRemoved() throws Exception {
    Path path;
    try (PrivateFolder folder = PrivateFolder.makeInMemory()) {
      path = folder.path();
      assertThat(path).exists();
    }
    assertThat(path).doesNotExist();
  }
}
