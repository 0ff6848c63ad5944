package dev.heddle.cli;

import static dev.heddle.cli.CostChecks.assertFigure;
import static dev.heddle.cli.CostChecks.assertNone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.result.Cost;
import dev.heddle.result.Fork;
import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RunFolder;
import dev.heddle.result.Told;
import dev.heddle.result.Told.Costs.Bounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rows are said to cost, of benchmarks whose consumption is known. */
class CostsIT {

  /** More than a hundredth is never taken to find costs out. */
  private static final double MOST = 0.01;

  /** Another project's, in whose class nobody thought of Heddle. */
  private static final String KNOWN =
      """
      package other;

      import java.io.IOException;
      import java.lang.management.ManagementFactory;
      import java.util.concurrent.TimeUnit;
      import org.openjdk.jmh.annotations.*;
      import org.openjdk.jmh.infra.IterationParams;
      import org.openjdk.jmh.runner.IterationType;

      @BenchmarkMode(Mode.AverageTime)
      @OutputTimeUnit(TimeUnit.MILLISECONDS)
      public class Known {
        public static void main(String[] args) throws IOException {
          while (System.in.read() >= 0) {
            burn(100);
            System.out.write('!');
            System.out.flush();
          }
        }

        static void burn(int millis) {
          long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() + millis * 1000000L;
          while (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
          }
        }

        @State(Scope.Benchmark)
        public static class SetUp {
          @Setup(Level.Iteration)
          public void burnInVain() {
            burn(500);
          }

          @TearDown
          public void close() {
            burn(800);
          }
        }

        @State(Scope.Benchmark)
        public static class Child {
          private Process process;

          @Setup
          public void open() throws IOException {
            process =
                new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "other.Known")
                    .start();
            // a JVM that still starts would take its part of what is measured
            work();
          }

          int work() throws IOException {
            process.getOutputStream().write('!');
            process.getOutputStream().flush();
            return process.getInputStream().read();
          }

          @TearDown
          public void close() {
            process.destroyForcibly();
          }
        }

        @State(Scope.Benchmark)
        public static class Phase {
          private boolean warm;

          @Setup(Level.Iteration)
          public void look(IterationParams params) {
            warm = params.getType() == IterationType.WARMUP;
          }
        }

        @Benchmark
        public int inAChild(Child child, SetUp before) throws IOException {
          return child.work();
        }

        @Benchmark
        public void inWarmUpAlone(Phase phase) throws InterruptedException {
          if (phase.warm) {
            burn(500);
          } else {
            Thread.sleep(20);
          }
        }

        @Benchmark
        @BenchmarkMode(Mode.SingleShotTime)
        public void once(SetUp before) {}

        @Benchmark
        @Fork(value = 1, jvmArgs = "-Xmx300m")
        public void withoutOurAgent() {
          burn(10);
        }
      }
      """;

  /** For runs of which it does not matter how their process starts. */
  @AutoClose private static Heddle going;

  @TempDir static Path place;
  @TempDir Path folder;
  private Heddle heddle;

  @BeforeAll
  static void begin() {
    going = new Heddle(place);
  }

  @BeforeEach
  void open() {
    heddle = new Heddle(folder);
  }

  private String out() {
    return folder.resolve("out").toString();
  }

  private List<Fork> forks() throws Exception {
    return RunFolder.open(folder.resolve("out")).forks();
  }

  private Fork fork(String method) throws Exception {
    return forks().stream()
        .filter(each -> each.row().benchmark().endsWith("." + method))
        .findFirst()
        .orElseThrow();
  }

  /**
   * What is told of a fork: each cost has a figure or a reason why there is none, those that have
   * one are those that every viewer sees, and finding them out took no more than is promised.
   */
  private static Told.Costs costs(Fork fork) {
    Told.Costs costs = fork.told(Told.Costs.class).orElseThrow();
    for (Cost cost : Cost.values()) {
      boolean there = costs.measured().containsKey(cost);
      assertThat(costs.missing().containsKey(cost)).as("%s in %s", cost, costs).isNotEqualTo(there);
      assertThat(fork.secondary().containsKey(cost.metric())).as("%s", cost).isEqualTo(there);
    }
    assertThat(costs.missing().values()).doesNotContain("nobody told");
    if (costs.bounds() == Told.Costs.Bounds.FORK) {
      Told.Course course = fork.told(Told.Course.class).orElseThrow();
      assertThat(course.begun()).isPositive().isLessThanOrEqualTo(course.measuring());
      assertThat(course.ended()).isGreaterThan(course.measuring());
      assertThat(course.ended().toNanos() / 1e9).isLessThanOrEqualTo(fork.seconds());
    }
    Duration watcher = costs.watcher();
    if (watcher == null) {
      assertThat(costs.missing().values()).containsOnly("the watching did not end");
    } else {
      assertThat(watcher.toNanos() / 1e9).isPositive().isLessThan(MOST * fork.seconds());
    }
    return costs;
  }

