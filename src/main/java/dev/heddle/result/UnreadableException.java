package dev.heddle.result;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A result that cannot be read; the message says which, why, and what to do about it. */
public final class UnreadableException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  public UnreadableException(String message) {
    super(message);
  }

  UnreadableException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What a failure of the file system means to the one who named {@code path}. */
  static UnreadableException of(Path path, IOException e) {
    String message =
        switch (e) {
          case NoSuchFileException _ -> FileWords.notThere(path);
          case AccessDeniedException _ -> FileWords.mayNotBeRead(path);
          default -> FileWords.cannotBeRead(path, String.valueOf(e.getMessage()));
        };
    return new UnreadableException(message, e);
  }
}
