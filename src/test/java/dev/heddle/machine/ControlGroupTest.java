package dev.heddle.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.memory.Proc;
import dev.heddle.result.Cost;
import dev.heddle.testing.Eventually;
import dev.heddle.testing.OtherJvm;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The most memory that a fork's own control group ever had. */
@EnabledOnOs(OS.LINUX)
class ControlGroupTest {

  /** As a kernel with groups of the first version writes them, and one with both has them. */
  private static final String BOTH = "5:pids:/\n4:%s:%s\n1:cpu:/\n0::/\n";

  @TempDir Path place;
  private Path groups;

  @BeforeEach
  void folders() throws IOException {
    groups = Files.createDirectories(place.resolve("groups"));
    Files.createDirectories(place.resolve("self"));
    Files.createDirectories(place.resolve("7"));
  }

  private void inGroups(String run, String fork) throws IOException {
    Files.writeString(place.resolve("self/cgroup"), run);
    Files.writeString(place.resolve("7/cgroup"), fork);
  }

  private void keep(String file, String text) throws IOException {
    Path there = groups.resolve(file);
    Files.createDirectories(there.getParent());
    Files.writeString(there, text);
  }

  private Amounts peak() {
    return ControlGroup.peak(new Proc(place), groups, 7);
  }

  private String why() {
    assertThat(peak().of()).isEmpty();
    return peak().missing().getOrDefault(Cost.MEMORY_PEAK, "");
  }

  @Test
  void itIsToldInEitherVersionOfGroups() throws IOException {
    inGroups("0::/user.slice\n", "0::/user.slice/fork.scope\n");
    keep("user.slice/fork.scope/memory.peak", "104857600\n");
    assertThat(peak().of()).containsEntry(Cost.MEMORY_PEAK, 100.0);

    inGroups("0::/\n", "0::/other\n");
    keep("unified/other/memory.peak", "1048576\n");
    assertThat(peak().of()).containsEntry(Cost.MEMORY_PEAK, 1.0);

    inGroups(BOTH.formatted("memory", "/run"), BOTH.formatted("memory", "/run/fork"));
    keep("memory/run/fork/memory.max_usage_in_bytes", "52428800\n");
    assertThat(peak().of()).containsEntry(Cost.MEMORY_PEAK, 50.0);

    inGroups(BOTH.formatted("cpu,memory", "/run"), BOTH.formatted("cpu,memory", "/its"));
    keep("cpu,memory/its/memory.max_usage_in_bytes", "2097152\n");
    assertThat(peak().of()).containsEntry(Cost.MEMORY_PEAK, 2.0);
  }

  @Test
  void aGroupThatTheRunIsInTooTellsNothingOfTheFork() throws IOException {
    inGroups("0::/user\n", "0::/user\n");
    keep("user/memory.peak", "104857600\n");
    assertThat(why()).isEqualTo("the fork shares the control group of its run");

    inGroups(BOTH.formatted("memory", "/run"), BOTH.formatted("memory", "/run"));
    assertThat(why()).isEqualTo("the fork shares the control group of its run");
  }

  @Test
  void whatCannotBeReadIsSaidInOneLine() throws IOException {
    assertThat(why()).startsWith("the control group cannot be read: ").contains("self/cgroup");
    inGroups("0::/user\n", "0::/nowhere/at-all\n");
    assertThat(why()).startsWith("the control group cannot be read: ").contains("/nowhere/at-all");
    Files.createDirectories(groups.resolve("nowhere/at-all/memory.peak"));
    assertThat(why()).startsWith("the control group cannot be read: ").doesNotContain("\n");
    inGroups("0::/user\n", "0::/fork\n");
    keep("fork/memory.peak", "max\n");
    assertThat(why()).contains("max");
    inGroups("3:cpu:/\n", "3:cpu:/\n");
    assertThat(why()).contains("no group that counts memory");
  }

  /** Where this process may make a group below its own one. */
  private static List<Path> ownGroups() throws IOException {
    List<Path> own = new ArrayList<>();
    for (String line : Proc.HERE.text(Proc.SELF + "/cgroup").lines().toList()) {
      String[] parts = line.split(":", 3);
      if (parts[1].equals("memory")) {
        own.add(Path.of("/sys/fs/cgroup/memory" + parts[2]));
      } else if (parts[1].isEmpty()) {
        own.add(Path.of("/sys/fs/cgroup" + parts[2]));
      }
    }
    return own;
  }

  /** A group of that name that counts memory, where one can be made. */
  private static Optional<Path> made(String name) throws Exception {
    for (Path own : ownGroups()) {
      Path group = own.resolve(name);
      if (countsMemory(group)) {
        return Optional.of(group);
      }
      remove(group);
    }
    return Optional.empty();
  }

  private static boolean countsMemory(Path group) {
    try {
      Files.createDirectory(group);
      return Files.exists(group.resolve("memory.max_usage_in_bytes"))
          || Files.exists(group.resolve("memory.peak"));
    } catch (IOException e) {
      return false;
    }
  }

  private static void remove(Path group) throws Exception {
    Eventually.isTrue("the group is removed", () -> isRemoved(group));
  }

  private static boolean isRemoved(Path group) throws IOException {
    try {
      return Files.deleteIfExists(group) || Files.notExists(group);
    } catch (FileSystemException e) {
      return false; // whatever was in it is not quite gone
    }
  }

  @Test
  void itIsWhatTheProcessesOfTheGroupHaveTouched() throws Exception {
    Optional<Path> group = made("heddle-test-" + ProcessHandle.current().pid());
    assumeTrue(group.isPresent(), "no group that counts memory can be made here");
    try {
      touchIn(group.orElseThrow());
    } finally {
      remove(group.orElseThrow());
    }
  }

  private static void touchIn(Path group) throws Exception {
    try (OtherJvm fork = OtherJvm.start(WatchedTreeTest.Taker.class)) {
      assertThat(fork.line()).isEqualTo("there");
      long pid = fork.process().pid();
      Files.writeString(group.resolve("cgroup.procs"), Long.toString(pid));
      WatchedTreeTest.say(fork, "touch");

      Amounts peak = ControlGroup.peak(Proc.HERE, pid);
      assertThat(peak.missing()).isEmpty();
      assertThat(peak.of().get(Cost.MEMORY_PEAK)).isCloseTo(64, Percentage.withPercentage(25));
      fork.kill();
    }
  }
}