  @Tag("contract")
  @Test
  void aRowCostsWhatItsMeasuredIterationsTakeInAllProcesses() throws Exception {
    Path jar = ForeignJar.make(folder, "known", "Known", 11, KNOWN);
    Heddle.Answer answer =
        going.inSession(
            "run",
            "--jar",
            jar.toString(),
            "--rounds",
            "1",
            "--warmup",
            "2x300ms",
            "--iterations",
            "2x600ms",
            "--out",
            out());

    assertThat(answer.exitCode()).as(answer.err() + answer.out()).isEqualTo(ExitCode.OK);
    // what is set up for an iteration is none of its costs: six operations would have half of it
    Told.Costs child = costs(fork("inAChild"));
    assertThat(child.bounds()).isEqualTo(Bounds.FORK);
    assertFigure(child, Cost.CPU, 90_000, 160_000);
    assertFigure(child, Cost.PROCESSES, 2, 2);
    assertNone(child, Cost.ALLOC, "other JVMs");
    Told.Costs warm = costs(fork("inWarmUpAlone"));
    if (!warm.warmUp().isEmpty()) {
      assertThat(warm.warmUp().get(Cost.CPU)).isGreaterThan(1_000_000);
    }
    assertThat(warm.measured().getOrDefault(Cost.CPU, 0.0)).isLessThan(500_000);
    // and of single shots neither
    Told.Costs once = costs(fork("once"));
    assertThat(once.bounds()).isEqualTo(Bounds.FORK);
    assertFigure(once, Cost.CPU, 0, 250_000);
    // JMH's own words come late, so that some of what was taken may not be seen
    Told.Costs without = costs(fork("withoutOurAgent"));
    assertThat(without.bounds()).isEqualTo(Bounds.JMH);
    assertFigure(without, Cost.CPU, 3_000, 1_000_000);
    assertNone(without, Cost.MEMORY_PSS, "did not say");

    // every viewer has them
    List<ResultRow> rows = ResultSet.read(folder.resolve("out/jmh.json")).rows();
    assertThat(rows)
        .hasSize(4)
        .allSatisfy(row -> {
          String method = row.id().benchmark().substring("other.Known.".length());
          assertThat(row.secondary()).containsOnlyKeys(fork(method).secondary().keySet());
        });
  }

  @Tag("contract")
  @Test
  void theHeapsOfWorkersAreCountedAsLongAsTheyLive() throws Exception {
    Heddle.Answer answer =
        going.inSession(
            "run",
            "GarbageBenchmark.done",
            "--models",
            "process-pool",
            "--workers",
            "2",
            "-p",
            "rate=1",
            "--rounds",
            "1",
            "--warmup",
            "1x300ms",
            "--iterations",
            "2x500ms",
            "--out",
            out());

    assertThat(answer.exitCode()).as(answer.err() + answer.out()).isEqualTo(ExitCode.OK);
    Told.Costs costs = costs(fork("done"));
    // 1 GB/s for 1 ms; where few are done, the fork's own part of each is larger
    assertFigure(costs, Cost.ALLOC, 950_000, 1_800_000);
    assertFigure(costs, Cost.GC, 0, 1_000_000);
  }

  @Tag("contract")
  @Test
  void theHeapsOfJvmsThatEndAreSaidToBeUnknown() throws Exception {
    Heddle.Answer answer =
        going.inSession(
            Heddle.shortRun("--models", "process-per-task", "-p", "tasks=16", "--out", out()));

    assertThat(answer.exitCode()).as(answer.err() + answer.out()).isEqualTo(ExitCode.OK);
    Told.Costs costs = costs(forks().getFirst());
    assertNone(costs, Cost.ALLOC, "worker JVMs started or ended");
    assertNone(costs, Cost.GC, "worker JVMs started or ended");
  }

