package dev.heddle.machine;

import dev.heddle.memory.Proc;
import java.io.IOException;
import java.util.Optional;

/** Finds the fork of JMH below this process, where it does not say itself which one it is. */
public final class ForkSearch {

  private static final String MAIN = "org.openjdk.jmh.runner.ForkedMain";
  private static final int DEEPEST = 8;

  private ForkSearch() {}

  /** The process id of the fork; empty where there is none, or none is to be seen. */
  public static Optional<Long> below(Proc proc) {
    try {
      long self = ProcessHandle.current().pid();
      for (long pid : proc.processes()) {
        if (isFork(proc, pid) && isBelow(proc, pid, self)) {
          return Optional.of(pid);
        }
      }
    } catch (IOException e) {
      // nobody tells
    }
    return Optional.empty();
  }

  private static boolean isFork(Proc proc, long pid) {
    try {
      return proc.command(pid).contains(MAIN);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isBelow(Proc proc, long pid, long self) throws IOException {
    long above = pid;
    for (int i = 0; i < DEEPEST && above > 1; i++) {
      above = proc.stat(above).parent();
      if (above == self) {
        return true;
      }
    }
    return false;
  }
}
