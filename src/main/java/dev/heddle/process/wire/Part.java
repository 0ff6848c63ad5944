package dev.heddle.process.wire;

import java.io.Serializable;

/** What stands in an object stream for an array that follows it as a part of the payload. */
final class Part implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int index;

  Part(int index) {
    this.index = index;
  }

  /** Its array. */
  byte[] of(byte[][] parts) throws GarbageException {
    if (index < 0 || index >= parts.length) {
      throw new GarbageException("part " + index + " of " + parts.length);
    }
    return parts[index];
  }
}
