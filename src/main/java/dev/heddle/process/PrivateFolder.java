package dev.heddle.process;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A folder that only its owner may enter, for the sockets and shared files of one pool.
 *
 * <p>It is named after the process that made it (id and start) and holds a file that this process
 * keeps locked, so that whoever comes later sees that the owner is dead and removes it.
 */
final class PrivateFolder implements Closeable {

  private static final String PREFIX = "heddle-";
  private static final String LOCK = "owner";
  private static final Duration YOUNG = Duration.ofMinutes(1);

  /**
   * Unix-domain sockets have room for about a hundred bytes of path; random part and file need 30.
   */
  private static final int LONGEST_START = 70;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path path;
  private final FileChannel lock;

  private PrivateFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Makes a folder and removes those that dead processes left. */
  static PrivateFolder make() throws IOException {
    Path base = base();
    removeAbandoned(base);
    return makeIn(base);
  }

  static PrivateFolder makeIn(Path base) throws IOException {
    byte[] random = new byte[8];
    RANDOM.nextBytes(random);
    Path path = base.resolve(ownPrefix() + HexFormat.of().formatHex(random));
    Files.createDirectory(
        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    FileChannel lock =
        FileChannel.open(
            path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    lock.lock();
    return new PrivateFolder(path, lock);
  }

  Path path() {
    return path;
  }

  /** Removes the folders under {@code base} whose owners are dead. */
  static void removeAbandoned(Path base) {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(base, PREFIX + "*-*-*")) {
      for (Path folder : folders) {
        // own folders are not looked at: to close a file drops this process's lock on it
        if (!folder.getFileName().toString().startsWith(ownPrefix()) && isAbandoned(folder)) {
          delete(folder);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // what cannot be removed now is not ours to remove, or somebody else just did it
    }
  }

  private static boolean isAbandoned(Path folder) {
    try {
      Instant changed = Files.getLastModifiedTime(folder).toInstant();
      if (changed.isAfter(Instant.now().minus(YOUNG))) {
        return false;
      }
      try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
          FileLock taken = channel.tryLock()) {
        return taken != null;
      }
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
    delete(path);
  }

  private static void delete(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }

  private static String ownPrefix() {
    ProcessHandle self = ProcessHandle.current();
    long started = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return PREFIX + self.pid() + "-" + started + "-";
  }

  private static Path base() {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    return temporary.toString().length() + ownPrefix().length() <= LONGEST_START
        ? temporary
        : Path.of("/tmp");
  }
}
