package dev.heddle.process;

/** Sees to it, in a thread of its own, that no task of a pool takes longer than it may. */
record Deadlines(Dispatcher dispatcher, Readings readings, long nanos) {

  /** Begins; ends with the pool. */
  void watch() {
    Thread.ofPlatform().daemon().name("heddle-deadlines").start(this::killLate);
  }

  private void killLate() {
    try {
      long patience = 0;
      while (!dispatcher.awaitEnd(patience)) {
        patience = Math.min(readings.giveUpLate(), dispatcher.killLate(nanos));
      }
    } catch (InterruptedException e) {
      // nobody interrupts this thread
    }
  }
}
