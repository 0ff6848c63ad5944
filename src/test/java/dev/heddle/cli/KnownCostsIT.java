package dev.heddle.cli;

import static dev.heddle.cli.CostChecks.assertFigure;
import static dev.heddle.cli.CostChecks.assertNone;
import static dev.heddle.cli.CostChecks.costs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.Cost;
import dev.heddle.result.Fork;
import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RunFolder;
import dev.heddle.result.Told;
import dev.heddle.result.Told.Costs.Bounds;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rows of another project are said to cost, whose consumption is known. */
class KnownCostsIT {

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

  @TempDir Path folder;

  private Fork fork(String method) throws Exception {
    return RunFolder.open(folder.resolve("out")).forks().stream()
        .filter(each -> each.row().benchmark().endsWith("." + method))
        .findFirst()
        .orElseThrow();
  }

  @Tag("contract")
  @Test
  void aRowCostsWhatItsMeasuredIterationsTakeInAllProcesses() throws Exception {
    Path jar = ForeignJar.make(folder, "known", "Known", 11, KNOWN);
    Heddle.Answer answer =
        new Heddle(folder)
            .run(
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
                "out");

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
}
