package dev.heddle.machine;

import dev.heddle.memory.Proc;
import dev.heddle.result.Cost;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A process with all that it started, and they, and what these have taken; local web sites apart.
 *
 * <p>What is in the tree stays in it when its parent ends. Time and bytes of a process that has
 * ended are those of its parent once that has waited for it, so that at any time the sum over all
 * that live is what all have taken; only of one whose parent is not in the tree the last that was
 * seen is kept.
 */
public final class WatchedTree {

  private static final double MEBIBYTE = 1 << 20;

  private final Proc proc;
  private final long root;
  private final Map<Long, WatchedProcess> members = new HashMap<>();

  /** Those that were looked at once, and are not of the tree. */
  private final Set<Long> strangers = new HashSet<>();

  /** What was taken by those that ended and whose time and bytes nobody in the tree has. */
  private Amounts left = Amounts.NONE;

  /** The switches of all that ended. */
  private Amounts leftSwitches = Amounts.NONE;

  private final TreeLevels levels;
  private int ended;
  private int threadsEnded;

  /** The tree of process {@code root}, as {@code proc} tells of it. */
  public WatchedTree(Proc proc, long root) {
    this.proc = proc;
    this.root = root;
    levels = new TreeLevels(proc);
  }

  /** The process that all others come from. */
  public long root() {
    return root;
  }

