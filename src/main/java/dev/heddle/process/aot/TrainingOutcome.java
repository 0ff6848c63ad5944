package dev.heddle.process.aot;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the training of a worker for an {@link AotCache} ended. */
public enum TrainingOutcome {
  /** There is a cache, and a worker started from it. */
  MADE(Duration.ZERO),
  /** It took longer than it may, which is different when the machine has less to do. */
  LATE(Duration.ofMinutes(10)),
  /** This JVM makes none, or none that workers start from. */
  FAILED(Duration.ofDays(1));

  private final Duration pause;

  TrainingOutcome(Duration pause) {
    this.pause = pause;
  }

  /** The word for it in files. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The outcome of that word; null if there is none. */
  static @Nullable TrainingOutcome of(String id) {
    for (TrainingOutcome outcome : values()) {
      if (outcome.id().equals(id)) {
        return outcome;
      }
    }
    return null;
  }

  /** For how long nobody need try again. */
  Duration pause() {
    return pause;
  }
}
