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
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The ahead-of-time cache of worker JVMs, in the user's cache folder. A pool that cannot have one
 * works without.
 *
 * <p>Its checksum is part of its name, so that it is whole or not there: the JVM notices a cache
 * that was cut off, but not one that was overwritten.
 */
public final class AotCache {

  private static final String END = ".aot";

  /** What the command line of a fork of JMH begins with. */
  private static final String JMH = "org.openjdk.jmh.";

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
   * JVMs that are to start from a cache.
   *
   * @param classPath what they run from, in the form of {@code -cp}
   * @param environment the variables that they get beside ours
   */
  public record Users(String classPath, List<String> flags, Map<String, String> environment) {}

  /**
   * What can be known of a cache without reading jars.
   *
   * @param cache the cache, if there is one that fits
   * @param wanted whether one might be made for those that come later
   */
  public record Look(Optional<Path> cache, boolean wanted) {

    private static final Look NOTHING = new Look(Optional.empty(), false);
  }

  /**
   * Looks for the cache of {@code users}, in a millisecond or so.
   *
   * @param folder a private folder of the pool
   */
  public static Look look(Users users, Path folder) {
    try {
      Optional<CacheIndex> index = CacheFolder.isOff() ? Optional.empty() : index(users);
      if (index.isEmpty()) {
        return Look.NOTHING;
      }
      Optional<CacheFolder> caches = CacheFolder.openIfThere(folder);
      if (caches.isPresent()) {
        CacheIndex.Known known = index.get().find(caches.get());
        if (known.cache().isPresent() || known.untilLater()) {
          return new Look(known.cache(), false);
        }
      }
      return new Look(Optional.empty(), mayBeMadeLater());
    } catch (IOException | RuntimeException e) {
      return Look.NOTHING; // slower, as where there is no cache
    }
  }

  private static Optional<CacheIndex> index(Users users) throws IOException {
    return CacheIndex.of(users.classPath(), users.flags(), users.environment());
  }

  /** Whether a process beside this JVM may make one: not beside a fork of JMH, which measures. */
  private static boolean mayBeMadeLater() {
    return !System.getProperty("sun.java.command", "").startsWith(JMH) && CacheFolder.isKept();
  }

  /**
   * The cache for {@code users}, which is made now if there is none; none if it cannot be had, or
   * if another process makes it now.
   *
   * @param folder a private folder of the pool
   * @param limit how long a training may take
   */
  public static Optional<Path> ready(Users users, Path folder, Duration limit, Training training) {
    try {
      Optional<CacheIndex> index = index(users);
      Optional<String> key = AotKey.of(users.classPath(), users.flags(), users.environment());
      if (key.isEmpty() || index.isEmpty()) {
        return Optional.empty();
      }
      CacheFolder caches = CacheFolder.open(folder);
      Making making = new Making(caches, key.get(), index.get(), folder, limit, training);
      Optional<Path> present = whole(caches, key.get());
      if (present.isEmpty()) {
        present = caches.alone(key.get() + ".lock", () -> make(making));
      }
      if (present.isPresent()) {
        note(present.get(), users, making);
      }
      return present;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (Exception e) {
      return Optional.empty(); // slower, and told so by what the workers started from
    }
  }

  /** What it takes to make a cache. */
  private record Making(
      CacheFolder caches,
      String key,
      CacheIndex index,
      Path folder,
      Duration limit,
      Training training) {}

  /** Notes a cache for those who look, if the jars are known to be those that it was made of. */
  private static void note(Path cache, Users users, Making making) throws IOException {
    Optional<CacheIndex> now = index(users);
    if (making.index().isSettled()
        && now.isPresent()
        && now.get().isSameAs(making.index())
        && !isOfNoUse(making.caches(), making.key())) {
      making.index().note(cache, making.caches(), making.folder());
    } else {
      making.index().forget(making.caches());
    }
  }

  /**
   * Notes that JVMs did not start from {@code cache}, though it fits by all that is known: for some
   * time nobody gets it who only looks.
   */
  public static void refused(Path cache, Path folder) {
    try {
      CacheFolder caches = CacheFolder.open(folder);
      String key = cache.getFileName().toString().replaceFirst("-.*", "");
      mark(caches, key, TrainingOutcome.FAILED, folder);
      caches.forget(cache);
    } catch (IOException | RuntimeException e) {
      // the next one finds out, too
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

  private static Optional<Path> make(Making making) throws IOException, InterruptedException {
    CacheFolder caches = making.caches();
    Optional<Path> present = whole(caches, making.key());
    if (present.isPresent() || isOfNoUse(caches, making.key())) {
      return present;
    }
    Path made = making.folder().resolve("training" + END);
    // should this process be killed, nobody tries again at once
    making.index().note(TrainingOutcome.LATE, caches, making.folder());
    try {
      TrainingOutcome outcome = making.training().run(made, making.limit());
      if (outcome != TrainingOutcome.MADE) {
        making.index().note(outcome, caches, making.folder());
        mark(caches, making.key(), outcome, making.folder());
        return Optional.empty();
      }
      caches.evict(END);
      return Optional.of(caches.keep(made, name(making.key(), made)));
    } finally {
      Files.deleteIfExists(made);
    }
  }

  private static void mark(CacheFolder caches, String key, TrainingOutcome outcome, Path folder)
      throws IOException {
    Path _ = caches.keep(Files.write(folder.resolve("mark"), new byte[0]), mark(key, outcome));
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
    return key + "." + outcome.id();
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
