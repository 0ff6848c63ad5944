package dev.heddle.result;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Where the text of a result comes from, as UTF-8, whenever it is opened: a file, packed or not, or
 * a pipe, which can be read but once and is kept.
 */
final class Source {

  /** The file types in a mode of POSIX, and that of a pipe. */
  private static final int TYPES = 0170000;

  private static final int PIPE = 0010000;

  private static final int HEAD = 6;

  /** The mark of byte order, as UTF-8 has it. */
  private static final int[] MARK = {0xef, 0xbb, 0xbf};

  private static final int WAIT_SECONDS = 3;

  private final Path path;
  private final byte @Nullable [] kept;

  private Source(Path path, byte @Nullable [] kept) {
    this.path = path;
    this.kept = kept;
  }

  /**
   * What is at {@code path}; a dash is the standard input.
   *
   * @throws UnreadableException where that may never end, or never begin
   */
  static Source of(Path path) throws UnreadableException {
    Path place = path.toString().equals("-") ? Path.of("/dev/stdin") : path;
    if (!Files.exists(place) || Files.isRegularFile(place)) {
      return new Source(place, null);
    }
    if (!isPipe(place)) {
      throw new UnreadableException(FileWords.noRegularFile(path));
    }
    try (InputStream pipe = opened(path, place)) {
      return new Source(place, pipe.readAllBytes());
    } catch (IOException e) {
      throw UnreadableException.of(path, e);
    }
  }

  /** A named pipe opens when somebody writes into it, and nobody may ever. */
  private static InputStream opened(Path path, Path place) throws IOException, UnreadableException {
    CompletableFuture<InputStream> opening = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            opening.complete(Files.newInputStream(place));
          } catch (IOException | RuntimeException e) {
            opening.completeExceptionally(e);
          }
        });
    try {
      return opening.get(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new UnreadableException(FileWords.silentPipe(path), e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  static Source ofFile(Path file) {
    return new Source(file, null);
  }

  /** Whether a shell or a person hands it over, to be read to its end. */
  private static boolean isPipe(Path path) {
    if (path.startsWith("/dev/fd") || path.equals(Path.of("/dev/stdin"))) {
      return !Files.isDirectory(path);
    }
    try {
      return ((int) Files.getAttribute(path, "unix:mode") & TYPES) == PIPE;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /** The text from its beginning. */
  InputStream open() throws IOException {
    InputStream raw = kept != null ? new ByteArrayInputStream(kept) : Files.newInputStream(path);
    try {
      return text(raw);
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  private static InputStream text(InputStream raw) throws IOException {
    byte[] head = raw.readNBytes(HEAD);
    InputStream all = new SequenceInputStream(new ByteArrayInputStream(head), raw);
    if (begins(head, 0x1f, 0x8b)) {
      return text(new BufferedInputStream(new GZIPInputStream(all)));
    }
    String packed =
        begins(head, 'P', 'K', 3, 4)
            ? "zip"
            : begins(head, 0xfd, '7', 'z', 'X', 'Z')
                ? "xz"
                : begins(head, 0x28, 0xb5, 0x2f, 0xfd)
                    ? "zstd"
                    : begins(head, 'B', 'Z', 'h') ? "bzip2" : null;
    if (packed != null) {
      throw new Json.NotOurs(FileWords.packed(packed), FileWords.UNPACK);
    }
    if (begins(head, MARK)) {
      all.skipNBytes(MARK.length);
    }
    if (begins(head, 0xff, 0xfe) || begins(head, 0xfe, 0xff)) {
      return recoded(all, StandardCharsets.UTF_16);
    }
    return all;
  }

  private static InputStream recoded(InputStream text, Charset from) throws IOException {
    try (text) {
      return new ByteArrayInputStream(
          new String(text.readAllBytes(), from).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static boolean begins(byte[] head, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= head.length || (head[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
