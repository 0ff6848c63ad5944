package dev.heddle.process.aot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cache is known by what the file system says of its jars, and by nothing less. */
class CacheIndexTest {

  @TempDir Path folder;

  private Path jar;
  private Path cache;
  private CacheFolder caches;

  @BeforeEach
  void keepACache() throws Exception {
    System.setProperty(CacheFolder.PROPERTY, folder.resolve("caches").toString());
    caches = CacheFolder.open(folder);
    jar = Files.writeString(folder.resolve("some.jar"), "some");
    Path content = Files.writeString(folder.resolve("content"), "classes");
    cache = caches.keep(content, "0123456789abcdef01234567-0123abcd.aot");
  }

  @AfterEach
  void leaveNothing() {
    System.clearProperty(CacheFolder.PROPERTY);
  }

  private CacheIndex now(String... flags) throws IOException {
    return CacheIndex.of(jar.toString(), List.of(flags), Map.of()).orElseThrow();
  }

  private Optional<Path> found(String... flags) throws IOException {
    return now(flags).find(caches).cache();
  }

  @Test
  void whatIsNotedIsFoundForTheSameJarAndFlags() throws Exception {
    assertThat(found("-Da=b")).isEmpty();
    now("-Da=b").note(cache, caches, folder);

    assertThat(found("-Da=b")).contains(cache);
    assertThat(found("-Da=b", "-Xmx100m")).contains(cache);
    assertThat(found("-Da=c")).isEmpty();
    assertThat(CacheIndex.of(jar.toString(), List.of("-Da=b"), Map.of("JAVA_TOOL_OPTIONS", "-Dc")))
        .hasValueSatisfying(other -> assertThat(other.isSameAs(sameFlags())).isFalse());
  }

  private CacheIndex sameFlags() {
    try {
      return now("-Da=b");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aJarOfTheSameSizeAndTimeIsAnotherIfItWasWrittenAnew() throws Exception {
    FileTime before = Files.getLastModifiedTime(jar);
    now().note(cache, caches, folder);
    Files.writeString(jar, "emos");
    Files.setLastModifiedTime(jar, before);

    assertThat(found()).isEmpty();
  }

  @Test
  void aCacheThatWasWrittenAnewIsNotFound() throws Exception {
    now().note(cache, caches, folder);
    FileTime before = Files.getLastModifiedTime(cache);
    Files.writeString(cache, "sessalc");
    Files.setLastModifiedTime(cache, before);

    assertThat(found()).isEmpty();
  }

  @Test
  void aFolderHasNoCache() throws Exception {
    assertThat(CacheIndex.of(folder.toString(), List.of(), Map.of())).isEmpty();
    assertThat(CacheIndex.of(jar + ":", List.of(), Map.of())).isEmpty();
  }

  @Test
  void aTrainingThatFailedIsRememberedForAWhile() throws Exception {
    now().note(TrainingOutcome.LATE, caches, folder);
    assertThat(now().find(caches).untilLater()).isTrue();

    Path note = onlyNote();
    Files.setLastModifiedTime(note, FileTime.from(Instant.now().minus(Duration.ofMinutes(11))));
    assertThat(now().find(caches).untilLater()).isFalse();
    now().forget(caches);
    assertThat(note).doesNotExist();
  }

  @Test
  void aJarThatHasJustChangedIsNotTold() throws Exception {
    assertThat(now().isSettled()).isFalse();
  }

  @Test
  void aCacheThatIsFoundByTheIndexIsOneThatIsUsed() throws Exception {
    Files.setLastModifiedTime(cache, FileTime.from(Instant.now().minus(Duration.ofDays(31))));
    now().note(cache, caches, folder);
    caches.evict(".aot");
    assertThat(cache).exists();
    assertThat(found()).contains(cache);

    caches.forget(cache);
    assertThat(found()).isEmpty();
    caches.evict(".aot");
    assertThat(cache).doesNotExist();
  }

  private Path onlyNote() throws IOException {
    try (var all = Files.list(folder.resolve("caches"))) {
      return all.filter(file -> file.toString().endsWith(".known")).findFirst().orElseThrow();
    }
  }
}
