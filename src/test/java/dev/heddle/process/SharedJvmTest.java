package dev.heddle.process;

import static dev.heddle.process.Outcome.causeOf;
import static dev.heddle.process.Outcome.resultOf;
import static dev.heddle.process.Outcome.resultsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.testing.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Workers that are threads of a JVM keep what a pool promises, but that they end together. */
@Timeout(120)
class SharedJvmTest {

  @TempDir Path folder;

  /** Notes its process when it runs, and waits there. */
  private record Held(Gate gate, Tally tally) implements Task<Long> {
    @Override
    public Long call() {
      tally.note(Long.toString(Processes.ownPid()));
      gate.pass();
      return Processes.ownPid();
    }
  }

  /** Waits until it is interrupted. */
  private record Sleeps(Tally tally) implements Task<Integer> {
    @Override
    public Integer call() throws Exception {
      tally.note("sleeps");
      new CountDownLatch(1).await();
      return 0;
    }
  }

  private record Square(int number) implements Task<Integer> {
    @Override
    public Integer call() {
      return number * number;
    }
  }

  private record Squaring() implements RemoteFunction<Integer, Integer> {
    @Override
    public Integer apply(Integer number) {
      return number * number;
    }
  }

  /** Ends its process now and then. */
  private record Risky(int number, Tally tally) implements Task<Integer> {
    @Override
    public Integer call() {
      tally.note(Integer.toString(number));
      if (number % 40 == 0) {
        Runtime.getRuntime().halt(7);
      }
      return number;
    }
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    assertThat(Pools.processes()).isZero();
    assertThat(Pools.folders()).isEmpty();
  }

  private static PoolOptions shared(int workers, int threads) {
    return Pools.small(workers).withThreadsPerJvm(threads);
  }