  static String why(IOException e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  /** The processor time and the bytes that all have taken so far. */
  public Amounts read() {
    try {
      look();
    } catch (IOException e) {
      return unknown(why(e));
    }
    int before = ended;
    Map<Long, String> unreadable = readEach();
    if (ended != before) {
      // its parent may have been read before it waited for it
      unreadable = readEach();
    }
    if (!members.containsKey(root)) {
      return unknown(MachineWords.processHidden(root));
    }
    if (!unreadable.isEmpty()) {
      return unknown(unreadable.values().iterator().next());
    }
    Amounts all = left;
    for (WatchedProcess each : members.values()) {
      all = all.plus(each.taken());
    }
    for (Cost cost : all.missing().keySet()) {
      all = all.without(cost, all.missing().getOrDefault(cost, ""));
    }
    return all;
  }

  /** Why some could not be read, by their ids. */
  private Map<Long, String> readEach() {
    Map<Long, String> unreadable = new HashMap<>();
    for (WatchedProcess each : List.copyOf(members.values())) {
      try {
        if (!each.read()) {
          leave(each);
        }
      } catch (IOException e) {
        if (proc.isGone(each.pid())) {
          leave(each);
        } else {
          unreadable.put(each.pid(), why(e));
        }
      }
    }
    return unreadable;
  }

  private static Amounts unknown(String why) {
    Map<Cost, String> missing = new EnumMap<>(Cost.class);
    List.of(Cost.CPU, Cost.CPU_USER, Cost.CPU_SYSTEM, Cost.IO_READ, Cost.IO_WRITTEN)
        .forEach(cost -> missing.put(cost, why));
    return new Amounts(Map.of(), 0, missing);
  }

  /** How often threads of the tree were put aside so far; the longest of all readings. */
  public Amounts switches() {
    Map<Cost, String> missing = new EnumMap<>(Cost.class);
    for (WatchedProcess each : List.copyOf(members.values())) {
      try {
        if (!each.site()) {
          each.countSwitches();
        }
      } catch (IOException e) {
        if (!each.hasEnded()) {
          missing.put(Cost.SWITCHES_VOLUNTARY, why(e));
          missing.put(Cost.SWITCHES_INVOLUNTARY, why(e));
        }
      }
    }
    if (!missing.isEmpty() || members.isEmpty()) {
      return new Amounts(Map.of(), 0, missing);
    }
    Amounts all = leftSwitches;
    for (WatchedProcess each : members.values()) {
      all = all.plus(each.switches());
    }
    return all;
  }

  /** How many processes there are now. */
  public int processes() {
    return members.size();
  }

  /** How many of them are no local web sites, as far as they were looked at; at least one. */
  public int measuredProcesses() {
    return (int) Math.max(1, members.values().stream().filter(each -> !each.isSite()).count());
  }

  /** How many JVMs other than the first process are there. */
  public int otherJvms() {
    return (int)
        members.values().stream().filter(each -> each.pid() != root && each.isJvm()).count();
  }

  /**
   * The processor time, in ticks, of all that somebody in the tree has waited for, as it was last
   * read: where it has grown, some process has ended, even if nobody saw it.
   */
  public long reapedTicks() {
    return members.values().stream().mapToLong(WatchedProcess::reapedTicks).sum();
  }

  /** How many processes of the tree have ended that were seen. */
  public int ended() {
    return ended;
  }

  /** How many threads have ended, of those that were counted in {@link #switches}. */
  public int threadsEnded() {
    int sum = threadsEnded;
    for (WatchedProcess each : members.values()) {
      sum += each.threadsEnded();
    }
    return sum;
  }

  /** Looks how many processes and threads there are, and how large; the most is kept. */
  public void lookAtLevels() {
    try {
      look();
      levels.look(members.values());
    } catch (IOException e) {
      levels.unknown(why(e));
    }
  }

  /** How many threads there were when that was last looked at. */
  public int threads() {
    return levels.threads();
  }

  /**
   * The most that was seen of processes, threads and their largest sizes since {@link
   * #forgetLevels}.
   */
  public Amounts levels() {
    return levels.most();
  }

  /** Begins the levels anew. */
  public void forgetLevels() {
    levels.forget();
  }

  /** What memory all have now, each with its share of what several see: milliseconds a process. */
  public Amounts memory() {
    long bytes = 0;
    for (WatchedProcess each : members.values()) {
      try {
        if (!each.site()) {
          bytes += proc.proportionalBytes(each.pid());
        }
      } catch (IOException e) {
        if (!each.hasEnded()) {
          return Amounts.NONE.without(Cost.MEMORY_PSS, why(e));
        }
      }
    }
    return bytes == 0
        ? Amounts.NONE.without(Cost.MEMORY_PSS, MachineWords.NO_PROCESS_SEEN)
        : Amounts.NONE.with(Cost.MEMORY_PSS, bytes / MEBIBYTE);
  }

  /** Looks who is there, and who of them is new in the tree or gone. */
  private void look() throws IOException {
    Set<Long> there = new HashSet<>(proc.processes());
    strangers.retainAll(there);
    if (members.isEmpty() && !numbersBeganAnew()) {
      // what has a smaller number than the first of the tree was there before it
      there.stream().filter(pid -> pid < root).forEach(strangers::add);
    }
    for (WatchedProcess each : List.copyOf(members.values())) {
      if (!there.contains(each.pid())) {
        leave(each);
      }
    }
    Map<Long, Proc.Stat> unknown = new HashMap<>();
    for (long pid : there) {
      if (!members.containsKey(pid) && !strangers.contains(pid)) {
        try {
          unknown.put(pid, proc.stat(pid));
        } catch (IOException e) {
          if (pid == root && !proc.isGone(pid)) {
            throw e;
          }
          // it has ended just now, or is not for us to see
        }
      }
    }
    Proc.Stat first = unknown.remove(root);
    if (first != null) {
      members.put(root, new WatchedProcess(proc, root, first));
    }
    // a child may have a smaller number than its parent
    boolean more = join(unknown);
    while (more) {
      more = join(unknown);
    }
    strangers.addAll(unknown.keySet());
  }

  /** Whether processes may have smaller numbers than the first of the tree, which is older. */
  private boolean numbersBeganAnew() {
    try {
      return proc.lastStarted() < root;
    } catch (IOException e) {
      return true;
    }
  }

  private boolean join(Map<Long, Proc.Stat> unknown) {
    boolean any = false;
    for (Iterator<Map.Entry<Long, Proc.Stat>> each = unknown.entrySet().iterator();
        each.hasNext(); ) {
      Map.Entry<Long, Proc.Stat> one = each.next();
      if (members.containsKey(one.getValue().parent())) {
        members.put(one.getKey(), new WatchedProcess(proc, one.getKey(), one.getValue()));
        each.remove();
        any = true;
      }
    }
    return any;
  }

  private void leave(WatchedProcess gone) {
    members.remove(gone.pid());
    ended++;
    threadsEnded += gone.threadsEnded();
    leftSwitches = leftSwitches.plus(gone.switches());
    if (!members.containsKey(gone.parent())) {
      left = left.plus(gone.taken());
    }
  }
}
