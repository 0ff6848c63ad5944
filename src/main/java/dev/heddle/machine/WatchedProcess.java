package dev.heddle.machine;

import dev.heddle.memory.Proc;
import dev.heddle.result.Cost;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A process of a {@link WatchedTree}, and what was last seen of it. */
final class WatchedProcess {

  private static final String SITE = "dev.heddle.site.SiteMain";

  /** What a JDK starts a process by, until that is the program itself. */
  private static final String SPAWN_HELPER = "jspawnhelper";

  private static final String JAVA = "java";

  private static final double TICK_MICROS = Proc.TICK_NANOS / 1e3;

  private final Proc proc;
  private final long pid;
  private final long started;
  private long parent;
  private boolean known;
  private boolean site;
  private boolean jvm;
  private Amounts taken = Amounts.NONE;
  private long reapedTicks;
  private final Map<Long, Proc.Switches> threads = new HashMap<>();
  private long voluntary;
  private long involuntary;
  private int threadsEnded;

  WatchedProcess(Proc proc, long pid, Proc.Stat stat) {
    this.proc = proc;
    this.pid = pid;
    started = stat.started();
    parent = stat.parent();
  }

  long pid() {
    return pid;
  }

  long parent() {
    return parent;
  }

  /** Whether it is a local web site, which is no part of what is measured. */
  boolean site() throws IOException {
    if (!known) {
      List<String> command = proc.command(pid);
      known = !command.isEmpty() && !command.getFirst().endsWith(SPAWN_HELPER);
      site = command.contains(SITE);
      jvm = !command.isEmpty() && command.getFirst().endsWith(JAVA);
    }
    return site;
  }

  /** The same, as far as it was looked at. */
  boolean isSite() {
    return site;
  }

  /** Whether it is a JVM, as far as it was looked at. */
  boolean isJvm() {
    return jvm && !site;
  }

  /**
   * Reads its time and bytes, with those of its children that it has waited for.
   *
   * @return false where it has ended and another has its id
   * @throws IOException where it cannot be read: it may have ended
   */
  boolean read() throws IOException {
    Proc.Stat stat = proc.stat(pid);
    if (stat.started() != started) {
      return false;
    }
    parent = stat.parent();
    reapedTicks = stat.reapedUserTicks() + stat.reapedSystemTicks();
    // a made-up folder's processes have no clocks
    OptionalLong clock = proc == Proc.HERE ? ProcessClock.nanos(pid) : OptionalLong.empty();
    double own =
        clock.isPresent()
            ? clock.getAsLong() / 1e3
            : (stat.userTicks() + stat.systemTicks()) * TICK_MICROS;
    double cpu = own + reapedTicks * TICK_MICROS;
    if (site()) {
      taken = new Amounts(Map.of(), cpu, Map.of());
      return true;
    }
    Map<Cost, Double> now = new EnumMap<>(Cost.class);
    now.put(Cost.CPU, cpu);
    now.put(Cost.CPU_SYSTEM, (stat.systemTicks() + stat.reapedSystemTicks()) * TICK_MICROS);
    Map<Cost, String> missing = new EnumMap<>(Cost.class);
    try {
      Proc.Io io = proc.io(pid);
      now.put(Cost.IO_READ, (double) io.readBytes());
      now.put(Cost.IO_WRITTEN, (double) io.writtenBytes());
    } catch (IOException e) {
      if (proc.isGone(pid)) {
        throw e;
      }
      missing.put(Cost.IO_READ, WatchedTree.why(e));
      missing.put(Cost.IO_WRITTEN, WatchedTree.why(e));
    }
    taken = new Amounts(now, 0, missing);
    return true;
  }

  /** The time of its children that it has waited for, as it was last read. */
  long reapedTicks() {
    return reapedTicks;
  }

  /** What it had taken when it was last read. */
  Amounts taken() {
    return taken;
  }

  /**
   * Counts on how often its threads were put aside.
   *
   * @throws IOException where it cannot be read: it may have ended
   */
  void countSwitches() throws IOException {
    List<Long> now = proc.threads(pid);
    int before = threads.size();
    threads.keySet().retainAll(now);
    threadsEnded += before - threads.size();
    for (long thread : now) {
      try {
        Proc.Switches switches = proc.switches(pid, thread);
        Proc.Switches last = threads.put(thread, switches);
        voluntary += switches.voluntary() - (last == null ? 0 : last.voluntary());
        involuntary += switches.involuntary() - (last == null ? 0 : last.involuntary());
      } catch (IOException e) {
        if (!proc.isGone(pid, thread)) {
          throw e;
        }
      }
    }
  }

  /** How often its threads were put aside, as far as that was counted. */
  Amounts switches() {
    return new Amounts(
        Map.of(
            Cost.SWITCHES_VOLUNTARY, (double) voluntary,
            Cost.SWITCHES_INVOLUNTARY, (double) involuntary),
        0,
        Map.of());
  }

  /** How many of its threads have ended, of those that were counted. */
  int threadsEnded() {
    return threadsEnded;
  }

  /** Whether it runs no more, so that it has no memory and no threads. */
  boolean hasEnded() {
    try {
      Proc.Stat stat = proc.stat(pid);
      return stat.ended()
          || stat.started() != started
          || proc.hasNoMemory(pid)
          || proc.isGone(pid); // since it was looked at
    } catch (IOException e) {
      return proc.isGone(pid);
    }
  }
}
