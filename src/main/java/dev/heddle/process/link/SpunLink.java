package dev.heddle.process.link;

import dev.heddle.process.wire.Link;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;

/**
 * A link where who waits for an answer should look for it rather than sleep, since to be woken
 * takes longer than the answer.
 */
public record SpunLink(ByteRingLink ring) implements Link {

  /** Whether a read would not have to wait. */
  public boolean isReadable() {
    return ring.isReadable();
  }

  /** Waits until it is readable or {@code otherwise}. */
  public void awaitReadable(BooleanSupplier otherwise) {
    ring.awaitReadable(otherwise);
  }

  /** Lets who waits for it to become readable look again. */
  public void wakeReader() {
    ring.wakeReader();
  }

  @Override
  public void end() {
    ring.end();
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return ring.read(target);
  }

  @Override
  public boolean write(ByteBuffer source, long deadline) throws IOException {
    return ring.write(source, deadline);
  }

  @Override
  public boolean isOpen() {
    return ring.isOpen();
  }

  @Override
  public void close() throws IOException {
    ring.close();
  }
}
