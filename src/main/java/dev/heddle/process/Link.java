package dev.heddle.process;

import java.nio.channels.ByteChannel;
import java.util.function.BooleanSupplier;

/** The pool's end of what carries bytes to a worker and back: a channel whose reads wait. */
interface Link extends ByteChannel {

  /** Whether who waits for an answer should look for it here rather than sleep. */
  boolean isSpun();

  /** Whether a read would not have to wait; where {@link #isSpun}. */
  boolean isReadable();

  /** Waits until it is readable or {@code otherwise}; where {@link #isSpun}. */
  void awaitReadable(BooleanSupplier otherwise);
}
