package dev.heddle.machine;

import dev.heddle.jvm.Failures;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;

/**
 * All that is said to people of a machine, in one place: what is so, what to do about it, and why
 * something is not known, costs included. Why a matter counts stands with its {@link Topic}.
 */
final class MachineWords {

  private MachineWords() {}

  // the files of the kernel, without the slash that their paths begin with

  static final String HIDDEN_PROCESSES = "the processes of other users are hidden (hidepid)";

  static String thereIsNo(String what) {
    return "there is no " + what;
  }

  static String notAvailable(String why) {
    return "not available here: " + why;
  }

  static String cannotBeSeen(Collection<String> topics) {
    return String.join(", ", topics) + " cannot be seen";
  }

  static String mayNotBeRead(String path) {
    return "/" + path + " may not be read";
  }

  static String cannotBeRead(String path, Exception why) {
    return "/" + path + " cannot be read: " + Failures.words(why);
  }

  static String isNoNumber(String path, String word) {
    return "/" + path + " says '" + word + "', which is no number";
  }

  static String doesNotTell(String path, String name) {
    return "/" + path + " does not tell '" + name + "'";
  }

  // the processors' pace

  static final String SET_GOVERNOR = "as root: cpupower frequency-set -g performance";

  static final String TURBO_ADVICE =
      "read efficiency against the row 'independent', which has the same handicap; or switch it off"
          + " for the measurement";

  static final String SMT_ON = "on: two processors or more are one core";

  static final String SMT_ADVICE =
      "measure as many workers as there are cores, too: --workers sweep";

  static final String SMT_UNKNOWN =
      "none to be seen; a guest may not be told that two of its processors are one core";

  static final String WAKES_OF_A_GUEST =
      "none: each wake of an idle processor goes through the host";

  static final String WAKES_ADVICE =
      "where rows wait for each other, take this machine's ratios for those of such guests alone;"
          + " the driver haltpoll makes wakes cheaper";

  static final String IDLE_ADVICE = "see whether the kernel was started with idle=poll";

  static String isUpToTheHost(String what) {
    return "this is a guest, and " + what + " is its host's affair";
  }

  static String keepsLowest(String governors) {
    return governors + ", which keeps the lowest clock";
  }

  // what tells the time

  static final String SLOW_SOURCE_ADVICE =
      "look for 'clocksource' in the kernel's log: why the processor's counter is not used";

  static final String TIMER_ADVICE =
      "time nothing shorter than a hundred steps, and expect waits to be late";

  static String callsTheKernel(String source) {
    return source + ", which takes a system call each time";
  }

  static String tryTsc(String path) {
    return "see whether /" + path + " can be 'tsc'";
  }

  static String timer(long step, long cost, double waitMillis) {
    return String.format(
        Locale.ROOT,
        "steps of %d ns, a reading takes %d ns; a wait of 1 ms lasts %.2f ms",
        step,
        cost,
        waitMillis);
  }

  // what else runs, and what is left

  static final String LOAD_ADVICE = "end what else runs ('top' shows it), and wait a minute";

  static final String STEAL_ADVICE =
      "more rounds, at another hour, or a machine whose processors are not shared";

  static final String MEMORY_ADVICE =
      "end what else runs, or measure fewer worker JVMs (--workers)";

  static final String SWAP_ADVICE = "as root: swapoff -a && swapon -a, once there is memory enough";

  static final String ON_BATTERY = "it runs on its battery";

  static final String PLUG_IN = "plug it in";

  static final String DISK_ADVICE =
      "make room, or run in another folder and with another -Djava.io.tmpdir";

  static final String ALL_ARE_SHOWN = "all are shown";

  static String load(double load, int processors) {
    return String.format(
        Locale.ROOT, "%.2f in the last minute, on %d processors", load, processors);
  }

  static String stolen(double share) {
    return String.format(Locale.ROOT, "%.1f %% of all time since the system began", share * 100);
  }

  static String free(long mebi, long of) {
    return "%s of %s MiB free".formatted(mebi, of);
  }

  static String used(long mebi, long of) {
    return "%s of %s MiB in use".formatted(mebi, of);
  }

  static String notInUse(Collection<String> batteries) {
    return batteries.isEmpty() ? "none" : "not in use (" + String.join(" and ", batteries) + ")";
  }

  static String freeOnDisk(long mebi, long temporaryMebi, Path temporary) {
    return "%s MiB free here, %s MiB in %s".formatted(mebi, temporaryMebi, temporary);
  }

  // what this process may have

  static final String NO_LIMITS = "none on time or memory";

  static final String QUOTA_ADVICE =
      "give it whole processors (--cpuset-cpus) and no quota (--cpus)";

  static final String MEMORY_LIMIT_ADVICE =
      "give every worker JVM its share of that, and 2 GiB in all";

  static final String AFFINITY_ADVICE =
      "know that others may use them, too; sweep and presets count these alone";

  static final String RAISE_OPEN_FILES = "raise it: ulimit -n 4096";

  static String quota(double quota, int processors, String throttled) {
    return String.format(Locale.ROOT, "a quota of %.2f of %d processors", quota, processors)
        + (throttled.isEmpty() ? "" : ", which stopped it in " + throttled);
  }

  static String memoryLimit(long mebi) {
    return mebi + " MiB of memory";
  }

  static String processors(int mine, int all, String which) {
    return mine < all ? "%s of %s (%s)".formatted(mine, all, which) : "all " + all;
  }

  static String atMostThreads(long most, String limit) {
    return "at most %s, threads counted (%s)".formatted(most, limit);
  }

  static String raise(String limit) {
    return "raise " + limit + "; a thread a task needs as many as there are tasks";
  }

  static String atMostFiles(long most) {
    return most == Long.MAX_VALUE ? "no limit" : "at most " + most;
  }

  // the JVM

  static final String UNSET =
      "unset it: no run records it; --jvm-args gives flags that are recorded";

  static final String OMIT_XINT = "omit -Xint";

  static final String TAKE_A_RELEASE = "take a release build";

  static String hiddenFlags(String jvm, String variable) {
    return jvm + ", with flags in " + variable;
  }

  static String noCompiler(String jvm) {
    return jvm + ", without a compiler";
  }

  static String debugBuild(String jvm) {
    return jvm + ", a debug build";
  }

  // what a tree of processes takes

  static final String SHARED_GROUP = "the fork shares the control group of its run";

  static final String NO_MEMORY_GROUP = "no group that counts memory";

  static final String NO_PROCESS_SEEN = "no process was to be seen";

  static String groupCannotBeRead(Exception why) {
    String file = why instanceof FileSystemException of ? of.getFile() + ": " : "";
    return "the control group cannot be read: " + file + Failures.words(why);
  }

  static String processHidden(long pid) {
    return "process " + pid + " is not to be seen";
  }

  // how JVMs compute that are to show a machine's noise

  private static final String LOOK = "; look at the memory and the processes that are left";

  private static final String JVM = "a JVM that was to compute ";

  static final String DID_NOT_END = "did not end";

  static String noSpread(int jvms) {
    return "a test of noise: " + jvms + " JVMs have no spread; take 2 or more";
  }

  static String ended(int code) {
    return "ended with exit code " + code;
  }

  static String unfit(String how, String firstLine) {
    return JVM + how + (firstLine.isEmpty() ? "" : " and said '" + firstLine + "'") + LOOK;
  }

  static String unreadable(Object why) {
    return "what a JVM computed cannot be read: " + why + LOOK;
  }

  static String noAnswer(Duration limit) {
    return JVM + "did not answer within " + limit.toMillis() + " ms" + LOOK;
  }
}
