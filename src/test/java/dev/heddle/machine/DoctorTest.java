package dev.heddle.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.result.Finding;
import dev.heddle.result.Finding.Grade;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A doctor looks at files of a made-up machine, and at this one. */
class DoctorTest {

  private static final String CPU = "sys/devices/system/cpu/";

  @TempDir Path root;

  /** A machine of four processors on which nothing is wrong. */
  @BeforeEach
  void makeAFitMachine() throws IOException {
    file("proc/stat", "cpu  100 0 100 9000 0 0 0 10 0 0\ncpu0 1\ncpu1 1\ncpu2 1\ncpu3 1\nctxt 5");
    file("proc/loadavg", "0.05 0.10 0.20 1/100 42");
    file("proc/cpuinfo", "flags\t\t: fpu tsc");
    meminfo(16_000_000, 12_000_000, 0, 0);
    file("proc/self/status", "Name:\tjava\nCpus_allowed_list:\t0-3");
    limits("96365", "20000");
    file("proc/self/cgroup", "0::/");
    file("proc/mounts", "proc /proc proc rw,relatime 0 0");
    file("proc/sys/kernel/threads-max", "192730");
    file("proc/sys/kernel/pid_max", "32768");
    for (int cpu = 0; cpu < 4; cpu++) {
      file(CPU + "cpu" + cpu + "/cpufreq/scaling_governor", "performance");
    }
    file(CPU + "cpufreq/boost", "0");
    file(CPU + "smt/active", "0");
    file(CPU + "cpuidle/current_driver", "intel_idle");
    file("sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc");
    Files.createDirectories(root.resolve("sys/class/power_supply"));
  }

