package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.result.Cost;
import dev.heddle.result.Fork;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RunFolder;
import dev.heddle.result.Told;
import dev.heddle.result.Told.Costs.Bounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rows are said to cost, of benchmarks whose consumption is known. */
class CostsIT {

  private static final Percentage FEW = Percentage.withPercentage(5);

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

      @State(Scope.Benchmark)
      @BenchmarkMode(Mode.AverageTime)
      @OutputTimeUnit(TimeUnit.MILLISECONDS)
      public class Known {
        private Process child;
        private boolean warm;

        public static void main(String[] args) throws IOException {
          while (System.in.read() >= 0) {
            burn(100);
            System.out.write('!');
            System.out.flush();
          }
        }

        private static void burn(int millis) {
          long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() + millis * 1000000L;
          while (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
          }
        }

        @Setup(Level.Iteration)
        public void look(IterationParams params) throws IOException {
          warm = params.getType() == IterationType.WARMUP;
          burn(100);
          if (child == null) {
            child =
                new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "other.Known")
                    .start();
            // a JVM that still starts would take its part of a single shot
            inAChild();
          }
        }

        @TearDown
        public void close() {
          burn(50);
          child.destroyForcibly();
        }

        @Benchmark
        public int inAChild() throws IOException {
          child.getOutputStream().write('!');
          child.getOutputStream().flush();
          return child.getInputStream().read();
        }

        @Benchmark
        public void inWarmUpAlone() throws InterruptedException {
          if (warm) {
            burn(100);
          } else {
            Thread.sleep(20);
          }
        }

        @Benchmark
        @BenchmarkMode(Mode.SingleShotTime)
        public void once() {}

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

  private static List<Double> samples(Fork fork, Cost cost) {
    return Objects.requireNonNull(fork.secondary().get(cost.metric())).iterations();
  }

  private static Told.Costs costs(Fork fork) {
    Told.Costs costs = fork.told(Told.Costs.class).orElseThrow();
    assertThat(Objects.requireNonNull(costs.watcher()).toNanos() / 1e9)
        .isPositive()
        .isLessThan(MOST * fork.seconds());
    return costs;
  }

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
    Told.Costs child = costs(fork("inAChild"));
    assertThat(child.bounds()).isEqualTo(Bounds.FORK);
    // what the child's JVM compiles in the first is its own
    assertThat(samples(fork("inAChild"), Cost.CPU).getLast()).isCloseTo(100_000, FEW);
    assertThat(child.of(Cost.PROCESSES)).hasValue(2);
    assertThat(child.missing().get(Cost.ALLOC)).contains("other JVMs");
    assertThat(child.warmUp().get(Cost.CPU)).isGreaterThan(100_000);
    Told.Costs warm = costs(fork("inWarmUpAlone"));
    assertThat(warm.of(Cost.CPU).orElseThrow()).isLessThan(5_000);
    assertThat(warm.warmUp().get(Cost.CPU)).isGreaterThan(100_000);
    // what is set up for an iteration is none of its costs, of single shots either
    Told.Costs once = costs(fork("once"));
    assertThat(once.bounds()).isEqualTo(Bounds.FORK);
    assertThat(samples(fork("once"), Cost.CPU).getLast()).isLessThan(50_000);
    Told.Costs without = costs(fork("withoutOurAgent"));
    assertThat(without.bounds()).isEqualTo(Bounds.JMH);
    assertThat(without.of(Cost.CPU).orElseThrow()).isGreaterThan(9_000);
    assertThat(without.missing().get(Cost.MEMORY_PSS)).contains("did not say");

    // every viewer has them
    ResultSet jmh = ResultSet.read(folder.resolve("out/jmh.json"));
    assertThat(jmh.rows())
        .allSatisfy(row -> assertThat(row.secondary()).containsKeys("cpu", "threads"));
  }

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
    assertThat(costs.missing()).doesNotContainKeys(Cost.ALLOC, Cost.GC);
    // 1 GB/s for 1 ms
    assertThat(costs.of(Cost.ALLOC).orElseThrow()).isCloseTo(1e6, FEW);
    assertThat(costs.measured()).containsKey(Cost.GC);
  }

  @Test
  void theHeapsOfJvmsThatEndAreSaidToBeUnknown() throws Exception {
    Heddle.Answer answer =
        going.inSession(
            Heddle.shortRun("--models", "process-per-task", "-p", "tasks=16", "--out", out()));

    assertThat(answer.exitCode()).as(answer.err() + answer.out()).isEqualTo(ExitCode.OK);
    Told.Costs costs = costs(forks().getFirst());
    assertThat(costs.missing().get(Cost.ALLOC)).contains("worker JVMs started or ended");
    assertThat(costs.missing().get(Cost.GC)).contains("worker JVMs started or ended");
    assertThat(costs.measured()).doesNotContainKeys(Cost.ALLOC, Cost.GC);
  }

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
    for (Fork fork : forks()) {
      Told.Costs costs = costs(fork);
      assertThat(costs.measured().keySet()).doesNotContainAnyElementsOf(costs.missing().keySet());
      assertThat(costs.measured().size() + costs.missing().size()).isEqualTo(Cost.values().length);
    }
  }

  /** As somebody to whom the system shows no processes but his own. */
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
    assertThat(costs.measured()).containsKeys(Cost.CPU, Cost.IO_READ, Cost.MEMORY_HWM, Cost.ALLOC);
    assertThat(costs.of(Cost.PROCESSES)).hasValue(3);
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
    assertThat(costs.missing().get(Cost.CPU)).isEqualTo("there is no /proc: cannot be listed");
    assertThat(costs.missing().get(Cost.MEMORY_PEAK)).endsWith("there is no /proc");
    assertThat(costs.missing().values()).doesNotContain("nobody told");
    assertThat(forks().getFirst().secondary()).isEmpty();
  }

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
