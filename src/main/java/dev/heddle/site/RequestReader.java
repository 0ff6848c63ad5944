package dev.heddle.site;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the heads of requests from a connection; what came beyond one belongs to the next. */
final class RequestReader {

  /** The longest head, in bytes. */
  static final int LONGEST = 16 * 1024;

  private static final int FOR_EVER = 0;
  private static final int LAST_WAIT_MILLIS = 200;
  private static final int LAST_READS = 64;

  private final Socket socket;
  private final InputStream in;
  private final Duration limit;
  // small at first: most connections only ever send short heads
  private byte[] buffer = new byte[1024];
  private int filled;

  /** Reads from {@code socket}; a request, once begun, must be whole within {@code limit}. */
  RequestReader(Socket socket, Duration limit) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.limit = limit;
  }

  /**
   * The next request, for which it waits as long as the client keeps the connection open; null at
   * its end.
   */
  @Nullable Request next() throws IOException, BadRequestException {
    long deadline = filled == 0 ? 0 : System.nanoTime() + limit.toNanos();
    int searched = 0;
    while (true) {
      int end = endOfHead(searched);
      if (end >= 0) {
        return take(end);
      }
      searched = Math.max(0, filled - 3);
      makeRoom();
      int read = read(deadline);
      if (read < 0) {
        return null;
      }
      if (filled == 0) {
        deadline = System.nanoTime() + limit.toNanos();
      }
      filled += read;
    }
  }

  /**
   * Throws away what a refused client still sends, within limits: closing a connection with unread
   * input resets it, and the client would lose the answer.
   */
  void discardRest() throws IOException {
    socket.shutdownOutput();
    socket.setSoTimeout(LAST_WAIT_MILLIS);
    for (int i = 0; i < LAST_READS && in.read(buffer) >= 0; i++) {
      filled = 0;
    }
  }

  private int read(long deadline) throws IOException, BadRequestException {
    int wait = FOR_EVER;
    if (filled > 0) {
      wait = (int) ((deadline - System.nanoTime()) / 1_000_000);
      if (wait <= 0) {
        throw new BadRequestException(408);
      }
    }
    socket.setSoTimeout(wait);
    try {
      return in.read(buffer, filled, buffer.length - filled);
    } catch (SocketTimeoutException e) {
      throw new BadRequestException(408);
    }
  }

  private void makeRoom() throws BadRequestException {
    if (filled == LONGEST) {
      throw new BadRequestException(431);
    }
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * filled);
    }
  }

  private Request take(int end) throws BadRequestException {
    String head = new String(buffer, 0, end, StandardCharsets.ISO_8859_1);
    int used = end + 4;
    System.arraycopy(buffer, used, buffer, 0, filled - used);
    filled -= used;
    return Request.of(head);
  }

  private int endOfHead(int from) {
    for (int i = from; i + 3 < filled; i++) {
      if (buffer[i] == '\r'
          && buffer[i + 1] == '\n'
          && buffer[i + 2] == '\r'
          && buffer[i + 3] == '\n') {
        return i;
      }
    }
    return -1;
  }
}
