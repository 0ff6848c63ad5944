package dev.heddle.process;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Frames over a duplex channel: magic number, type, task, length, payload.
 *
 * <p>One thread at a time sends, one at a time receives.
 */
final class Wire implements Closeable {

  private static final int MAGIC = 0x48_44_4c_01;
  private static final int HEADER_BYTES = 4 + 4 + 8 + 4;
  private static final int BUFFER_BYTES = 1 << 16;

  private final ByteChannel channel;
  private final int limit;
  private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER_BYTES).limit(0);

  /** Speaks over {@code channel} and takes no payload above {@code limit} bytes. */
  Wire(ByteChannel channel, int limit) {
    this.channel = channel;
    this.limit = limit;
  }

  /** Sends a frame, and those that were put before it. */
  void send(FrameType type, long task, byte[] payload) throws IOException {
    put(type, task, payload);
    flush();
  }

  /** Puts a frame into the buffer; sends what does not fit. */
  void put(FrameType type, long task, byte[] payload) throws IOException {
    if (out.remaining() < HEADER_BYTES) {
      flush();
    }
    out.putInt(MAGIC).putInt(type.code()).putLong(task).putInt(payload.length);
    int sent = 0;
    while (sent < payload.length) {
      if (!out.hasRemaining()) {
        flush();
      }
      int part = Math.min(out.remaining(), payload.length - sent);
      out.put(payload, sent, part);
      sent += part;
    }
  }

  /** Sends what is in the buffer. */
  void flush() throws IOException {
    out.flip();
    while (out.hasRemaining()) {
      channel.write(out);
    }
    out.clear();
  }

  /** Whether bytes have come that were not received yet; for the one who receives. */
  boolean hasInput() {
    return in.hasRemaining();
  }

  /**
   * Waits for a frame; null when the other end closed the channel between two frames.
   *
   * @throws GarbageException if what came is not a frame
   * @throws EOFException if the channel ended within a frame
   */
  @Nullable Frame receive() throws IOException {
    if (!fill(HEADER_BYTES)) {
      return null;
    }
    int magic = in.getInt();
    int code = in.getInt();
    long task = in.getLong();
    int length = in.getInt();
    FrameType type = FrameType.of(code);
    if (magic != MAGIC || type == null || length < 0 || length > limit) {
      throw new GarbageException(
          "not a frame: magic %08x, type %d, length %d".formatted(magic, code, length));
    }
    return new Frame(type, task, payload(length));
  }

  private byte[] payload(int length) throws IOException {
    byte[] payload = new byte[length];
    int got = 0;
    while (got < length) {
      if (!in.hasRemaining() && !fill(1)) {
        throw new EOFException("the channel ended within a frame");
      }
      int part = Math.min(in.remaining(), length - got);
      in.get(payload, got, part);
      got += part;
    }
    return payload;
  }

  /** Reads until {@code bytes} are there; false if the channel ended before the first of them. */
  private boolean fill(int bytes) throws IOException {
    if (in.remaining() >= bytes) {
      return true;
    }
    in.compact();
    try {
      while (in.position() < bytes) {
        if (channel.read(in) < 0) {
          if (in.position() == 0) {
            return false;
          }
          throw new EOFException("the channel ended within a frame");
        }
      }
    } finally {
      in.flip();
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
