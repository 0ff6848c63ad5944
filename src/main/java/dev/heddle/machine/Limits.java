package dev.heddle.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks at what this machine has left, and at how much of it this process may have. */
final class Limits {

  private static final long MIB = 1 << 20;
  private static final long GIB = 1 << 30;
  private static final String LIMITS = "proc/self/limits";

  /** What gives every JVM flags that nobody sees. */
  private static final Set<String> HIDDEN_FLAGS =
      Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private Limits() {}

  static Seen load(SystemFiles files) throws IOException {
    String[] words = files.read("proc/loadavg").split("\\s+", -1);
    int processors = files.processors();
    try {
      double load = Double.parseDouble(words[0]);
      return Seen.below(
          load / processors,
          0.15,
          0.5,
          MachineWords.load(load, processors),
          MachineWords.LOAD_ADVICE);
    } catch (NumberFormatException e) {
      throw new IOException(MachineWords.isNoNumber("proc/loadavg", words[0]), e);
    }
  }

  static Seen steal(SystemFiles files) throws IOException {
    String path = "proc/stat";
    String[] ticks = files.field(path, "cpu").split("\\s+", -1);
    if (ticks.length < 8) {
      throw new IOException(MachineWords.doesNotTell(path, "steal"));
    }
    double all = 0;
    // what guests of this machine use is in the first two already
    for (int i = 0; i < 8; i++) {
      all += SystemFiles.number(path, ticks[i]);
    }
    double share = all > 0 ? SystemFiles.number(path, ticks[7]) / all : 0;
    return Seen.below(share, 0.005, 0.05, MachineWords.stolen(share), MachineWords.STEAL_ADVICE);
  }

  static Seen container(SystemFiles files) throws IOException {
    Cgroup group = new Cgroup(files);
    OptionalDouble quota = group.processors();
    OptionalLong memory = group.memory();
    long all = SystemFiles.number("proc/meminfo", files.field("proc/meminfo", "MemTotal")) * 1024;
    List<String> words = new ArrayList<>();
    List<String> advice = new ArrayList<>();
    if (quota.isPresent() && quota.getAsDouble() < files.processors()) {
      Optional<String> throttled = group.throttled();
      words.add(MachineWords.quota(quota.getAsDouble(), files.processors(), throttled.orElse("")));
      advice.add(MachineWords.QUOTA_ADVICE);
    }
    boolean serious = !words.isEmpty();
    if (memory.isPresent() && memory.getAsLong() < all) {
      words.add(MachineWords.memoryLimit(memory.getAsLong() / MIB));
      advice.add(MachineWords.MEMORY_LIMIT_ADVICE);
      serious |= memory.getAsLong() < GIB;
    }
    if (words.isEmpty()) {
      return Seen.fine(MachineWords.NO_LIMITS);
    }
    String seen = String.join(", ", words);
    String todo = String.join("; ", advice);
    return serious ? Seen.serious(seen, todo) : Seen.note(seen, todo);
  }

  static Seen affinity(SystemFiles files) throws IOException {
    String allowed = files.field("proc/self/status", "Cpus_allowed_list");
    int processors = files.processors();
    int mine = Math.min(processors, count(allowed));
    String words = MachineWords.processors(mine, processors, allowed);
    return mine < processors ? Seen.note(words, MachineWords.AFFINITY_ADVICE) : Seen.fine(words);
  }

  /** How many {@code 0-3,8} are. */
  private static int count(String list) throws IOException {
    int count = 0;
    for (String range : list.split(",", -1)) {
      String[] ends = range.split("-", -1);
      long first = SystemFiles.number("proc/self/status", ends[0]);
      count +=
          ends.length == 1
              ? 1
              : (int) (SystemFiles.number("proc/self/status", ends[1]) - first + 1);
    }
    return count;
  }

  static Seen memory(SystemFiles files) throws IOException {
    String path = "proc/meminfo";
    long free = SystemFiles.number(path, files.field(path, "MemAvailable")) * 1024;
    long all = SystemFiles.number(path, files.field(path, "MemTotal")) * 1024;
    return Seen.atLeast(
        free, GIB, 2 * GIB, MachineWords.free(free / MIB, all / MIB), MachineWords.MEMORY_ADVICE);
  }

  static Seen swap(SystemFiles files) throws IOException {
    String path = "proc/meminfo";
    long all = SystemFiles.number(path, files.field(path, "SwapTotal"));
    long used = all - SystemFiles.number(path, files.field(path, "SwapFree"));
    if (all == 0) {
      return Seen.fine("none");
    }
    return Seen.below(
        (double) used,
        1024,
        all / 2.0,
        MachineWords.used(used / 1024, all / 1024),
        MachineWords.SWAP_ADVICE);
  }