  private void file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text + "\n");
  }

  private void meminfo(long all, long free, long swap, long freeSwap) throws IOException {
    file(
        "proc/meminfo",
        "MemTotal: %s kB\nMemFree: 5 kB\nMemAvailable: %s kB\nSwapTotal: %s kB\nSwapFree: %s kB"
            .formatted(all, free, swap, freeSwap));
  }

  private void limits(String processes, String files) throws IOException {
    file(
        "proc/self/limits",
        """
        Limit                     Soft Limit           Hard Limit           Units
        Max processes             %s                96365                processes
        Max open files            %s                 20000                files\
        """
            .formatted(processes, files));
  }

  private Finding found(String topic) {
    return Doctor.of(root).examine().stream()
        .filter(finding -> finding.topic().equals(topic))
        .findFirst()
        .orElseThrow();
  }

  private void assertGrade(String topic, Grade grade, String... words) {
    Finding finding = found(topic);
    assertThat(finding.grade()).as(finding.toString()).isEqualTo(grade);
    assertThat(words).allSatisfy(word -> assertThat(finding.seen()).contains(word));
    assertThat(finding.why()).isNotBlank();
    assertThat(finding.advice().isEmpty())
        .as("advice of " + finding)
        .isEqualTo(grade == Grade.FINE || grade == Grade.UNKNOWN);
  }

  @Test
  void onAFitMachineEverythingThatFilesTellIsFine() {
    List<String> ofFiles =
        List.of(
            "governor",
            "turbo",
            "SMT",
            "idle driver",
            "clock source",
            "load",
            "steal",
            "container limits",
            "processors",
            "memory",
            "swap",
            "battery",
            "process limit",
            "file limit",
            "others");
    assertThat(ofFiles).allSatisfy(topic -> assertGrade(topic, Grade.FINE));
  }

  @Test
  void aGovernorThatKeepsTheLowestClockIsSerious() throws IOException {
    file(CPU + "cpu3/cpufreq/scaling_governor", "powersave");
    file(CPU + "cpu3/cpufreq/scaling_driver", "acpi-cpufreq");
    assertGrade("governor", Grade.SERIOUS, "performance and powersave", "lowest clock");

    file(CPU + "cpu3/cpufreq/scaling_driver", "intel_pstate");
    assertGrade("governor", Grade.NOTE, "powersave");
  }

  @Test
  void turboAndHardwareThreadsAreNoted() throws IOException {
    file(CPU + "cpufreq/boost", "1");
    file(CPU + "smt/active", "1");
    assertGrade("turbo", Grade.NOTE, "on");
    assertGrade("SMT", Grade.NOTE, "one core");

    file(CPU + "intel_pstate/no_turbo", "1");
    assertGrade("turbo", Grade.FINE, "off");
  }

  @Test
  void aGuestWithoutAnIdleDriverWakesThroughItsHost() throws IOException {
    file("proc/cpuinfo", "flags\t\t: fpu tsc hypervisor lahf_lm");
    file(CPU + "cpuidle/current_driver", "none");
    assertGrade("idle driver", Grade.NOTE, "through the host");

    file(CPU + "cpuidle/current_driver", "haltpoll");
    assertGrade("idle driver", Grade.FINE, "haltpoll");
    for (int cpu = 0; cpu < 4; cpu++) {
      delete(root.resolve(CPU + "cpu" + cpu + "/cpufreq/scaling_governor"));
    }
    assertGrade("governor", Grade.UNKNOWN, "not available here: this is a guest");
  }

  private void delete(Path path) {
    assertThat(path.toFile().delete()).isTrue();
  }

  @Test
  void aClockThatIsReadThroughTheKernelIsSerious() throws IOException {
    file("sys/devices/system/clocksource/clocksource0/current_clocksource", "hpet");
    assertGrade("clock source", Grade.SERIOUS, "hpet", "system call");
  }

  @Test
  void whatElseRunsAndWhatTheHostTakesIsTold() throws IOException {
    file("proc/loadavg", "1.00 0.10 0.20 1/100 42");
    assertGrade("load", Grade.NOTE, "1.00", "4 processors");
    file("proc/loadavg", "3.50 0.10 0.20 1/100 42");
    assertGrade("load", Grade.SERIOUS, "3.50");
    file("proc/stat", "cpu  100 0 100 700 0 0 0 100 0 0\ncpu0 1");
    assertGrade("steal", Grade.SERIOUS, "10.0 %");
  }

  @Test
  void aQuotaOfAGroupAboveCountsInTheSecondVersion() throws IOException {
    file("proc/self/cgroup", "0::/slice/job/here");
    file("sys/fs/cgroup/slice/job/here/cpu.max", "max 100000");
    file("sys/fs/cgroup/slice/job/cpu.max", "150000 100000");
    file("sys/fs/cgroup/slice/job/here/cpu.stat", "nr_periods 500\nnr_throttled 12");
    file("sys/fs/cgroup/slice/job/here/memory.max", "4294967296");
    file("sys/fs/cgroup/slice/pids.max", "1000");

    assertGrade(
        "container limits",
        Grade.SERIOUS,
        "a quota of 1.50 of 4 processors, which stopped it in 12 of 500 periods",
        "4096 MiB of memory");
    assertGrade("process limit", Grade.SERIOUS, "at most 1000", "pids.max");
  }

  @Test
  void aQuotaCountsInTheFirstVersionToo() throws IOException {
    file("proc/self/cgroup", "5:memory:/docker/ab\n3:cpu,cpuacct:/docker/ab\n1:name=systemd:/");
    file("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "200000");
    file("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us", "100000");
    file("sys/fs/cgroup/memory/docker/ab/memory.limit_in_bytes", "9223372036854771712");

    assertGrade("container limits", Grade.SERIOUS, "a quota of 2.00 of 4 processors");
    assertThat(found("container limits").seen()).doesNotContain("memory");

    file("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "-1");
    assertGrade("container limits", Grade.FINE);
    file("sys/fs/cgroup/memory/docker/ab/memory.limit_in_bytes", "536870912");
    assertGrade("container limits", Grade.SERIOUS, "512 MiB");
  }

  @Test
  void memorySwapBatteryAndLimitsThatAreShortAreTold() throws IOException {
    meminfo(16_000_000, 500_000, 2_000_000, 100_000);
    assertGrade("memory", Grade.SERIOUS, "488 of 15625 MiB free");
    assertGrade("swap", Grade.SERIOUS, "1855 of 1953 MiB in use");
    meminfo(16_000_000, 5_000_000, 2_000_000, 1_900_000);
    assertGrade("swap", Grade.NOTE, "97 of 1953");
    file("sys/class/power_supply/BAT0/type", "Battery");
    file("sys/class/power_supply/BAT0/status", "Discharging");
    assertGrade("battery", Grade.SERIOUS);
    limits("500", "256");
    assertGrade("process limit", Grade.SERIOUS, "500", "ulimit -u");
    assertGrade("file limit", Grade.SERIOUS, "256");
    limits("unlimited", "unlimited");
    assertGrade("process limit", Grade.FINE, "32768");
    assertGrade("file limit", Grade.FINE, "no limit");
  }

  private void battery(String name, String status) throws IOException {
    file("sys/class/power_supply/" + name + "/type", "Battery");
    file("sys/class/power_supply/" + name + "/status", status);
  }

  @Test
  void theBatteryOfAMouseIsNotThatOfTheMachine() throws IOException {
    battery("hidpp_battery_0", "Discharging");
    file("sys/class/power_supply/hidpp_battery_0/scope", "Device");
    assertGrade("battery", Grade.FINE, "none");
  }

  @Test
  void oneOfTwoBatteriesThatDischargesIsSerious() throws IOException {
    battery("BAT0", "Not charging");
    file("sys/class/power_supply/BAT0/scope", "System");
    battery("BAT1", "Full");
    assertGrade("battery", Grade.FINE, "not in use (full and not charging)");
    battery("BAT1", "Discharging");
    assertGrade("battery", Grade.SERIOUS);
  }

  @Test
  void aFolderThatIsNotThereIsNoFullDisk() {
    assertThatThrownBy(() -> Limits.disk(root.resolve("nowhere")))
        .isInstanceOf(IOException.class)
        .hasMessage("there is no " + root.resolve("nowhere"));
  }

  @Test
  void fewerProcessorsThanThereAreIsNoted() throws IOException {
    file("proc/self/status", "Name:\tjava\nCpus_allowed_list:\t0,2-3");
    assertGrade("processors", Grade.NOTE, "3 of 4 (0,2-3)");
  }

  @Test
  void whatIsNotThereOrMakesNoSenseIsNotAvailableAndNeverZero() throws IOException {
    delete(root.resolve("proc/loadavg"));
    file("proc/meminfo", "MemTotal: many kB");
    assertGrade("load", Grade.UNKNOWN, "not available here: there is no /proc/loadavg");
    assertGrade("memory", Grade.UNKNOWN, "/proc/meminfo does not tell 'MemAvailable'");
    assertGrade("container limits", Grade.UNKNOWN, "'many', which is no number");
  }

  @Test
  void hiddenProcessesAreOneLine() throws IOException {
    file("proc/mounts", "proc /proc proc rw,relatime,hidepid=invisible 0 0");
    assertGrade("others", Grade.UNKNOWN, "hidepid");
  }

  @Test
  void withoutTheKernelsFilesThereIsOneLineForEachFolderAndTheRestIsToldAllTheSame() {
    List<Finding> findings = Doctor.of(root.resolve("nowhere")).examine();

    assertThat(findings)
        .extracting(Finding::topic)
        .containsExactly("/sys", "/proc", "timer", "disk", "JDK");
    assertThat(findings.get(1).seen()).isEqualTo("not available here: there is no /proc");
    assertThat(findings.get(1).why()).contains("load, steal, container limits");
  }

  @Test
  void aRunRepeatsWhatIsSeriousAndDoesNotPass() throws IOException {
    file("proc/loadavg", "9.00 0.10 0.20 1/100 42");
    limits("500", "20000");
    meminfo(16_000_000, 500_000, 2_000_000, 100_000);
    assertThat(Doctor.of(root).lasting())
        .extracting(Finding::topic)
        .contains("process limit")
        .doesNotContain("load", "file limit", "memory", "swap");
    assertThat(Topic.TIMER.passing()).as("the timer of a busy machine").isTrue();
  }

  @Test
  void aCoarseTimerIsSeriousAndASlowOneIsNoted() {
    assertThat(Clocks.timer(10, 25, 60_000).grade()).isEqualTo(Grade.FINE);
    assertThat(Clocks.timer(10, 1_500, 60_000).grade()).isEqualTo(Grade.NOTE);
    assertThat(Clocks.timer(1_000_000, 25, 60_000).grade()).isEqualTo(Grade.SERIOUS);
    assertThat(Clocks.timer(10, 25, 15_600_000).words())
        .isEqualTo("steps of 10 ns, a reading takes 25 ns; a wait of 1 ms lasts 16.60 ms");
  }

  @Test
  void flagsThatNobodySeesAreSerious() {
    assertThat(Limits.jdk(Map.of()).words()).contains(System.getProperty("java.runtime.version"));
    Seen hidden = Limits.jdk(Map.of("JAVA_TOOL_OPTIONS", "-Dkey=hunter2"));
    assertThat(hidden.grade()).isEqualTo(Grade.SERIOUS);
    assertThat(hidden.words()).endsWith("with flags in JAVA_TOOL_OPTIONS");
    // every run and every table repeats it
    assertThat(hidden.toString()).doesNotContain("hunter2");
  }

  /** One read of such a file gives all of it, and a second one nothing more. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aNumberOfTheKernelIsReadWhole() throws Exception {
    Process cat = new ProcessBuilder("cat", "/proc/sys/kernel/pid_max").start();
    String all = new String(cat.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(cat.waitFor()).isZero();

    assertThat(SystemFiles.here().read("proc/sys/kernel/pid_max")).isEqualTo(all);
  }

  @Test
  void ofThisMachineEachThingIsToldOrWhyNot() {
    assertThat(Doctor.here().examine())
        .hasSizeGreaterThan(4)
        .allSatisfy(finding -> {
          assertThat(finding.seen()).isNotBlank().doesNotContain("null");
          assertThat(finding.why()).isNotBlank();
        });
    assertThat(new ThisMachine().describe().findings())
        .allMatch(finding -> finding.grade() == Grade.SERIOUS);
  }
}
