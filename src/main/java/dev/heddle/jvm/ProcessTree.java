package dev.heddle.jvm;

import java.util.List;

/**
 * A process with all that it started, which is to end whatever fails on the way: the look at who
 * started whom reads {@code /proc}, and nobody who is known is spared because it cannot be read.
 */
public final class ProcessTree {

  private ProcessTree() {}

  /** Kills {@code root} and what it started; whether {@code root} was told. */
  public static boolean kill(ProcessHandle root) {
    List<ProcessHandle> below = below(root); // before their parent is gone, which ties them to it
    boolean told = killAlone(root);
    below.forEach(ProcessTree::killAlone);
    return told;
  }

  /** What {@code root} started, as far as the system says; none where the look fails. */
  public static List<ProcessHandle> below(ProcessHandle root) {
    try {
      return root.descendants().toList();
    } catch (RuntimeException | Error e) {
      return List.of();
    }
  }

  /**
   * Kills {@code process}; whether it was told. A JDK that has no descriptor left to look at {@code
   * /proc} tells nobody (JDK 25).
   */
  public static boolean killAlone(ProcessHandle process) {
    try {
      return process.destroyForcibly();
    } catch (RuntimeException | Error e) {
      return false;
    }
  }
}
