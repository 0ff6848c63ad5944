package dev.heddle.process;

import org.jspecify.annotations.Nullable;

/** A task, a result or an exception could not cross between the processes. */
public final class TransferException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TransferException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
