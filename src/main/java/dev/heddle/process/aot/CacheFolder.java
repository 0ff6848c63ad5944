package dev.heddle.process.aot;

import dev.heddle.jvm.CiJob;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A folder in the user's cache that holds files for JVMs to run from: nobody else may have written
 * to it, so it and what is in it must be the user's own, closed to others, and no links.
 */
public final class CacheFolder {

  /**
   * The system property that names another folder than {@code heddle} in the user's cache, or says
   * {@code off}: then there is none.
   */
  public static final String PROPERTY = "heddle.cache";

  private static final String OFF = "off";

  /** File systems that are gone with the machine's power. */
  private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs");

  /** A cache takes some 12 MB, twice that while it is made. */
  private static final long ROOM = 100 << 20;

  static final int MOST_FILES = 8;

  /** What a key, its cache, its lock, its marks and their halves are called; no other is ours. */
  private static final Pattern OURS =
      Pattern.compile("[0-9a-f]{24}(-[0-9a-f]{8}\\.aot|\\.lock|\\.[a-z_]+)(\\.\\d+\\.half)?");

  private static final Duration NOTED = Duration.ofDays(1);
  private static final Duration UNUSED = Duration.ofDays(30);
  private static final Duration ABANDONED = Duration.ofHours(1);
  private static final Set<PosixFilePermission> FOLDER_MODE =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE_MODE =
      PosixFilePermissions.fromString("rw-------");

  private final Path path;
  private final UserPrincipal user;

  private CacheFolder(Path path, UserPrincipal user) {
    this.path = path;
    this.user = user;
  }

