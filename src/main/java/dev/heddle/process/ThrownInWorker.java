package dev.heddle.process;

/** Marks an exception, as a suppressed one, with the worker that threw it. */
final class ThrownInWorker extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ThrownInWorker(long pid, String task) {
    super("thrown in worker " + pid + " by " + task, null, false, false);
  }
}
