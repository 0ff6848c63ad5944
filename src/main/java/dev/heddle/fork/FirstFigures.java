package dev.heddle.fork;

/**
 * Finds out once what iterations are to tell, in a thread of its own while a fork starts: the first
 * time takes some 80 ms of processor time, for which the fork would wait where its first iteration
 * begins.
 *
 * <p>Needs no more than Java 11.
 */
final class FirstFigures extends Thread {

  FirstFigures() {
    super("heddle-first-figures");
    setDaemon(true);
  }

  @Override
  public void run() {
    try {
      IterationMarks.practise();
    } catch (RuntimeException | LinkageError e) {
      // the iterations come to know it, too
    }
  }
}
