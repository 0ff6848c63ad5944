package dev.heddle.machine;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/** Looks at what sets a processor's pace, and at what tells the time. */
final class Clocks {

  private static final String CPU = "sys/devices/system/cpu";
  private static final String SOURCE =
      "sys/devices/system/clocksource/clocksource0/current_clocksource";

  /** Read by an instruction or two, in a guest as well. */
  private static final Set<String> FAST =
      Set.of("tsc", "kvm-clock", "arch_sys_counter", "hyperv_clocksource_tsc_page");

  /** Read by a call of the kernel that asks a device. */
  private static final Set<String> SLOW =
      Set.of("hpet", "acpi_pm", "jiffies", "refined-jiffies", "pit");

  private static final int READINGS = 20_000;
  private static final int WAITS = 15;
  private static final long WAIT_NANOS = 1_000_000;

  private Clocks() {}

  static Seen governor(SystemFiles files) throws IOException {
    Set<String> governors = each(files, "scaling_governor");
    if (governors.isEmpty()) {
      throw new IOException(
          files.guest()
              ? MachineWords.isUpToTheHost("its clock")
              : MachineWords.thereIsNo("/" + CPU + "/cpu0/cpufreq"));
    }
    String words = String.join(" and ", governors);

    if (governors.equals(Set.of("performance"))) {
      return Seen.fine(words);
    }
    // only the drivers with a governor of their own go up from powersave under load
    boolean slow =
        governors.contains("powersave")
            && each(files, "scaling_driver").stream()
                .noneMatch(driver -> driver.contains("pstate"));
    return slow
        ? Seen.serious(MachineWords.keepsLowest(words), MachineWords.SET_GOVERNOR)
        : Seen.note(words, MachineWords.SET_GOVERNOR);
  }

  private static Set<String> each(SystemFiles files, String file) throws IOException {
    Set<String> words = new TreeSet<>();
    for (String name : files.names(CPU)) {
      String path = CPU + "/" + name + "/cpufreq/" + file;
      if (name.matches("cpu\\d+") && files.has(path)) {
        words.add(files.read(path));
      }
    }
    return words;
  }

  static Seen turbo(SystemFiles files) throws IOException {
    String intel = CPU + "/intel_pstate/no_turbo";
    String other = CPU + "/cpufreq/boost";
    boolean on;
    if (files.has(intel)) {
      on = files.number(intel) == 0;
    } else if (files.has(other)) {
      on = files.number(other) != 0;
    } else {
      throw new IOException(
          files.guest()
              ? MachineWords.isUpToTheHost("turbo")
              : MachineWords.thereIsNo("/" + intel + " and no /" + other));
    }
    return on ? Seen.note("on", MachineWords.TURBO_ADVICE) : Seen.fine("off");
  }

  static Seen smt(SystemFiles files) throws IOException {
    boolean on = files.number(CPU + "/smt/active") != 0;
    if (on) {
      return Seen.note(MachineWords.SMT_ON, MachineWords.SMT_ADVICE);
    }
    return Seen.fine(files.guest() ? MachineWords.SMT_UNKNOWN : "off");
  }

  static Seen idle(SystemFiles files) throws IOException {
    String driver = files.read(CPU + "/cpuidle/current_driver");
    if (!driver.equals("none")) {
      return Seen.fine(driver);
    }
    return files.guest()
        ? Seen.note(MachineWords.WAKES_OF_A_GUEST, MachineWords.WAKES_ADVICE)
        : Seen.note("none", MachineWords.IDLE_ADVICE);
  }

  static Seen source(SystemFiles files) throws IOException {
    String source = files.read(SOURCE);
    if (FAST.contains(source)) {
      return Seen.fine(source);
    }
    return SLOW.contains(source)
        ? Seen.serious(MachineWords.callsTheKernel(source), MachineWords.SLOW_SOURCE_ADVICE)
        : Seen.note(source, MachineWords.tryTsc(SOURCE));
  }

  static Seen timer(SystemFiles files) {
    long step = Long.MAX_VALUE;
    long begin = System.nanoTime();
    long last = begin;
    for (int i = 0; i < READINGS; i++) {
      long now = System.nanoTime();
      step = now > last ? Math.min(step, now - last) : step;
      last = now;
    }
    long cost = (last - begin) / READINGS;
    long[] late = new long[WAITS];
    for (int i = 0; i < WAITS; i++) {
      long before = System.nanoTime();
      LockSupport.parkNanos(WAIT_NANOS);
      late[i] = Math.max(0, System.nanoTime() - before - WAIT_NANOS);
    }
    Arrays.sort(late);
    return timer(step, cost, late[WAITS / 2]);
  }

  /**
   * What times in nanoseconds mean.
   *
   * @param step the smallest that two readings differ by
   * @param cost of a reading
   * @param late by how much a wait of a millisecond is too long
   */
  static Seen timer(long step, long cost, long late) {
    String words = MachineWords.timer(step, cost, (WAIT_NANOS + late) / 1e6);

    boolean serious = step > 100_000 || late > 5 * WAIT_NANOS;
    boolean noted = step > 1_000 || cost > 1_000 || late > WAIT_NANOS / 2;
    return serious
        ? Seen.serious(words, MachineWords.TIMER_ADVICE)
        : noted ? Seen.note(words, MachineWords.TIMER_ADVICE) : Seen.fine(words);
  }
}
