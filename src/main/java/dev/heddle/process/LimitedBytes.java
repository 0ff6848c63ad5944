package dev.heddle.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Bytes in memory, up to a limit. */
final class LimitedBytes extends OutputStream {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
  private final int limit;

  LimitedBytes(int limit) {
    this.limit = limit;
  }

  @Override
  public void write(int b) throws IOException {
    claim(1);
    bytes.write(b);
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    claim(length);
    bytes.write(source, offset, length);
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }

  private void claim(int length) throws PayloadTooLargeException {
    if (length > limit - bytes.size()) {
      throw new PayloadTooLargeException(limit);
    }
  }
}
