package dev.heddle.memory;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A folder that only its owner may enter, for the sockets and shared files of one pool or run.
 *
 * <p>It is named after the process that made it and holds a file that this process keeps locked.
 * Whoever makes a folder at the same place removes those whose process is gone and whose lock is
 * free: the name protects a folder from its first moment on, the lock one whose process has an id
 * that is not seen here, as in another container.
 */
public final class PrivateFolder implements Closeable {

  private static final String PREFIX = "heddle-";
  private static final Pattern NAME =
      Pattern.compile(PREFIX + "(\\d{1,18})-(\\d{1,18})-\\p{XDigit}+");
  private static final String LOCK = "owner";
  private static final Path MEMORY = Path.of("/dev/shm");

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

  /** Makes a folder among the temporary files, with a path short enough for sockets. */
  public static PrivateFolder make() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    boolean fits = temporary.toString().length() + ownPrefix().length() <= LONGEST_START;
    return makeIn(fits ? temporary : Path.of("/tmp"));
  }

  /**
   * Makes a folder for {@linkplain MappedFile files that are mapped}: in {@code /dev/shm}, where
   * there is one that we may write to, else as {@link #make}.
   *
   * <p>Pages of a file on a disk are written back every few seconds, and the next store to such a
   * page waits until the file system allows it; files in {@code /dev/shm} have no disk.
   */
  public static PrivateFolder makeInMemory() throws IOException {
    boolean there = Linux.isHere() && Files.isDirectory(MEMORY) && Files.isWritable(MEMORY);
    return there ? makeIn(MEMORY) : make();
  }

  /** Makes a folder under {@code base} and removes those there that dead processes left. */
  public static PrivateFolder makeIn(Path base) throws IOException {
    byte[] random = new byte[8];
    RANDOM.nextBytes(random);
    Path path = base.resolve(ownPrefix() + HexFormat.of().formatHex(random));
    Files.createDirectory(
        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    @Nullable FileChannel lock = null;
    try {
      UserPrincipal us = Files.getOwner(path);
      lock =
          FileChannel.open(
              path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      lock.lock();
      removeAbandoned(base, us);
      return new PrivateFolder(path, lock);
    } catch (IOException | RuntimeException | Error e) {
      takeBack(path, lock, e);
      throw e;
    }
  }

  /** Removes what was half made, by name: to list a folder takes a descriptor. */
  private static void takeBack(Path path, @Nullable FileChannel lock, Throwable why) {
    try (lock) {
      Files.deleteIfExists(path.resolve(LOCK));
      Files.deleteIfExists(path);
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Removes it with all files in it. */
  @Override
  public void close() throws IOException {
    lock.close();
    delete(path);
  }

  private static void removeAbandoned(Path base, UserPrincipal us) {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(base, PREFIX + "*-*-*")) {
      for (Path folder : folders) {
        removeIfAbandoned(folder, us);
      }
    } catch (IOException | DirectoryIteratorException e) {
      // they are the next one's to remove
    }
  }

  private static void removeIfAbandoned(Path folder, UserPrincipal us) {
    try {
      // a link of another user's must not lead us to files that are not Heddle's
      PosixFileAttributes attributes =
          Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isDirectory()
          && attributes.owner().equals(us)
          && ownerHasEnded(folder)
          && !isLocked(folder)) {
        delete(folder);
      }
    } catch (IOException | UncheckedIOException | DirectoryIteratorException e) {
      // what cannot be removed now is not ours to remove, or somebody else just did it
    }
  }

  private static boolean ownerHasEnded(Path folder) {
    Matcher name = NAME.matcher(folder.getFileName().toString());
    return name.matches()
        && new ProcessIdentity(Long.parseLong(name.group(1)), Long.parseLong(name.group(2)))
            .hasEnded();
  }

  /** Not for folders of this process: to close a file drops the lock that it has there. */
  private static boolean isLocked(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
        FileLock taken = channel.tryLock()) {
      return taken == null;
    } catch (OverlappingFileLockException e) {
      return true; // another thread of this process looks at it just now, and removes it
    } catch (NoSuchFileException e) {
      return false; // killed before it came to that
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path each, @Nullable IOException e)
              throws IOException {
            Files.deleteIfExists(each);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static String ownPrefix() {
    ProcessIdentity self = ProcessIdentity.self();
    return PREFIX + self.pid() + "-" + self.started() + "-";
  }
}
