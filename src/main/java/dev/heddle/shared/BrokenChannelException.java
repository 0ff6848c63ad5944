package dev.heddle.shared;

/** Thrown to those who wait at a channel that another process used when it died. */
public final class BrokenChannelException extends RuntimeException {

  private static final long serialVersionUID = 1;

  BrokenChannelException(String message, Throwable cause) {
    super(message, cause);
  }

  BrokenChannelException(String message) {
    super(message);
  }
}
