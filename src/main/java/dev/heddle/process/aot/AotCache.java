package dev.heddle.process.aot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The ahead-of-time cache of worker JVMs: in the user's cache folder, made by the first pool that
 * wants it, before that starts its workers. A pool that cannot have one works without.
 *
 * <p>Its checksum is part of its name, so that it is whole or not there: the JVM notices a cache
 * that was cut off, but not one that was overwritten.
 */
public final class AotCache {

  private static final String END = ".aot";

  /** How long a training may take: some seconds where the machine has little else to do. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Makes a cache by having a worker do what workers do at first. */
  public interface Training {

    /**
     * Writes a cache to {@code output}.
     *
     * @param limit how long it may take
     */
    TrainingOutcome run(Path output, Duration limit) throws IOException, InterruptedException;
  }

  private AotCache() {}

  /**
   * The cache for JVMs of this command line and environment; none if it cannot be had, or if
   * another pool makes it now.
   *
   * @param classPath in the form of {@code -cp}
   * @param environment the variables that they get beside ours
   * @param folder a private folder of the pool
   */
  public static Optional<Path> ready(
      String classPath,
      List<String> flags,
      Map<String, String> environment,
      Path folder,
      Training training) {
    try {
      Optional<String> key = AotKey.of(classPath, flags, environment);
      if (key.isEmpty()) {
        return Optional.empty();
      }
      CacheFolder caches = CacheFolder.open(folder);
      Optional<Path> present = whole(caches, key.get());
      return present.isPresent()
          ? present
          : caches.alone(key.get() + ".lock", () -> make(caches, key.get(), folder, training));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (Exception e) {
      return Optional.empty(); // slower, and told so by what the workers started from
    }
  }

  private static Optional<Path> whole(CacheFolder caches, String key) throws IOException {
    Optional<Path> found = caches.find(key + "-", END);
    if (found.isPresent() && !found.get().endsWith(name(key, found.get()))) {
      CacheFolder.remove(found.get());
      return Optional.empty();
    }
    return found;
  }

  private static Optional<Path> make(CacheFolder caches, String key, Path folder, Training training)
      throws IOException, InterruptedException {
    Optional<Path> present = whole(caches, key);
    if (present.isPresent() || isOfNoUse(caches, key)) {
      return present;
    }
    Path made = folder.resolve("training" + END);
    try {
      TrainingOutcome outcome = training.run(made, LIMIT);
      if (outcome != TrainingOutcome.MADE) {
        caches.keep(Files.write(folder.resolve("mark"), new byte[0]), mark(key, outcome));
        return Optional.empty();
      }
      caches.evict(END);
      return Optional.of(caches.keep(made, name(key, made)));
    } finally {
      Files.deleteIfExists(made);
    }
  }

  /** Whether a training ended so, not long ago, that another would end so too. */
  private static boolean isOfNoUse(CacheFolder caches, String key) throws IOException {
    for (TrainingOutcome outcome : TrainingOutcome.values()) {
      Path mark = caches.resolve(mark(key, outcome));
      if (Files.exists(mark, LinkOption.NOFOLLOW_LINKS)) {
        FileTime when = Files.getLastModifiedTime(mark, LinkOption.NOFOLLOW_LINKS);
        if (when.toInstant().isAfter(Instant.now().minus(outcome.pause()))) {
          return true;
        }
      }
    }
    return false;
  }

  private static String mark(String key, TrainingOutcome outcome) {
    return key + "." + outcome.name().toLowerCase(Locale.ROOT);
  }

  private static String name(String key, Path content) throws IOException {
    return key + "-" + HexFormat.of().toHexDigits(checksum(content), 8) + END;
  }

  private static long checksum(Path file) throws IOException {
    CRC32 sum = new CRC32();
    try (FileChannel channel = FileChannel.open(file, LinkOption.NOFOLLOW_LINKS)) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
      while (channel.read(buffer) >= 0) {
        sum.update(buffer.flip());
        buffer.clear();
      }
    }
    return sum.getValue();
  }
}
