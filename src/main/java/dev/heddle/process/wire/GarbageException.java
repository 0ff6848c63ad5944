package dev.heddle.process.wire;

import java.io.IOException;

/** The other end sent what is not a frame. */
public final class GarbageException extends IOException {

  private static final long serialVersionUID = 1L;

  public GarbageException(String what) {
    super(what);
  }
}
