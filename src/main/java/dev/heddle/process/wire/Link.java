package dev.heddle.process.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;

/** The pool's end of what carries bytes to a worker and back: a channel whose reads wait. */
public interface Link extends ByteChannel {

  /** A deadline that never comes. */
  long NEVER = Long.MAX_VALUE;

  /**
   * Writes what there is room for until {@code deadline} on the clock of {@link System#nanoTime},
   * or {@link #NEVER}; whether that was all of it. Only one thread at a time may.
   */
  boolean write(ByteBuffer source, long deadline) throws IOException;

  /**
   * Tells the other side that nothing more will be written; what it has written can still be read.
   */
  void end() throws IOException;

  /** Writes all of it, waiting for room. */
  @Override
  default int write(ByteBuffer source) throws IOException {
    int bytes = source.remaining();
    boolean _ = write(source, NEVER);
    return bytes;
  }
}
