package dev.heddle.memory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file that only its owner may read and write, from its first moment on: what was open to others
 * for a moment may have been opened by one.
 */
public final class PrivateFile {

  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);

  private PrivateFile() {}

  /**
   * Creates an empty one, to be read and written.
   *
   * @throws IOException if there is one already, too
   */
  static FileChannel create(Path file) throws IOException {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] ours =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0]; // what a system cannot have
    return FileChannel.open(file, NEW, ours);
  }

  /** Writes a new one in the place of what may be there. */
  public static void write(Path file, byte[] content) throws IOException {
    Files.deleteIfExists(file);
    try (FileChannel to = create(file)) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        to.write(left);
      }
    }
  }

  /** The same of a text, in UTF-8. */
  public static void write(Path file, String content) throws IOException {
    write(file, content.getBytes(StandardCharsets.UTF_8));
  }
}