  static Seen battery(SystemFiles files) throws IOException {
    String folder = "sys/class/power_supply";
    if (!files.has(folder)) {
      throw new IOException(MachineWords.thereIsNo("/" + folder));
    }
    Set<String> others = new TreeSet<>();
    for (String name : files.names(folder)) {
      String supply = folder + "/" + name;
      if (says(files, supply + "/type", "Battery") && !says(files, supply + "/scope", "Device")) {
        String status = files.read(supply + "/status");
        if (status.equals("Discharging")) {
          return Seen.serious(MachineWords.ON_BATTERY, MachineWords.PLUG_IN);
        }
        others.add(status.toLowerCase(Locale.ROOT));
      }
    }
    return Seen.fine(MachineWords.notInUse(others));
  }

  /** A battery of a mouse has the scope "Device". */
  private static boolean says(SystemFiles files, String path, String word) throws IOException {
    return files.has(path) && files.read(path).equals(word);
  }

  static Seen processes(SystemFiles files) throws IOException {
    Map<Long, String> limits = new TreeMap<>();
    limits.put(soft(files, "Max processes"), "ulimit -u");
    limits.put(files.number("proc/sys/kernel/threads-max"), "kernel.threads-max");
    limits.put(files.number("proc/sys/kernel/pid_max"), "kernel.pid_max");
    if (files.has("proc/self/cgroup")) {
      new Cgroup(files).processes().ifPresent(most -> limits.put(most, "the container's pids.max"));
    }
    Map.Entry<Long, String> least = limits.entrySet().iterator().next();
    return Seen.atLeast(
        least.getKey(),
        2_000,
        15_000,
        MachineWords.atMostThreads(least.getKey(), least.getValue()),
        MachineWords.raise(least.getValue()));
  }

  static Seen openFiles(SystemFiles files) throws IOException {
    long most = soft(files, "Max open files");
    return Seen.atLeast(
        most, 1_024, 4_096, MachineWords.atMostFiles(most), MachineWords.RAISE_OPEN_FILES);
  }

  private static long soft(SystemFiles files, String name) throws IOException {
    String text = files.field(LIMITS, name);
    return text.startsWith("unlimited") ? Long.MAX_VALUE : SystemFiles.number(LIMITS, text);
  }

  /**
   * What is left where runs and temporary files are written.
   *
   * @param temporary the folder of the latter
   */
  static Seen disk(Path temporary) throws IOException {
    long runs = free(Path.of(""));
    long others = free(temporary);
    return Seen.atLeast(
        Math.min(runs, others),
        GIB,
        4 * GIB,
        MachineWords.freeOnDisk(runs / MIB, others / MIB, temporary),
        MachineWords.DISK_ADVICE);
  }

  private static long free(Path folder) throws IOException {
    try {
      return Files.getFileStore(folder.toAbsolutePath()).getUsableSpace();
    } catch (NoSuchFileException e) {
      throw new IOException(MachineWords.thereIsNo(folder.toString()), e);
    }
  }

  static Seen others(SystemFiles files) throws IOException {
    for (String line : files.read("proc/mounts").lines().toList()) {
      String[] words = line.split(" ", -1);
      if (words.length > 3 && words[1].equals("/proc") && words[3].matches(".*hidepid=[^0,].*")) {
        throw new IOException(MachineWords.HIDDEN_PROCESSES);
      }
    }
    return Seen.fine(MachineWords.ALL_ARE_SHOWN);
  }

  /**
   * What the JVM is.
   *
   * @param environment the environment variables
   */
  static Seen jdk(Map<String, String> environment) {
    String words =
        System.getProperty("java.vendor.version", System.getProperty("java.vendor", ""))
            + " "
            + System.getProperty("java.runtime.version");
    for (String name : HIDDEN_FLAGS.stream().sorted().toList()) {
      // what is in it is nobody's business: it may hold a password
      if (!environment.getOrDefault(name, "").isBlank()) {
        return Seen.serious(MachineWords.hiddenFlags(words, name), MachineWords.UNSET);
      }
    }
    if (System.getProperty("java.vm.info", "").contains("interpreted")) {
      return Seen.serious(MachineWords.noCompiler(words), MachineWords.OMIT_XINT);
    }
    return System.getProperty("java.vm.version", "").contains("debug")
        ? Seen.serious(MachineWords.debugBuild(words), MachineWords.TAKE_A_RELEASE)
        : Seen.fine(words);
  }
}
