package dev.heddle.jvm;

/**
 * What is still to be done when this JVM ends, by Ctrl-C or another signal or by itself; once this
 * is closed it need not be done any more.
 */
public final class OnExit implements AutoCloseable {

  private final Thread hook;
  private final boolean tooLate;

  private OnExit(Thread hook, boolean tooLate) {
    this.hook = hook;
    this.tooLate = tooLate;
  }

  /**
   * Has {@code act} done when this JVM ends, which waits for it.
   *
   * @param thread the name of the thread that does it
   */
  public static OnExit act(String thread, Runnable act) {
    Thread hook = new Thread(act, thread);
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      return new OnExit(hook, false);
    } catch (IllegalStateException e) {
      return new OnExit(hook, true);
    }
  }

  /** Whether this JVM was ending already, so that nothing will be done. */
  public boolean tooLate() {
    return tooLate;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the JVM is ending, and it is being done
    }
  }
}