  private List<Future<Long>> hold(ProcessPool pool, int tasks, Gate gate, Tally tally)
      throws Exception {
    List<Future<Long>> held = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      held.add(Pools.submit(pool, new Held(gate, tally)));
    }
    Eventually.isTrue("all are held", () -> tally.words().size() == tasks);
    return held;
  }

  @Tag("contract")
  @ParameterizedTest
  @EnumSource(Transport.class)
  void asManyTasksRunAtOnceInSoManyFewerProcesses(Transport transport) throws Exception {
    Gate gate = Gate.in(folder);
    Tally tally = Tally.in(folder);
    try (ProcessPool pool = ProcessPool.open(shared(4, 2).withTransport(transport))) {
      pool.startAll();
      assertThat(pool.workers()).hasSize(2);
      assertThat(pool.started()).isEqualTo(2);
      List<Future<Long>> held = hold(pool, 4, gate, tally);
      Future<Integer> waits = Pools.submit(pool, new Square(3));
      assertThat(Pools.processes()).isEqualTo(2);
      assertThat(waits.isDone()).isFalse();
      gate.open();
      Map<Long, Long> tasks =
          resultsOf(held).stream()
              .collect(Collectors.groupingBy(pid -> pid, Collectors.counting()));
      assertThat(tasks).hasSize(2).containsValue(2L);
      assertThat(resultOf(waits)).isEqualTo(9);
      assertThat(pool.map(IntStream.range(0, 500).boxed().toList(), new Squaring(), 1))
          .isEqualTo(IntStream.range(0, 500).mapToObj(i -> i * i).toList());
    }
  }

  @Tag("contract")
  @ParameterizedTest
  @EnumSource(Transport.class)
  void aKilledProcessLosesWhatItsThreadsWereAtAndNoMore(Transport transport) throws Exception {
    Gate gate = Gate.in(folder);
    Tally tally = Tally.in(folder);
    try (ProcessPool pool = ProcessPool.open(shared(6, 3).withTransport(transport))) {
      List<Future<Long>> held = hold(pool, 6, gate, tally);
      List<Future<Integer>> behind = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        behind.add(Pools.submit(pool, new Square(i)));
      }
      long victim = pool.workers().getFirst().pid();
      assertThat(ProcessHandle.of(victim).orElseThrow().destroyForcibly()).isTrue();
      Eventually.isTrue("three tell", () -> held.stream().filter(Future::isDone).count() == 3);
      int lost = 0;
      gate.open();
      for (Future<Long> each : held) {
        try {
          assertThat(each.get(60, TimeUnit.SECONDS)).isNotEqualTo(victim);
        } catch (ExecutionException e) {
          lost++;
          assertThat(e.getCause())
              .isInstanceOf(WorkerCrashedException.class)
              .hasMessageContaining("worker %s was killed by SIGKILL while".formatted(victim))
              .hasMessageContaining("one of up to 3 at once, all of which failed");
        }
      }
      assertThat(lost).isEqualTo(3);
      assertThat(resultsOf(behind)).isEqualTo(IntStream.range(0, 50).mapToObj(i -> i * i).toList());
      pool.startAll();
      Eventually.isTrue("whole again", () -> pool.workers().size() == 2);
      assertThat(pool.started()).isEqualTo(3);
    }
  }

  @Test
  void aTaskPastItsDeadlineTakesItsNeighbourAlongWhichIsToldWhy() throws Exception {
    Gate gate = Gate.in(folder);
    Tally tally = Tally.in(folder);
    try (ProcessPool pool = ProcessPool.open(shared(2, 2))) {
      List<Future<Long>> neighbour = hold(pool, 1, gate, tally);
      Future<Integer> late = pool.submit(new Sleeps(tally), Duration.ofMillis(300));
      assertThat(causeOf(late)).isInstanceOf(DeadlineException.class);
      assertThat(causeOf(neighbour.getFirst()))
          .isInstanceOf(WorkerCrashedException.class)
          .hasMessageContaining("was ended because of a task of another thread");
      assertThat(resultOf(Pools.submit(pool, new Square(4)))).isEqualTo(16);
    }
  }

  @Test
  void anInterruptMeetsTheTaskThatIsMeantAndSparesItsNeighbour() throws Exception {
    Gate gate = Gate.in(folder);
    Tally tally = Tally.in(folder);
    Tally other = Tally.in(folder);
    PoolOptions options = shared(3, 3).interruptFor(Duration.ofSeconds(30));
    try (ProcessPool pool = ProcessPool.open(options)) {
      List<Future<Long>> neighbours = hold(pool, 1, gate, tally);
      Future<Integer> sleeps = Pools.submit(pool, new Sleeps(other));
      other.await("sleeps");
      neighbours.addAll(hold(pool, 1, gate, Tally.in(folder)));
      assertThat(sleeps.cancel(true)).isTrue();
      // its thread is free again, in the same process
      long freed = resultOf(Pools.submit(pool, new Pools.WhoAmI()));
      gate.open();
      assertThat(resultsOf(neighbours)).containsExactly(freed, freed);
      assertThat(pool.started()).isEqualTo(1);
    }
  }

  @Test
  void shutDownWaitsForATaskWhoseNeighboursHaveNothingToDoAnyMore() throws Exception {
    Gate gate = Gate.in(folder);
    Tally tally = Tally.in(folder);
    ProcessPool pool = ProcessPool.open(shared(4, 4));
    pool.startAll();
    Future<Long> held = hold(pool, 1, gate, tally).getFirst();
    pool.shutdown();
    // the other three hang up, each by itself
    Eventually.isTrue("they have gone", () -> threads("heddle-slot-") == 1);
    gate.open();
    assertThat(resultOf(held)).isEqualTo(Long.parseLong(tally.words().getFirst()));
    pool.close();
    assertThat(pool.counts().crashed()).isZero();
  }

  private static long threads(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(name))
        .count();
  }

  @Tag("contract")
  @ParameterizedTest
  @EnumSource(Transport.class)
  void amongManyThatEndTheirProcessEachRunsAtMostOnce(Transport transport) throws Exception {
    int tasks = 400;
    Tally tally = Tally.in(folder);
    int lost = 0;
    try (ProcessPool pool = ProcessPool.open(shared(6, 3).withTransport(transport))) {
      List<Future<Integer>> futures = new ArrayList<>();
      for (int i = 0; i < tasks; i++) {
        futures.add(Pools.submit(pool, new Risky(i, tally)));
      }
      for (int i = 0; i < tasks; i++) {
        try {
          assertThat(futures.get(i).get(60, TimeUnit.SECONDS)).isEqualTo(i);
          assertThat(i % 40).isNotZero();
        } catch (ExecutionException e) {
          assertThat(e.getCause()).isInstanceOf(WorkerCrashedException.class);
          lost++;
        }
      }
    }
    assertThat(lost).isBetween(tasks / 40, 3 * tasks / 40);
    assertThat(new HashSet<>(tally.words())).as("each once").hasSize(tally.words().size());
    assertThat(tally.words().size()).isBetween(tasks - lost, tasks);
  }

  @Test
  void whatOnlyAJvmOfItsOwnCanHaveIsRefused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> shared(5, 2))
        .withMessage("workers: 5 is out of range; give a multiple of 2, the threads of a JVM");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> shared(4, 2).withTasksPerWorker(1))
        .withMessageContaining("threadsPerJvm: 2 is out of range; give 1, or omit initializer");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> shared(4, 2).withSpares(1));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> shared(4, 2).withIdleLimit(Duration.ofSeconds(1)));
  }
}
