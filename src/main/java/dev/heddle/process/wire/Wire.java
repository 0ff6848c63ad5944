package dev.heddle.process.wire;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Frames over a duplex channel: magic number, type, task, length, number of parts and the length of
 * each, payload, parts.
 *
 * <p>One thread at a time sends, one at a time receives.
 */
public final class Wire implements Closeable {

  private static final int MAGIC = 0x48_44_4c_01;
  private static final int HEADER_BYTES = 4 + 4 + 8 + 4 + 4;
  private static final int LENGTH_AT = 4 + 4 + 8;
  private static final int PARTS_AT = LENGTH_AT + 4;
  private static final int BUFFER_BYTES = 1 << 17;

  /** A longer frame is none of those that one looks for rather than sleeps: it has no room here. */
  private static final int LONGEST_LOOKED_FOR = BUFFER_BYTES - (1 << 12);

  /** How long a frame that tells of classes may be, whatever the limit of payloads is. */
  static final int LARGEST_LESSON = 1 << 24;

  private final ByteChannel channel;
  private final int limit;
  private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER_BYTES);

  /** What did not fit into the buffer, in order. */
  private final Deque<ByteBuffer> overflow = new ArrayDeque<>();

  private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER_BYTES).limit(0);

  private final SpareArray spare = new SpareArray();

  /** Speaks over {@code channel} and takes no payload above {@code limit} bytes. */
  public Wire(ByteChannel channel, int limit) {
    this.channel = channel;
    this.limit = limit;
  }

  /** Sends a frame, and those that were put before it. */
  public void send(FrameType type, long task, byte[] payload) throws IOException {
    put(type, task, Encoded.of(payload));
    flush();
  }

  /** Puts a frame behind those that are to be sent; does not send. */
  public void put(FrameType type, long task, Encoded payload) {
    int bytes = HEADER_BYTES + Integer.BYTES * payload.parts().size();
    if (!overflow.isEmpty() || out.remaining() < bytes) {
      ByteBuffer header = ByteBuffer.allocate(bytes);
      putHeader(header, type, task, payload);
      overflow.addLast(header.flip());
    } else {
      putHeader(out, type, task, payload);
    }
    put(payload.head());
    for (byte[] part : payload.parts()) {
      put(part);
    }
  }

  private static void putHeader(ByteBuffer to, FrameType type, long task, Encoded payload) {
    to.putInt(MAGIC).putInt(type.code()).putLong(task).putInt(payload.head().length);
    to.putInt(payload.parts().size());
    for (byte[] part : payload.parts()) {
      to.putInt(part.length);
    }
  }

  private void put(byte[] bytes) {
    int fitting = overflow.isEmpty() ? Math.min(out.remaining(), bytes.length) : 0;
    out.put(bytes, 0, fitting);
    if (fitting < bytes.length) {
      overflow.addLast(ByteBuffer.wrap(bytes, fitting, bytes.length - fitting));
    }
  }

  /** Sends what was put, however long that takes. */
  public void flush() throws IOException {
    boolean _ = flush(Link.NEVER);
  }

  /** Sends what was put until {@code deadline}, if this is over a link; whether that was all. */
  public boolean flush(long deadline) throws IOException {
    do {
      out.flip();
      try {
        if (!write(deadline)) {
          return false;
        }
      } finally {
        out.compact();
      }
      refill();
    } while (out.position() > 0);
    return true;
  }

  private boolean write(long deadline) throws IOException {
    if (channel instanceof Link link) {
      return link.write(out, deadline);
    }
    while (out.hasRemaining()) {
      channel.write(out);
    }
    return true;
  }

  /** Moves what did not fit into the buffer there, as far as it fits now. */
  private void refill() {
    ByteBuffer next = overflow.peekFirst();
    while (next != null && out.hasRemaining()) {
      int part = Math.min(out.remaining(), next.remaining());
      out.put(out.position(), next, next.position(), part);
      out.position(out.position() + part);
      next.position(next.position() + part);
      if (!next.hasRemaining()) {
        overflow.removeFirst();
        next = overflow.peekFirst();
      }
    }
  }

  /** Whether bytes have come that were not received yet; for the one who receives. */
  public boolean hasInput() {
    return in.hasRemaining();
  }

  /**
   * Looks how much of the next frame has come.
   *
   * @param readable whether the channel has something to read, so that a read would not wait
   */
  public Arrival arrival(boolean readable) throws IOException {
    if (readable && !hasWhole() && isShort()) {
      in.compact();
      try {
        if (channel.read(in) < 0) {
          return Arrival.WHOLE; // that it ends is told by whoever receives
        }
      } finally {
        in.flip();
      }
    }
    if (!isShort()) {
      return Arrival.LONG;
    }
    return hasWhole() ? Arrival.WHOLE : Arrival.PARTIAL;
  }

  private boolean isShort() {
    return wholeLength() <= LONGEST_LOOKED_FOR;
  }

  private boolean hasWhole() {
    return in.remaining() >= wholeLength();
  }

  /** How long the next frame is, or at least, as far as it has come; one that is none has come. */
  private long wholeLength() {
    if (in.remaining() < HEADER_BYTES) {
      return HEADER_BYTES;
    }
    int parts = in.getInt(in.position() + PARTS_AT);
    long length = HEADER_BYTES + (long) in.getInt(in.position() + LENGTH_AT);
    if (length < HEADER_BYTES || !isCount(parts)) {
      return HEADER_BYTES;
    }
    length += (long) Integer.BYTES * parts;
    if (in.remaining() >= HEADER_BYTES + Integer.BYTES * parts) {
      for (int i = 0; i < parts; i++) {
        length += Math.max(0, in.getInt(in.position() + HEADER_BYTES + Integer.BYTES * i));
      }
    }
    return length;
  }

  /** Waits for the first byte of a frame; false when the other end closed the channel. */
  public boolean awaitFrame() throws IOException {
    return fill(1);
  }

  /**
   * Waits for a frame; null when the other end closed the channel between two frames.
   *
   * @throws GarbageException if what came is not a frame
   * @throws EOFException if the channel ended within a frame
   */
  @Nullable
  public Frame receive() throws IOException {
    if (!fill(HEADER_BYTES)) {
      return null;
    }
    int magic = in.getInt();
    int code = in.getInt();
    long task = in.getLong();
    int length = in.getInt();
    int count = in.getInt();
    FrameType type = FrameType.of(code);
    if (magic != MAGIC || type == null || length < 0 || length > limitOf(type) || !isCount(count)) {
      throw new GarbageException(
          "not a frame: magic %08x, type %s, length %s, parts %s"
              .formatted(magic, code, length, count));
    }
    if (count == 0) {
      return new Frame(type, task, payload(length));
    }
    int[] lengths = lengths(count, length);
    byte[] payload = payload(length);
    byte[][] parts = new byte[count][];
    for (int i = 0; i < count; i++) {
      parts[i] = payload(lengths[i]);
    }
    return new Frame(type, task, payload, parts);
  }

  private int limitOf(FrameType type) {
    return type == FrameType.LEARN ? LARGEST_LESSON : limit;
  }

  private static boolean isCount(int parts) {
    return parts >= 0 && parts <= Encoded.MOST_PARTS;
  }

  private int[] lengths(int count, int before) throws IOException {
    int[] lengths = new int[count];
    long sum = before;
    for (int i = 0; i < count; i++) {
      if (!fill(Integer.BYTES)) {
        throw new EOFException("the channel ended within a frame");
      }
      lengths[i] = in.getInt();
      sum += lengths[i];
      if (lengths[i] < 0 || sum > limit) {
        throw new GarbageException("a part of length " + lengths[i]);
      }
    }
    return lengths;
  }

  /** While there is nothing to do: makes room for another array as long as the last. */
  public void prepare() {
    if (!hasInput()) {
      spare.prepare();
    }
  }

  private byte[] payload(int length) throws IOException {
    byte[] payload = spare.take(length);
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
