package dev.heddle.process;

import dev.heddle.process.wire.Link;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A link to a worker that is a thread of the same JVM. */
final class MemoryLink implements Link {

  private final MemoryPipe there;
  private final MemoryPipe back;
  private final AtomicBoolean written = new AtomicBoolean();
  private final Consumer<String> violated;

  /** With room for so many bytes either way; tells {@code violated} of two that write at once. */
  MemoryLink(int room, Consumer<String> violated) {
    this.there = new MemoryPipe(room);
    this.back = new MemoryPipe(room);
    this.violated = violated;
  }

  /** What goes to the worker. */
  MemoryPipe there() {
    return there;
  }

  /** What comes from it. */
  MemoryPipe back() {
    return back;
  }

  /** The worker's end; to close it is to hang up. */
  ByteChannel farEnd() {
    return new ByteChannel() {
      @Override
      public int read(ByteBuffer target) throws IOException {
        return there.read(target);
      }

      @Override
      public int write(ByteBuffer source) throws IOException {
        int bytes = source.remaining();
        boolean _ = back.write(source, NEVER);
        return bytes;
      }

      @Override
      public boolean isOpen() {
        return true;
      }

      @Override
      public void close() {
        there.breakOff();
        back.end();
      }
    };
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return back.read(target);
  }

  @Override
  public boolean write(ByteBuffer source, long deadline) throws IOException {
    if (!written.compareAndSet(false, true)) {
      violated.accept("two threads write to a worker at once");
    }
    try {
      return there.write(source, deadline);
    } finally {
      written.set(false);
    }
  }

  @Override
  public void end() {
    there.end();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {
    there.end();
    back.breakOff();
  }
}