  @Tag("contract")
  @Test
  void theShortestForkIsNotWatchedForMoreThanItsShare() throws Exception {
    Heddle.Answer answer =
        heddle.run(
            Heddle.shortRun(
                "--models",
                "fixed-pool,process-pool",
                "--warmup",
                "0",
                "--iterations",
                "1x10ms",
                "--out",
                "out"));

    assertThat(answer.exitCode()).as(answer.err() + answer.out()).isEqualTo(ExitCode.OK);
    assertThat(forks()).hasSize(2).allSatisfy(fork -> assertThat(costs(fork)).isNotNull());
  }

  /** As somebody to whom the system shows no processes but his own. */
  @Tag("contract")
  @Test
  void whoSeesOnlyHisOwnProcessesHasCostsAllTheSame() throws Exception {
    String hide =
        "mount -t proc -o hidepid=2 proc /proc && exec setpriv --reuid 65534 --regid 65534"
            + " --clear-groups -- ";
    String[] alone = {"unshare", "-m", "sh", "-c", hide + "\"$@\"", "sh"};
    Path home = Heddle.home();
    String[] look = {
      "sh", "-c", "test ! -d /proc/1 && test -r \"$0\"", home + "/target/heddle.jar"
    };
    List<String> words = new ArrayList<>(List.of(alone));
    words.addAll(List.of(look));
    assumeTrue(isPossible(words), "no leave to hide processes, or to read the program as nobody");
    for (Path each : List.of(folder, Files.createDirectories(folder.resolve("tmp")))) {
      Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    Heddle.Answer answer =
        heddle
            .startedBy(alone)
            .run(
                Heddle.shortRun(
                    "--models", "process-pool", "--iterations", "2x1s", "--out", "out"));

    assertThat(answer.exitCode()).as(answer.err() + answer.out()).isEqualTo(ExitCode.OK);
    Told.Costs costs = costs(forks().getFirst());
    assertFigure(costs, Cost.CPU, 1, 1e9);
    assertFigure(costs, Cost.IO_READ, 1, 1e9);
    assertFigure(costs, Cost.MEMORY_HWM, 1, 1e6);
    assertFigure(costs, Cost.ALLOC, 1, 1e9);
    assertFigure(costs, Cost.PROCESSES, 3, 3);
  }

  private static boolean isPossible(List<String> words) throws Exception {
    try {
      Process tried =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return tried.waitFor() == 0;
    } catch (IOException e) {
      return false; // no such tools
    }
  }

  @Test
  void whereTheSystemTellsNothingRowsSayWhy() throws Exception {
    Heddle.Answer answer =
        heddle
            .startedBy("env", "JAVA_TOOL_OPTIONS=-Dheddle.linux=off")
            .run(
                Heddle.shortRun(
                    "--models", "fixed-pool", "--iterations", "1x500ms", "--out", "out"));

    assertThat(answer.exitCode()).as(answer.err() + answer.out()).isEqualTo(ExitCode.OK);
    Told.Costs costs = costs(forks().getFirst());
    assertThat(costs.measured()).isEmpty();
    assertThat(costs.missing()).hasSize(Cost.values().length);
    assertNone(costs, Cost.CPU, "there is no /proc: cannot be listed");
    assertNone(costs, Cost.MEMORY_PEAK, "there is no /proc");
    assertThat(forks().getFirst().secondary()).isEmpty();
  }

  @Tag("contract")
  @Test
  void theFolderOfARunMayBeNamedAfterAValue() throws Exception {
    Heddle.Answer answer =
        going.inSession(Heddle.shortRun("--models", "fixed-pool", "--out", out() + "/workers=4"));

    assertThat(answer.exitCode()).as(answer.err() + answer.out()).isEqualTo(ExitCode.OK);
    List<Fork> forks = RunFolder.open(folder.resolve("out/workers=4")).forks();
    assertThat(costs(forks.getFirst()).bounds()).isEqualTo(Bounds.FORK);
  }

  @Test
  void costsCanBeSwitchedOff() throws Exception {
    Heddle.Answer answer =
        going.inSession(Heddle.shortRun("--models", "fixed-pool", "--no-costs", "--out", out()));

    assertThat(answer.exitCode()).as(answer.err() + answer.out()).isEqualTo(ExitCode.OK);
    assertThat(forks().getFirst().told(Told.Costs.class)).isEmpty();
    assertThat(forks().getFirst().secondary()).isEmpty();
  }
}
