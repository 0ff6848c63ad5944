package dev.heddle.own;

import dev.heddle.jvm.OnExit;
import dev.heddle.jvm.VirtualThreads;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps a person's own task from hurting more than its row, in the JVM in which it runs: what it
 * changes for all of that JVM, prints without end, or leaves behind, fails it.
 */
final class OwnGuard {

  /** What all calls in a JVM may print together. */
  static final long MOST_BYTES = 1 << 20;

  private static final int HALTED = 70;
  private static final Locale USUAL = Locale.getDefault();
  private static final int THREADS = Thread.activeCount();
  private static final LimitedOutput PRINTED = new LimitedOutput(MOST_BYTES);
  private static final AtomicLong CALLS = new AtomicLong();

  /** Whether the tasks of this JVM are handed to threads of which others know the number. */
  private static volatile boolean fork;

  static {
    System.setOut(new PrintStream(PRINTED.before(System.out), true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(PRINTED.before(System.err), true, StandardCharsets.UTF_8));
  }

  private OwnGuard() {}

  /** Begins in a fork, whose end before all is measured would else look like none of the task's. */
  static OnExit begin(String word) {
    fork = true;
    return OnExit.act(
        "heddle-own-exit",
        () -> {
          // JMH's own words would be about itself; and where it ends with 0 there would be none
          try (PrintStream out =
              new PrintStream(
                  new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)) {
            out.println(OwnWords.endedTheJvm(word));
          }
          Runtime.getRuntime().halt(HALTED);
        });
  }

  /** Called before a task. */
  static void before() {
    // the first call in a worker has this class set up before the task runs
  }

  /**
   * Called after a task.
   *
   * @throws OwnTaskException where it did what no task may
   */
  static void after() {
    PRINTED.check();
    Locale now = Locale.getDefault();
    if (!now.equals(USUAL)) {
      Locale.setDefault(USUAL);
      throw new OwnTaskException(OwnWords.changedLocale(USUAL, now));
    }
    if (!fork) {
      lookAround(CALLS.incrementAndGet());
    }
  }

  /** Looks after calls 4, 8, 16 and on, which takes next to nothing of the time of many. */
  private static void lookAround(long calls) {
    if (calls < 4 || Long.bitCount(calls) > 1) {
      return;
    }
    requireUsualZone();
    int left = Thread.activeCount() - THREADS;
    // to find the virtual ones takes milliseconds: after calls 4, 64, 1024 and on
    if (left < calls && Long.numberOfTrailingZeros(calls) % 4 == 2) {
      left = VirtualThreads.living().size();
    }
    if (left >= calls) {
      throw new OwnTaskException(OwnWords.leavesThreads(left, calls));
    }
  }

  /**
   * Finds the usual time zone out anew, as the first question of a JVM takes too long for one that
   * has a single task.
   *
   * @throws OwnTaskException where the default one is another
   */
  static void requireUsualZone() {
    TimeZone now = TimeZone.getDefault();
    TimeZone.setDefault(null);
    TimeZone usual = TimeZone.getDefault();
    if (!now.getID().equals(usual.getID())) {
      throw new OwnTaskException(OwnWords.changedZone(usual, now));
    }
  }
}
