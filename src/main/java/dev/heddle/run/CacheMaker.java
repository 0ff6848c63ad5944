package dev.heddle.run;

import dev.heddle.jvm.CiJob;
import dev.heddle.memory.Proc;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * A process that makes a cache of classes for the pools of later programs: it computes while nobody
 * waits for it, and ends by itself within minutes.
 */
final class CacheMaker {

  private static final String MAIN = "dev.heddle.process.AotTrainer";

  private CacheMaker() {}

  /**
   * The id of one that this process can see; none where the system does not tell, nor in a job of a
   * CI system, whose programs start none.
   */
  static OptionalLong find() {
    try {
      if (CiJob.isThis()) {
        return OptionalLong.empty();
      }
      for (long pid : Proc.HERE.processes()) {
        if (makesCache(pid)) {
          return OptionalLong.of(pid);
        }
      }
    } catch (IOException e) {
      // unknown: then whoever measures does not wait for it
    }
    return OptionalLong.empty();
  }

  private static boolean makesCache(long pid) {
    try {
      return Proc.HERE.command(pid).contains(MAIN);
    } catch (IOException e) {
      return false; // it has just ended, or is hidden
    }
  }
}
