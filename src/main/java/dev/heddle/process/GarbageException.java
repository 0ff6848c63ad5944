package dev.heddle.process;

import java.io.IOException;

/** The other end sent what is not a frame. */
final class GarbageException extends IOException {

  private static final long serialVersionUID = 1L;

  GarbageException(String what) {
    super(what);
  }
}
