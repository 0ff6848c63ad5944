package dev.heddle.process.wire;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes in memory, up to a limit; multi-byte values with the highest byte first. */
final class LimitedBytes extends OutputStream {

  /** As much as an array can hold. */
  static final int MOST = Integer.MAX_VALUE - 8;

  private static final int FIRST_BYTES = 64;

  private byte[] bytes = new byte[FIRST_BYTES];
  private int size;
  private int limit;

  LimitedBytes(int limit) {
    this.limit = limit;
  }

  /** Forgets all, and takes up to {@code limit} bytes from now on. */
  void restart(int newLimit) {
    size = 0;
    limit = newLimit;
  }

  /** How much memory this holds, in bytes. */
  int capacity() {
    return bytes.length;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  @Override
  public void write(int b) throws PayloadTooLargeException {
    int at = claim(1);
    bytes[at] = (byte) b;
  }

  @Override
  public void write(byte[] source, int offset, int length) throws PayloadTooLargeException {
    int at = claim(length);
    System.arraycopy(source, offset, bytes, at, length);
  }

  void putShort(int value) throws PayloadTooLargeException {
    int at = claim(Short.BYTES);
    bytes[at] = (byte) (value >>> 8);
    bytes[at + 1] = (byte) value;
  }

  void putInt(int value) throws PayloadTooLargeException {
    int at = claim(Integer.BYTES);
    bytes[at] = (byte) (value >>> 24);
    bytes[at + 1] = (byte) (value >>> 16);
    bytes[at + 2] = (byte) (value >>> 8);
    bytes[at + 3] = (byte) value;
  }

  void putLong(long value) throws PayloadTooLargeException {
    int at = claim(Long.BYTES);
    bytes[at] = (byte) (value >>> 56);
    bytes[at + 1] = (byte) (value >>> 48);
    bytes[at + 2] = (byte) (value >>> 40);
    bytes[at + 3] = (byte) (value >>> 32);
    bytes[at + 4] = (byte) (value >>> 24);
    bytes[at + 5] = (byte) (value >>> 16);
    bytes[at + 6] = (byte) (value >>> 8);
    bytes[at + 7] = (byte) value;
  }

  /** Room for {@code count} values of {@code width} bytes, to be filled at once. */
  ByteBuffer room(int count, int width) throws PayloadTooLargeException {
    long length = (long) count * width;
    int at = claim(length);
    return ByteBuffer.wrap(bytes, at, (int) length);
  }

  private int claim(long length) throws PayloadTooLargeException {
    int at = size;
    if (length > limit - at) {
      throw new PayloadTooLargeException(limit);
    }
    int needed = at + (int) length;
    if (needed > bytes.length) {
      long twice = Math.min(limit, 2L * bytes.length);
      bytes = Arrays.copyOf(bytes, Math.max(needed, (int) twice));
    }
    size = needed;
    return at;
  }
}
