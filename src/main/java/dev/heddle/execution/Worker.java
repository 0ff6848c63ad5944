package dev.heddle.execution;

import java.util.Collections;
import java.util.List;

/**
 * Who runs tasks in a workforce.
 *
 * @param kind "caller", "platform thread", "virtual thread" or "process"
 * @param pid the process it lives in; 0 where every task gets a process of its own
 * @param how how it was started, in words
 */
public record Worker(String kind, long pid, String how) {

  static Worker caller(String how) {
    return here("caller", how);
  }

  static Worker platformThread(String how) {
    return here("platform thread", how);
  }

  /** So many platform threads of one pool. */
  static List<Worker> pooled(int workers, String pool) {
    return Collections.nCopies(workers, platformThread(ModelWords.inPool(pool)));
  }

  static Worker virtualThread(String how) {
    return here("virtual thread", how);
  }

  static Worker process(long pid, String how) {
    return new Worker("process", pid, how);
  }

  private static Worker here(String kind, String how) {
    return new Worker(kind, ProcessHandle.current().pid(), how);
  }
}
