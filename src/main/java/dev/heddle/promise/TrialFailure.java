package dev.heddle.promise;

import java.io.Serial;

/** What a task of a trial throws on purpose. */
final class TrialFailure extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  TrialFailure(String message) {
    super(message);
  }
}
