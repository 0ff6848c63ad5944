package dev.heddle.memory;

/** Loads {@link Futex} while others work, since that takes a new JVM tens of milliseconds. */
final class FutexLoading extends Thread {

  private static volatile boolean begun;
  private static volatile boolean done;

  private FutexLoading() {
    super("heddle-futex-loading");
    setDaemon(true);
  }

  /** Begins, if nobody has. */
  static void begin() {
    if (!begun) {
      synchronized (FutexLoading.class) {
        if (!begun) {
          begun = true;
          new FutexLoading().start();
        }
      }
    }
  }

  /** Whether {@link Futex} can be asked without a wait. */
  static boolean isDone() {
    return done;
  }

  @Override
  public void run() {
    boolean _ = Futex.available(); // what it answers is no matter, only that it can
    done = true;
  }
}
