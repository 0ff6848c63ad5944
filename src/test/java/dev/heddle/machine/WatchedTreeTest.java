package dev.heddle.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.OperatingSystemMXBean;
import dev.heddle.memory.Proc;
import dev.heddle.result.Cost;
import dev.heddle.testing.Eventually;
import dev.heddle.testing.OtherJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What real processes of known consumption take, and what made-up ones are said to. */
@EnabledOnOs(OS.LINUX)
class WatchedTreeTest {

  private static final Percentage FEW = Percentage.withPercentage(5);

  /** On a busy machine JVMs that share their libraries with the one that is read come and go. */
  private static final Percentage SHARED = Percentage.withPercentage(25);

  /** Takes what it is told to when it is told to go on, and says when it has. */
  static final class Taker {

    private static final int MEBIBYTES = 64;
    private static final int PAUSES = 2000;

    private Taker() {}

    public static void main(String[] args) throws IOException {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      System.out.println("there");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equals("touch")) {
          MemorySegment memory = Arena.global().allocate((long) MEBIBYTES << 20);
          memory.fill((byte) 1);
        } else {
          for (int i = 0; i < PAUSES; i++) {
            LockSupport.parkNanos(1000);
          }
        }
        System.out.println("done");
      }
    }
  }

  /** Computes until its process has taken so many nanoseconds, and then stays or ends. */
  static final class Burner {

    private Burner() {}

    public static void main(String[] args) throws InterruptedException {
      OperatingSystemMXBean system =
          (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      while (system.getProcessCpuTime() < Long.parseLong(args[0])) {
        Thread.onSpinWait();
      }
      System.out.println("burnt");
      if (args[1].equals("stay")) {
        Thread.sleep(60_000);
      }
      Runtime.getRuntime().halt(0);
    }
  }

  @TempDir Path place;

  private static OtherJvm shell(String script, String... arguments) throws IOException {
    ProcessBuilder command = new ProcessBuilder("sh", "-c", script);
    command.command().addAll(List.of(arguments));
    Process process = command.redirectErrorStream(true).start();
    return new OtherJvm(process, process.inputReader(StandardCharsets.UTF_8));
  }

  private static void tell(OtherJvm other, String line) throws IOException {
    other.process().outputWriter().write(line + "\n");
    other.process().outputWriter().flush();
  }

  static void say(OtherJvm other, String line) throws IOException {
    tell(other, line);
    assertThat(other.line()).isEqualTo("done");
  }

  private static double amount(Amounts amounts, Cost cost) {
    return amounts.of().getOrDefault(cost, Double.NaN);
  }

  private static WatchedTree of(OtherJvm root) {
    return new WatchedTree(Proc.HERE, root.process().pid());
  }

  /** Each burns until it has taken a second, from its start on. */
  @Test
  @Tag("contract")
  void theTimeOfAllGenerationsIsCountedOnce() throws Exception {
    try (OtherJvm root =
        shell(
            "\"$@\" stay & (\"$@\" stay; :) & (\"$@\" end; :) & wait",
            Stream.concat(Stream.of("sh"), OtherJvm.command(Burner.class, 1_000_000_000).stream())
                .toArray(String[]::new))) {
      for (int i = 0; i < 3; i++) {
        assertThat(root.line()).isEqualTo("burnt");
      }
      WatchedTree tree = of(root);
      Eventually.isTrue(
          "one has ended",
          () -> {
            tree.lookAtLevels();
            return tree.levels().of().containsKey(Cost.PROCESSES)
                && root.process().descendants().filter(ProcessHandle::isAlive).count() <= 4;
          });
      Amounts taken = tree.read().since(Amounts.ZERO);
      root.process().descendants().forEach(ProcessHandle::destroyForcibly);

      assertThat(taken.of().get(Cost.CPU)).isBetween(2.9e6, 3.6e6);
      assertThat(amount(taken, Cost.CPU_USER) + amount(taken, Cost.CPU_SYSTEM))
          .isCloseTo(amount(taken, Cost.CPU), within(1.0));
    }
  }

  @Test
  void bytesOfAChildThatHasEndedAreCountedOnce() throws Exception {
    String write = "head -c 10485760 /dev/zero > \"$0\"; echo done; read x; ";
    try (OtherJvm root = shell("read x; " + write, place.resolve("bytes").toString())) {
      WatchedTree tree = of(root);
      Amounts before = tree.read();
      say(root, "go");

      Amounts taken = tree.read().since(before);
      assertThat(taken.of().get(Cost.IO_WRITTEN)).isCloseTo(10.0 * (1 << 20), FEW);
      assertThat(taken.of().get(Cost.IO_READ)).isCloseTo(10.0 * (1 << 20), FEW);
      assertThat(taken.missing()).isEmpty();
    }
  }

  @Test
  void memoryAndSwitchesAreThoseThatAProcessIsKnownToTake() throws Exception {
    try (OtherJvm root = OtherJvm.start(Taker.class)) {
      assertThat(root.line()).isEqualTo("there");
      WatchedTree tree = of(root);
      tree.lookAtLevels();
      double pss = amount(tree.memory(), Cost.MEMORY_PSS);
      double most = amount(tree.levels(), Cost.MEMORY_HWM);
      say(root, "touch");

      assertThat(amount(tree.memory(), Cost.MEMORY_PSS) - pss).isCloseTo(64, SHARED);
      tree.lookAtLevels();
      assertThat(amount(tree.levels(), Cost.MEMORY_HWM) - most).isCloseTo(64, SHARED);

      Amounts before = tree.switches();
      say(root, "pause");
      assertThat(tree.switches().since(before).of().get(Cost.SWITCHES_VOLUNTARY))
          .isBetween(1500.0, 3500.0);
    }
  }

  @Test
  void processesAndThreadsAreCountedAndTheMostIsKept() throws Exception {
    try (OtherJvm root = shell("sleep 60 & sleep 60 & echo done; read x")) {
      assertThat(root.line()).isEqualTo("done");
      WatchedTree tree = of(root);
      tree.lookAtLevels();

      assertThat(tree.levels().of())
          .containsEntry(Cost.PROCESSES, 3.0)
          .containsEntry(Cost.THREADS, 3.0);
      for (ProcessHandle each : root.process().descendants().toList()) {
        each.destroyForcibly();
      }
      Eventually.isTrue(
          "both have ended",
          () -> {
            for (ProcessHandle each : root.process().children().toList()) {
              if (!Proc.HERE.stat(each.pid()).ended()) {
                return false;
              }
            }
            return true;
          });
      tree.lookAtLevels();
      assertThat(tree.levels().of()).containsEntry(Cost.PROCESSES, 3.0);
    }
  }

  @Test
  void aLocalSiteStandsApart() throws Exception {
    try (OtherJvm root =
        shell(
            "sh -c 'i=0; while [ $i -lt 60000 ]; do i=$((i+1)); done; echo done; read x'"
                + " dev.heddle.site.SiteMain; read x")) {
      assertThat(root.line()).isEqualTo("done");
      WatchedTree tree = of(root);
      Amounts taken = tree.read();
      tree.lookAtLevels();

      assertThat(taken.site()).isGreaterThan(amount(taken, Cost.CPU));
      assertThat(tree.levels().of()).containsEntry(Cost.PROCESSES, 1.0);
    }
  }

  private void stat(long pid, long parent, long user, long reaped, String state)
      throws IOException {
    Path folder = Files.createDirectories(place.resolve(Long.toString(pid)));
    Files.writeString(
        folder.resolve("stat"),
        pid
            + " (x) "
            + state
            + " "
            + parent
            + " 1 1 0 -1 4 0 0 0 0 "
            + user
            + " 2 "
            + reaped
            + " 0 20 0 3 0 "
            + pid
            + " 5 6\n");
    Files.writeString(folder.resolve("cmdline"), "x\0");
    Files.writeString(folder.resolve("io"), "rchar: 100\nwchar: 200\n");
  }

  private void gone(long pid) throws IOException {
    for (String file : List.of("stat", "cmdline", "io", "")) {
      Files.deleteIfExists(place.resolve(Long.toString(pid)).resolve(file));
    }
  }

  @Test
  void whoHasWaitedForAProcessHasItsTimeAndWhoseParentIsGoneKeepsIt() throws IOException {
    stat(7, 1, 10, 0, "S");
    stat(8, 7, 20, 0, "S");
    stat(9, 8, 30, 0, "S");
    stat(11, 1, 1000, 0, "S");
    WatchedTree tree = new WatchedTree(new Proc(place), 7);

    assertThat(tree.read().of()).containsEntry(Cost.CPU, 66 * 1e4);

    gone(8); // waited for by 7
    stat(7, 1, 10, 22, "S");
    stat(9, 1, 30, 0, "S"); // has another parent now
    assertThat(tree.read().of()).containsEntry(Cost.CPU, 66 * 1e4);
    gone(9); // waited for by who is not in the tree
    assertThat(tree.read().of())
        .containsEntry(Cost.CPU, 66 * 1e4)
        .containsEntry(Cost.CPU_SYSTEM, 4 * 1e4);
    assertThat(tree.ended()).isEqualTo(2);
  }

  @Test
  void whoWasThereBeforeIsNotLookedAtUnlessNumbersBeganAnew() throws IOException {
    stat(7, 1, 10, 0, "S");
    stat(5, 7, 20, 0, "S");
    Files.writeString(place.resolve("loadavg"), "0.1 0.1 0.1 1/9 8\n");
    assertThat(new WatchedTree(new Proc(place), 7).read().of()).containsEntry(Cost.CPU, 12 * 1e4);

    Files.writeString(place.resolve("loadavg"), "0.1 0.1 0.1 1/9 6\n");
    assertThat(new WatchedTree(new Proc(place), 7).read().of()).containsEntry(Cost.CPU, 34 * 1e4);
  }

  @Test
  void aProcessThatHasEndedAndIsNotWaitedForStillHasItsTime() throws IOException {
    stat(7, 1, 10, 0, "S");
    stat(8, 7, 20, 0, "Z");

    assertThat(new WatchedTree(new Proc(place), 7).read().of()).containsEntry(Cost.CPU, 34 * 1e4);
  }

  @Test
  void whatCannotBeReadIsSaidAndIsNotZero() throws IOException {
    stat(7, 1, 10, 0, "S");
    stat(8, 7, 20, 0, "S");
    Files.delete(place.resolve("8/io"));
    WatchedTree tree = new WatchedTree(new Proc(place), 7);

    Amounts read = tree.read();
    assertThat(read.of()).containsOnlyKeys(Cost.CPU, Cost.CPU_SYSTEM);
    assertThat(read.missing()).containsOnlyKeys(Cost.IO_READ, Cost.IO_WRITTEN);
    assertThat(read.missing().get(Cost.IO_READ)).contains("8/io");

    tree.lookAtLevels();
    assertThat(tree.levels().of()).isEmpty();
    assertThat(tree.levels().missing().get(Cost.THREADS)).contains("status");
    assertThat(tree.memory().missing().get(Cost.MEMORY_PSS)).contains("smaps_rollup");
    assertThat(tree.switches().missing()).containsKey(Cost.SWITCHES_VOLUNTARY);
  }

  @Test
  void whereNoProcessIsToBeSeenNothingIsKnown() throws IOException {
    Amounts hidden = new WatchedTree(new Proc(place), 7).read();
    Amounts nowhere = new WatchedTree(new Proc(place.resolve("none")), 7).read();

    assertThat(hidden.of()).isEmpty();
    assertThat(hidden.missing()).containsEntry(Cost.CPU, "process 7 is not to be seen");
    assertThat(nowhere.of()).isEmpty();
    assertThat(nowhere.missing().get(Cost.CPU)).contains("cannot be listed");
  }
}
