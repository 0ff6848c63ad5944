package dev.heddle.site;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes answers to a connection: head and the first of the body in one piece. */
final class Answer {

  private static final byte[] PIECE = new byte[64 * 1024];

  static {
    Arrays.fill(PIECE, (byte) 'h');
  }

  private final OutputStream out;

  Answer(OutputStream out) {
    this.out = out;
  }

  void body(long size, boolean keepAlive) throws IOException {
    int first = (int) Math.min(size, PIECE.length);
    out.write(withHead(200, size, keepAlive, PIECE, first));
    for (long left = size - first; left > 0; left -= PIECE.length) {
      out.write(PIECE, 0, (int) Math.min(left, PIECE.length));
    }
  }

  void text(int status, String text, boolean keepAlive) throws IOException {
    // these two never have a body
    byte[] body = (status == 204 || status == 304 ? "" : text).getBytes(StandardCharsets.US_ASCII);
    out.write(withHead(status, body.length, keepAlive, body, body.length));
  }

  private static byte[] withHead(
      int status, long length, boolean keepAlive, byte[] body, int first) {
    String head =
        "HTTP/1.1 "
            + status
            + " -\r\nContent-Type: text/plain\r\nContent-Length: "
            + length
            + (keepAlive ? "\r\n\r\n" : "\r\nConnection: close\r\n\r\n");
    byte[] start = head.getBytes(StandardCharsets.US_ASCII);
    byte[] both = Arrays.copyOf(start, start.length + first);
    System.arraycopy(body, 0, both, start.length, first);
    return both;
  }
}
