package dev.heddle.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one descriptor that this process has of a file which it locks, whoever of it uses it.
 *
 * <p>The operating system's locks belong to the process: to close any descriptor of the file drops
 * them, though they were taken with another. So there is one, from the first user to the last.
 */
final class LockFile {

  private static final Map<Path, LockFile> OPEN = new HashMap<>();
  private static final Cleaner CLEANER = Cleaner.create();

  private final Path path;
  private final FileChannel channel;
  private int users;

  private LockFile(Path path) throws IOException {
    this.path = path;
    this.channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /**
   * The use of a file, which ends when {@code user} is collected, or before by {@link Use#close}.
   *
   * @throws IOException if it is not open yet and cannot be
   */
  static Use by(Object user, Path path) throws IOException {
    synchronized (OPEN) {
      @Nullable LockFile known = OPEN.get(path);
      LockFile file = known == null ? new LockFile(path) : known;
      OPEN.put(path, file);
      file.users++;
      return new Use(file.channel, CLEANER.register(user, file::leave));
    }
  }

  /** How many use a file. */
  static int users(Path path) {
    synchronized (OPEN) {
      @Nullable LockFile file = OPEN.get(path);
      return file == null ? 0 : file.users;
    }
  }

  private void leave() {
    synchronized (OPEN) {
      users--;
      if (users == 0) {
        OPEN.remove(path);
        try {
          channel.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  /**
   * What one user has of the file.
   *
   * @param channel to lock it
   * @param end of the use, once
   */
  record Use(FileChannel channel, Cleaner.Cleanable end) {

    /** Ends it; idempotent. */
    void close() {
      end.clean();
    }
  }
}
