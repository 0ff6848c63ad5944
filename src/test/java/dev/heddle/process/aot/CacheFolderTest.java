package dev.heddle.process.aot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is run from a folder or a file that anybody else may have written. */
class CacheFolderTest {

  @TempDir Path folder;

  private Path place;
  private Path content;

  @BeforeEach
  void useAFolderOfOurOwn() throws Exception {
    place = folder.resolve("below").resolve("caches");
    content = Files.writeString(folder.resolve("content"), "content");
    System.setProperty(CacheFolder.PROPERTY, place.toString());
  }

  @AfterEach
  void leaveNothing() {
    System.clearProperty(CacheFolder.PROPERTY);
  }

  private CacheFolder open() throws IOException {
    return CacheFolder.open(folder);
  }

  @Test
  void whatIsKeptIsFoundAndClosedToOthers() throws Exception {
    CacheFolder caches = open();
    Path kept = caches.keep(content, "k-1.aot");

    assertThat(caches.find("k-", ".aot")).contains(kept);
    assertThat(caches.find("j-", ".aot")).isEmpty();
    assertThat(kept).hasContent("content");
    assertThat(mode(place)).isEqualTo("rwx------");
    assertThat(mode(kept)).isEqualTo("rw-------");
  }

  @Test
  void linksAreRefused() throws Exception {
    CacheFolder caches = open();
    Files.setPosixFilePermissions(content, PosixFilePermissions.fromString("rw-------"));
    Files.createSymbolicLink(place.resolve("k-1.aot"), content);
    assertThat(caches.find("k-", ".aot")).isEmpty();

    Path link = Files.createSymbolicLink(folder.resolve("link"), place);
    System.setProperty(CacheFolder.PROPERTY, link.toString());
    assertThatExceptionOfType(IOException.class).isThrownBy(this::open);
  }

  @Test
  void whatOthersMayWriteIsRefused() throws Exception {
    CacheFolder caches = open();
    Path kept = caches.keep(content, "k-1.aot");
    Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rw-rw----"));
    assertThat(caches.find("k-", ".aot")).isEmpty();

    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxrwx---"));
    assertThatExceptionOfType(IOException.class).isThrownBy(this::open);
  }

  @Test
  void whatOthersOwnIsRefused() throws Exception {
    CacheFolder caches = open();
    Path kept = caches.keep(content, "k-1.aot");
    giveAway(kept);
    assertThat(caches.find("k-", ".aot")).isEmpty();
    giveAway(place);
    assertThatExceptionOfType(IOException.class).isThrownBy(this::open);
  }

  private static void giveAway(Path path) throws IOException {
    UserPrincipal nobody =
        path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    try {
      Files.setOwner(path, nobody);
    } catch (IOException e) {
      abort("only root can give files away");
    }
  }

  @Test
  void oldAndSurplusFilesAreRemoved() throws Exception {
    CacheFolder caches = open();
    Path old = age(caches.keep(content, name("a") + ".aot"), Duration.ofDays(31));
    Path half = age(caches.keep(content, name("b") + ".aot.1.half"), Duration.ofHours(2));
    for (int i = 0; i < CacheFolder.MOST_FILES + 2; i++) {
      age(caches.keep(content, name("" + i) + ".aot"), Duration.ofDays(i));
    }
    caches.evict(".aot");

    assertThat(old).doesNotExist();
    assertThat(half).doesNotExist();
    try (Stream<Path> left = Files.list(place)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              Stream.iterate(0, i -> i + 1)
                  .limit(CacheFolder.MOST_FILES)
                  .map(i -> name("" + i) + ".aot")
                  .toArray(String[]::new));
    }
  }

  @Test
  void whatIsNotNamedAsOursStaysHoweverOldItIs() throws Exception {
    CacheFolder caches = open();
    List<Path> theirs = new ArrayList<>();
    for (String name : List.of("thesis.tex", "notes.half", "old.aot", "a.lock")) {
      theirs.add(age(caches.keep(content, name), Duration.ofDays(400)));
    }
    List<Path> ours = new ArrayList<>();
    for (String name : List.of(".lock", ".refused", ".refused.12.half", "-0123abcd.aot.7.half")) {
      ours.add(age(caches.keep(content, "0123456789abcdef01234567" + name), Duration.ofDays(31)));
    }
    caches.evict(".aot");
    assertThat(theirs).allSatisfy(file -> assertThat(file).exists());
    assertThat(ours).allSatisfy(file -> assertThat(file).doesNotExist());
  }

  /** The name of a cache, but for its end. */
  private static String name(String key) {
    return "0".repeat(24 - key.length()) + key + "-0123abcd";
  }

  @Test
  void whoComesSecondDoesNotWait() throws Exception {
    CacheFolder caches = open();
    Optional<String> first =
        caches.alone(
            "lock",
            () -> {
              assertThat(caches.alone("lock", () -> Optional.of("second"))).isEmpty();
              return Optional.of("first");
            });
    assertThat(first).contains("first");
    assertThat(caches.alone("lock", () -> Optional.of("later"))).contains("later");
  }

  private static Path age(Path file, Duration age) throws IOException {
    return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
