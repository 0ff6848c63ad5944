package dev.heddle.process.aot;

import java.time.Duration;

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

  /** For how long nobody need try again. */
  Duration pause() {
    return pause;
  }
}
