package dev.heddle.process.aot;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which cache fits jars as they lie there, so that whoever opens a pool need not read them: a small
 * file for each class path and list of flags.
 *
 * <p>It goes by what the file system says of a jar: size, time of the last change of its content
 * and of any change of it, and number. Nobody can write to a file and leave the second of these
 * times as it was; only one that was changed just before is not told apart from one that changes
 * just after, and is not noted.
 */
final class CacheIndex {

  /** In the place of a cache where none can be had for now. */
  private static final String NO_CACHE = "-";

  private static final String END = ".known";
  private static final Duration JUST_NOW = Duration.ofSeconds(2);
  private static final Duration NOTED = Duration.ofDays(1);

  private static final long FNV_PRIME = 0x100000001b3L;
  private static final long FNV_BASIS = 0xcbf29ce484222325L;

  private final String text;
  private final Instant lastChange;

  private CacheIndex(String text, Instant lastChange) {
    this.text = text;
    this.lastChange = lastChange;
  }

  /** What there is to know now; none where the class path has a folder, or files have no times. */
  static Optional<CacheIndex> of(
      String classPath, List<String> flags, Map<String, String> environment) throws IOException {
    StringBuilder text = new StringBuilder();
    Instant last = Instant.EPOCH;
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      Path jar = Path.of(entry).toAbsolutePath();
      if (entry.isEmpty() || !Files.isRegularFile(jar)) {
        return Optional.empty();
      }
      Instant changed = addStamp(jar, text);
      last = changed.isAfter(last) ? changed : last;
    }
    for (String line : AotKey.further(flags, environment)) {
      text.append(line).append('\n');
    }
    return Optional.of(new CacheIndex(text.toString(), last));
  }

  /** When the jar changed last that changed last. */
  private static Instant addStamp(Path file, StringBuilder text) throws IOException {
    Map<String, Object> found;
    try {
      found = Files.readAttributes(file, "unix:size,lastModifiedTime,ctime,fileKey");
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      throw new IOException(file + ": has no time of its last change", e);
    }
    if (!(found.get("lastModifiedTime") instanceof FileTime modified)
        || !(found.get("ctime") instanceof FileTime changed)) {
      throw new IOException(file + ": has no time of its last change");
    }
    text.append(file).append(' ').append(found.get("size"));
    text.append(' ').append(modified.to(TimeUnit.NANOSECONDS));
    text.append(' ').append(changed.to(TimeUnit.NANOSECONDS));
    text.append(' ').append(found.get("fileKey")).append('\n');
    return changed.toInstant();
  }

  /** Whether what was read after this was taken can be told from what comes later. */
  boolean isSettled() {
    return lastChange.isBefore(Instant.now().minus(JUST_NOW));
  }

  /** Whether {@code other} is about the very same files. */
  boolean isSameAs(CacheIndex other) {
    return text.equals(other.text);
  }

  /** What was noted. */
  record Known(Optional<Path> cache, boolean untilLater) {}

  private static final Known NOTHING = new Known(Optional.empty(), false);

  /** What is noted in {@code caches}, if the cache is as it was then. */
  Known find(CacheFolder caches) throws IOException {
    Path file = caches.resolve(name());
    if (!caches.isOurs(file)) {
      return NOTHING;
    }
    String[] lines = Files.readString(file).split("\n", 3);
    if (lines.length < 3 || !lines[2].equals(text)) {
      return NOTHING;
    }
    Instant noted = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
    if (lines[0].equals(NO_CACHE)) {
      TrainingOutcome outcome = TrainingOutcome.of(lines[1]);
      boolean holds = outcome != null && noted.isAfter(Instant.now().minus(outcome.pause()));
      return new Known(Optional.empty(), holds);
    }
    Path cache = caches.resolve(Path.of(lines[0]).getFileName().toString());
    if (!caches.isOurs(cache) || !lines[1].equals(stamp(cache))) {
      return NOTHING;
    }
    if (noted.isBefore(Instant.now().minus(NOTED))) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    }
    return new Known(Optional.of(cache), false);
  }

  /** Notes {@code cache}; {@code folder} is a private one. */
  void note(Path cache, CacheFolder caches, Path folder) throws IOException {
    write(cache.getFileName() + "\n" + stamp(cache), caches, folder);
  }

  /** Notes that a training ended so, and that none should begin for as long as that says. */
  void note(TrainingOutcome outcome, CacheFolder caches, Path folder) throws IOException {
    write(NO_CACHE + "\n" + outcome.id(), caches, folder);
  }

  /** Removes what is noted. */
  void forget(CacheFolder caches) {
    CacheFolder.remove(caches.resolve(name()));
  }

  private void write(String head, CacheFolder caches, Path folder) throws IOException {
    Path content = Files.createTempFile(folder, "known", null);
    try {
      Files.writeString(content, head + "\n" + text);
      Path _ = caches.keep(content, name());
    } finally {
      Files.deleteIfExists(content);
    }
  }

  /** The name of the cache that a file of the index is about; null if it is none or has none. */
  static @Nullable String cacheOf(Path file) throws IOException {
    if (!file.toString().endsWith(END)) {
      return null;
    }
    String text;
    try {
      text = Files.readString(file);
    } catch (NoSuchFileException e) {
      return null; // another one has removed it
    }
    int end = text.indexOf('\n');
    return end <= 0 || text.startsWith(NO_CACHE + "\n") ? null : text.substring(0, end);
  }

  private static String stamp(Path cache) throws IOException {
    StringBuilder text = new StringBuilder();
    Instant _ = addStamp(cache, text);
    return text.toString().strip();
  }

  /**
   * A name for the text. It need not be hard to find another text of the same name, since the file
   * holds the text; and to ask a provider for a digest takes a fresh JVM 20 ms.
   */
  private String name() {
    long one = FNV_BASIS;
    long other = ~FNV_BASIS;
    for (int i = 0; i < text.length(); i++) {
      one = (one ^ text.charAt(i)) * FNV_PRIME;
      other = (other ^ Character.reverseBytes(text.charAt(i))) * FNV_PRIME;
    }
    return hex(one, 16) + hex(other, 8) + END;
  }

  private static String hex(long value, int digits) {
    char[] text = new char[digits];
    for (int i = 0; i < digits; i++) {
      text[i] = Character.forDigit((int) (value >>> (60 - 4 * i)) & 0xf, 16);
    }
    return new String(text);
  }
}
