package dev.heddle.run;

import dev.heddle.result.Told;
import java.time.Duration;
import java.util.Optional;

/** When the iterations of a fork began and ended, in nanoseconds since it was started. */
final class ForkCourse {

  private static final long NEVER = -1;

  private long begun = NEVER;
  private long measuring = NEVER;
  private long ended = NEVER;

  /** What was heard before came from elsewhere. */
  void forget() {
    begun = NEVER;
    measuring = NEVER;
    ended = NEVER;
  }

  void begins(boolean measured, long at) {
    if (begun == NEVER) {
      begun = at;
    }
    if (measured && measuring == NEVER) {
      measuring = at;
    }
  }

  void ended(long at) {
    ended = at;
  }

  /** Empty where it never came to measure. */
  Optional<Told.Course> told() {
    return measuring == NEVER || ended < measuring
        ? Optional.empty()
        : Optional.of(
            new Told.Course(
                Duration.ofNanos(begun), Duration.ofNanos(measuring), Duration.ofNanos(ended)));
  }
}