  /**
   * The folder, made if there is none.
   *
   * @param owned something that this process has just made, so that its owner is the user
   * @throws IOException if it cannot be made or is not fit
   */
  static CacheFolder open(Path owned) throws IOException {
    if (isOff()) {
      throw new IOException(PROPERTY + ": is " + OFF);
    }
    Path path = location().toAbsolutePath();
    UserPrincipal user = Files.getOwner(owned, LinkOption.NOFOLLOW_LINKS);
    @Nullable Path parent = path.getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      Files.createDirectories(parent, mode(FOLDER_MODE));
    }
    try {
      Files.createDirectory(path, mode(FOLDER_MODE));
    } catch (FileAlreadyExistsException e) {
      // looked at next
    }
    PosixFileAttributes found = attributes(path);
    if (!found.isDirectory()
        || !found.owner().equals(user)
        || !found.permissions().equals(FOLDER_MODE)) {
      throw new IOException(path + ": is not a folder of this user alone");
    }
    return new CacheFolder(path, user);
  }

  /** The same if it is there already. */
  static Optional<CacheFolder> openIfThere(Path owned) throws IOException {
    return Files.isDirectory(location(), LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(open(owned))
        : Optional.empty();
  }

  /** Whether there is to be none. */
  static boolean isOff() {
    return OFF.equals(System.getProperty(PROPERTY));
  }

  /**
   * Whether what is put there is likely to be there the next time: a person has named it, or it is
   * on a disk with some room, and this is no job of a CI system, which forgets all.
   */
  static boolean isKept() {
    if (System.getProperty(PROPERTY) != null) {
      return true;
    }
    if (CiJob.isThis()) {
      return false;
    }
    @Nullable Path there = location().toAbsolutePath();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    try {
      FileStore store = Files.getFileStore(there == null ? Path.of("/") : there);
      return !IN_MEMORY.contains(store.type()) && store.getUsableSpace() > ROOM;
    } catch (IOException e) {
      return false;
    }
  }

  private static Path location() {
    @Nullable String told = System.getProperty(PROPERTY);
    if (told != null) {
      return Path.of(told);
    }
    @Nullable String caches = System.getenv("XDG_CACHE_HOME");
    return caches != null && Path.of(caches).isAbsolute()
        ? Path.of(caches, "heddle")
        : Path.of(System.getProperty("user.home"), ".cache", "heddle");
  }

  /** Where a file of that name is or would be. */
  Path resolve(String name) {
    return path.resolve(name);
  }

  /** The file whose name begins and ends like that, if it is fit to be used; it is used now. */
  Optional<Path> find(String begin, String end) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path, begin + "*" + end)) {
      for (Path file : files) {
        if (isOurs(file)) {
          noteUse(file);
          return Optional.of(file);
        }
      }
    }
    return Optional.empty();
  }

  /** Notes once a day that it is used, since that is a change of the file, too. */
  private static void noteUse(Path file) throws IOException {
    Instant now = Instant.now();
    if (used(file).isBefore(now.minus(NOTED))) {
      Files.setLastModifiedTime(file, FileTime.from(now));
    }
  }

  /** Whether it is there, and a file of this user alone. */
  boolean isOurs(Path file) throws IOException {
    PosixFileAttributes found;
    try {
      found = attributes(file);
    } catch (NoSuchFileException e) {
      return false;
    }
    return found.isRegularFile()
        && found.owner().equals(user)
        && found.permissions().equals(FILE_MODE);
  }

  /** Does {@code work} unless another process or thread does what {@code lock} stands for. */
  <T> Optional<T> alone(String lock, Callable<Optional<T>> work) throws Exception {
    try (FileChannel channel =
            FileChannel.open(
                path.resolve(lock),
                Set.of(
                    StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                mode(FILE_MODE));
        FileLock taken = channel.tryLock()) {
      return taken == null ? Optional.empty() : work.call();
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    }
  }

  /** Keeps a copy of {@code content} as {@code name}: whole, or not at all. */
  Path keep(Path content, String name) throws IOException {
    Path target = path.resolve(name);
    Path half = path.resolve(name + "." + ProcessHandle.current().pid() + ".half");
    try {
      Files.deleteIfExists(half);
      Files.createFile(half, mode(FILE_MODE));
      try (FileChannel in = FileChannel.open(content);
          FileChannel out = FileChannel.open(half, StandardOpenOption.WRITE)) {
        long size = in.size();
        for (long done = 0; done < size; ) {
          done += in.transferTo(done, size - done, out);
        }
      }
      return Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  /** Removes what the index has of {@code cache}, which stays. */
  void forget(Path cache) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      for (Path file : files) {
        if (cache.getFileName().toString().equals(CacheIndex.cacheOf(file))) {
          remove(file);
        }
      }
    }
  }

  /** Removes {@code file}, and does not mind if it is gone. */
  public static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // it is found unfit the next time too
    }
  }

  /**
   * Removes what was not used for a month, and of what ends like that what is not among the last
   * used; only files that are named as ours, since the folder may be one that a person chose.
   */
  void evict(String end) throws IOException {
    Map<Path, Instant> caches = new HashMap<>();
    Map<String, Instant> noted = new HashMap<>();
    Instant now = Instant.now();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (!OURS.matcher(name).matches()) {
          continue;
        }
        @Nullable String cache = CacheIndex.cacheOf(file);
        if (cache != null) {
          // whoever finds a cache by the index notes its use there
          noted.merge(cache, used(file), CacheFolder::later);
        }
        if (name.endsWith(end)) {
          caches.put(file, used(file));
        } else if (isOlder(file, name.endsWith(".half") ? ABANDONED : UNUSED, now)) {
          remove(file);
        }
      }
    }
    caches.replaceAll((file, used) ->
        later(used, noted.getOrDefault(file.getFileName().toString(), Instant.EPOCH)));
    List<Map.Entry<Path, Instant>> last = new ArrayList<>(caches.entrySet());
    last.sort(Map.Entry.<Path, Instant>comparingByValue().reversed());
    for (int i = 0; i < last.size(); i++) {
      if (i >= MOST_FILES || last.get(i).getValue().isBefore(now.minus(UNUSED))) {
        remove(last.get(i).getKey());
      }
    }
  }

  private static boolean isOlder(Path file, Duration age, Instant now) {
    return used(file).isBefore(now.minus(age));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant used(Path file) {
    try {
      return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
    } catch (IOException e) {
      return Instant.EPOCH; // gone already
    }
  }

  private static PosixFileAttributes attributes(Path file) throws IOException {
    return Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private static FileAttribute<?> mode(Set<PosixFilePermission> permissions) {
    return PosixFilePermissions.asFileAttribute(permissions);
  }
}
