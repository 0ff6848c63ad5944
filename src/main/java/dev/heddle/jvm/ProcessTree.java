package dev.heddle.jvm;

import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  /** What the processes of those ids started; one look at all processes for all of them. */
  public static List<ProcessHandle> belowAny(Set<Long> roots) {
    return below(ProcessHandle.current()).stream()
        .filter(process -> isBelow(process, roots))
        .toList();
  }

  private static boolean isBelow(ProcessHandle process, Set<Long> roots) {
    try {
      Optional<ProcessHandle> parent = process.parent();
      while (parent.isPresent()) {
        if (roots.contains(parent.get().pid())) {
          return true;
        }
        parent = parent.get().parent();
      }
    } catch (RuntimeException | Error e) {
      // unknown
    }
    return false;
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
