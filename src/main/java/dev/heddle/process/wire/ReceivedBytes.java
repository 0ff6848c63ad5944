package dev.heddle.process.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Bytes from the other end, which are garbage until they prove otherwise. */
final class ReceivedBytes {

  private final byte[] bytes;
  private int at;

  ReceivedBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  int getByte() throws GarbageException {
    int from = take(1);
    return bytes[from] & 0xff;
  }

  int getShort() throws GarbageException {
    int from = take(Short.BYTES);
    return (short) ((bytes[from] << 8) | (bytes[from + 1] & 0xff));
  }

  int getInt() throws GarbageException {
    int from = take(Integer.BYTES);
    return (bytes[from] << 24)
        | ((bytes[from + 1] & 0xff) << 16)
        | ((bytes[from + 2] & 0xff) << 8)
        | (bytes[from + 3] & 0xff);
  }

  long getLong() throws GarbageException {
    long high = getInt();
    return (high << 32) | (getInt() & 0xffff_ffffL);
  }

  /** A count that the other end wrote, of things that take {@code width} bytes or more each. */
  int getCount(int width) throws GarbageException {
    int count = getInt();
    if (count < 0 || count > (bytes.length - at) / width) {
      throw new GarbageException("a length of " + count + " in the last bytes of a payload");
    }
    return count;
  }

  /** The next {@code length} bytes, to be read at once. */
  ByteBuffer next(int length) throws GarbageException {
    int from = take(length);
    return ByteBuffer.wrap(bytes, from, length);
  }

  String getLatin1(int length) throws GarbageException {
    int from = take(length);
    return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
  }

  /** Says that nothing more may come. */
  void end() throws GarbageException {
    if (at != bytes.length) {
      throw new GarbageException(bytes.length - at + " bytes after the end of a payload");
    }
  }

  private int take(int length) throws GarbageException {
    int from = at;
    if (length < 0 || length > bytes.length - from) {
      throw new GarbageException("a payload was cut short");
    }
    at = from + length;
    return from;
  }
}
