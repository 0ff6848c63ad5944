package dev.heddle.promise;

import org.jspecify.annotations.Nullable;

/** What became of a task, as its future tells. */
sealed interface Ending {

  /** It answered. */
  record Answer(@Nullable Object value) implements Ending {}

  /** It failed. */
  record Failure(Throwable cause) implements Ending {}

  /** It was cancelled. */
  record Cancelled() implements Ending {}

  /** Nothing, for as long as was waited. */
  record None() implements Ending {}

  /** Whether it answered so. */
  default boolean answered(Object value) {
    return this instanceof Answer answer && value.equals(answer.value());
  }

  /** Whether it failed as a task that throws {@link TrialFailure} with that message. */
  default boolean failedWith(String message) {
    return this instanceof Failure failure
        && failure.cause() instanceof TrialFailure
        && message.equals(failure.cause().getMessage());
  }
}
