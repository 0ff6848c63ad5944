package dev.heddle.cli;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** The standard output, which remembers why it could not be written: printers do not. */
final class StandardOutput extends OutputStream {

  private final OutputStream to;
  private volatile @Nullable IOException failure;

  StandardOutput(OutputStream to) {
    this.to = to;
  }

  /** Why something could not be written, the first time; null where all was. */
  @Nullable IOException failure() {
    return failure;
  }

  /**
   * Whether nobody reads it any more, which is the reader's own wish: {@code heddle list | head}.
   */
  boolean unread() {
    IOException why = failure;
    return why != null && String.valueOf(why.getMessage()).contains("Broken pipe");
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      to.write(bytes, from, length);
    } catch (IOException e) {
      if (failure == null) {
        failure = e;
      }
      throw e;
    }
  }

  @Override
  public void flush() throws IOException {
    to.flush();
  }
}
