package dev.heddle.jvm;

import dev.heddle.memory.Proc;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/**
 * What a process that has ended started and left behind: found by a variable that they inherited,
 * since nothing else ties a process to a parent that is gone. Only where there is {@code /proc}.
 */
public final class OrphanSweep {

  /** What is known of what was left behind. */
  public enum Left {
    /** Every process of this user was looked at, and none is left. */
    NOTHING,
    /** The system did not let us look, or something does not end. */
    UNKNOWN,
    /** The system has no {@code /proc}. */
    NOT_TOLD
  }

  private static final long LIMIT_NANOS = 2_000_000_000L;
  private static final long PAUSE_NANOS = 5_000_000;

  private final String mark;
  private boolean unknown;
  private int found;

  private OrphanSweep(String mark) {
    this.mark = mark;
  }

  /**
   * Ends every process whose {@code variable} begins with {@code prefix}, but not this one, and
   * looks until none is left, for two seconds at most.
   */
  public static Left end(String variable, String prefix) {
    if (!Proc.HERE.isThere()) {
      return Left.NOT_TOLD;
    }
    long start = System.nanoTime();
    while (true) {
      OrphanSweep look = new OrphanSweep("\0" + variable + "=" + prefix);
      look.endAll();
      if (look.found == 0 && !look.unknown) {
        return Left.NOTHING;
      }
      if (System.nanoTime() - start > LIMIT_NANOS) {
        return Left.UNKNOWN;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** What a person must know where {@link Left#UNKNOWN} is all that can be said. */
  public static String mayRun(String variable) {
    return "processes that it started may still run; look for "
        + variable
        + " in their environment, and end them by hand";
  }

  private void endAll() {
    long own = ProcessHandle.current().pid();
    try {
      for (long pid : Proc.HERE.processes()) {
        if (pid != own && environment(pid).contains(mark)) {
          found++;
          end(pid);
        }
      }
    } catch (IOException e) {
      unknown = true;
    }
  }

  private void end(long pid) {
    try {
      ProcessHandle.of(pid).ifPresent(ProcessTree::killAlone);
    } catch (RuntimeException e) {
      unknown = true; // it was found, so that it is looked for again
    }
  }

  private String environment(long pid) {
    try {
      return "\0" + Proc.HERE.text(pid, "environ");
    } catch (IOException e) {
      // gone, of the kernel, or another user's, if this process may open files at all
      unknown |= !mayRead();
      return "";
    }
  }

  private static boolean mayRead() {
    try {
      return !Proc.HERE.text(Proc.SELF + "/environ").isEmpty();
    } catch (IOException e) {
      return false;
    }
  }
}
