package dev.heddle.process;

/** Sees to it, in a thread of its own, that no task of a pool takes longer than it may. */
record Deadlines(Dispatcher dispatcher, Readings readings, long nanos) {

  /** After a failure, such as for want of memory, it looks again so soon. */
  private static final long AGAIN_NANOS = 100_000_000;

  /** Begins; ends with the pool. */
  void watch() {
    Thread.ofPlatform().daemon().name("heddle-deadlines").start(this::killLate);
  }

  private void killLate() {
    try {
      long patience = 0;
      while (!dispatcher.awaitEnd(patience)) {
        try {
          patience = Math.min(readings.giveUpLate(), dispatcher.killLate(nanos));
        } catch (RuntimeException | Error e) {
          patience = AGAIN_NANOS; // what could not be done is due still, and so are all others
        }
      }
    } catch (InterruptedException e) {
      // nobody interrupts this thread
    }
  }
}
