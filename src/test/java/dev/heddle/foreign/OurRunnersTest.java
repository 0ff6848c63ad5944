package dev.heddle.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.foreign.Runners.Found;
import dev.heddle.result.PeerName;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.Times;
import dev.heddle.result.Told;
import dev.heddle.testing.Eventually;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The runners that come with the program, on the interpreters of this machine. */
@Timeout(120)
class OurRunnersTest {

  private static final Times SHORT = new Times(1, 1, 0.001, 1, 0.001);

  private static final Map<String, String> SMALL =
      Map.ofEntries(
          Map.entry("workers", "2"),
          Map.entry("n", "1000"),
          Map.entry("numbers", "1000"),
          Map.entry("tasks", "5"),
          Map.entry("urls", "4"),
          Map.entry("size", "2KiB"),
          Map.entry("latency", "1ms"),
          Map.entry("sleep", "1ms"),
          Map.entry("items", "100"),
          Map.entry("capacity", "8"),
          Map.entry("steps", "times-2:plus-3"),
          Map.entry("shape", "2x2"),
          Map.entry("operations", "200"),
          Map.entry("payload", "1KiB"),
          Map.entry("chunk", "100"));

  /** One that computes, one that waits, and one whose workers share something. */
  private static final List<String> FIRST =
      List.of(
          "python squares", "python fetch", "python bank.processes", "node squares", "node fetch");

  private static final Map<String, Found> FOUND = new HashMap<>();
  private static final Map<String, String> MISSING = new HashMap<>();
  private static RunnerFiles files;

  @BeforeAll
  static void find() throws Exception {
    files = RunnerFiles.write();
    for (OurRunner each : OurRunner.values()) {
      try {
        FOUND.put(each.id(), Runners.of(List.of(each.id())).getFirst());
      } catch (RunnerException e) {
        MISSING.put(each.id(), String.valueOf(e.getMessage()));
      }
    }
  }

  @AfterAll
  static void remove() {
    files.close();
  }

  private static Found runner(String name) {
    assumeTrue(FOUND.containsKey(name), () -> "left out: " + MISSING.get(name));
    return FOUND.get(name);
  }

  private static List<String> models(Found runner, Work work) {
    return Objects.requireNonNull(runner.rows().get(work)).models();
  }

  static Stream<String> theOthers() {
    return Stream.of("python", "node")
        .flatMap(name -> Stream.of(Work.values()).map(work -> name + " " + work.label()))
        .filter(what -> !FIRST.contains(what));
  }

  static Stream<String> first() {
    return FIRST.stream();
  }

  @ParameterizedTest
  @MethodSource("first")
  void everyModelOfAWorkloadComesToTheRightAnswer(String what) throws Exception {
    comesToTheRightAnswer(what);
  }

  @Tag("contract")
  @ParameterizedTest
  @MethodSource("theOthers")
  void everyModelOfTheOthersDoesSoToo(String what) throws Exception {
    comesToTheRightAnswer(what);
  }

  private static void comesToTheRightAnswer(String what) throws Exception {
    String[] words = what.split(" ", -1);
    Found runner = runner(words[0]);
    Work work = Work.of(words[1]).orElseThrow();
    assumeTrue(runner.rows().containsKey(work), "no row of that runtime");

    // side by side: nothing here is about time
    Map<String, Future<ForeignFork>> forks = new LinkedHashMap<>();
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String model : models(runner, work)) {
        forks.put(model, all.submit(() -> measured(runner, work, model, new AtomicLong())));
      }
    }
    for (Map.Entry<String, Future<ForeignFork>> each : forks.entrySet()) {
      ForeignFork fork = each.getValue().get();
      assertThat(fork.warmup()).as(each.getKey()).hasSize(1);
      assertThat(fork.measured()).as(each.getKey()).hasSize(1);
      assertThat(fork.told().getLast()).isInstanceOf(Told.OtherRuntime.class);
      if (work == Work.FETCH) {
        assertThat(fork.told().getFirst()).isInstanceOf(Told.SiteAnswers.class);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(OurRunner.class)
  void itsRowsAreThoseOfTheJvmAndTellTheVersion(OurRunner which) {
    Found runner = runner(which.id());

    assertThat(runner.peer().label()).startsWith(which.id());
    assertThat(runner.peer().version()).matches("\\d+\\.\\d+\\..*");
    assertThat(runner.rows()).containsKeys(Work.SQUARES, Work.SQUARES_LIST, Work.FETCH, Work.POOL);
    assertThat(models(runner, Work.SQUARES)).startsWith("sequential");
    assertThat(runner.rows())
        .containsKeys(
            Work.QUEUE_OF_THREADS,
            Work.BANK_OF_THREADS,
            Work.PIPELINE,
            Work.PRODUCERS_CONSUMERS,
            Work.START_READY,
            Work.DISPATCH_ROUND_TRIP);
  }

  @Tag("contract")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "squares python sequential",
        "squares python threading",
        "squares python Process",
        "squares python Pool",
        "squares python ProcessPoolExecutor",
        "squares node worker_threads",
        "squares node child_process",
        "queue.threads node SharedArrayBuffer",
        "pipeline node MessageChannel",
        "bank.threads node Atomics"
      })
  void aRunnerWhoseInputEndsEndsWithAllThatItStarted(String what) throws Exception {
    String[] words = what.split(" ", -1);
    Found runner = runner(words[1]);
    Map<String, Object> sizes = new TreeMap<>(Map.of("n", 2_000_000, "tasks", 4, "items", 50_000));
    sizes.putAll(Map.of("capacity", 2, "shape", "2x2", "steps", "square", "operations", 100_000));
    try (RunnerProcess process = RunnerProcess.start(files.command(runner.peer()))) {
      ProcessHandle root = ProcessHandle.of(process.pid()).orElseThrow();
      process.ask(
          new RunnerRequest(
              RunnerRequest.VERSION,
              "measure",
              words[0],
              words[2],
              2,
              sizes,
              new RunnerRequest.Iterations(1, 0.001),
              new RunnerRequest.Iterations(1, 600)));
      assertThat(process.next(Reply.class, "").ready()).isTrue();
      process.goOn();
      assertThat(process.next(Reply.class, "").times()).isNotEmpty();
      process.goOn();
      boolean starts = words[2].matches("Process|Pool|ProcessPoolExecutor|child_process");
      if (starts) {
        Eventually.isTrue("it starts others", () -> root.descendants().findAny().isPresent());
      }
      List<ProcessHandle> tree = Stream.concat(Stream.of(root), root.descendants()).toList();

      process.endInput();

      for (ProcessHandle each : tree) {
        Eventually.isTrue("process " + each.pid() + " ends", () -> !each.isAlive());
      }
    }
  }

  @Tag("contract")
  @ParameterizedTest
  @ValueSource(strings = {"python Pool", "python ProcessPoolExecutor", "node child_process"})
  void workersOfARunnerThatIsKilledEnd(String what) throws Exception {
    String[] words = what.split(" ", -1);
    Found runner = runner(words[0]);
    AtomicLong pid = new AtomicLong();
    CompletableFuture<List<ProcessHandle>> killed = new CompletableFuture<>();
    Thread killer =
        Thread.ofPlatform()
            .start(() -> {
              try {
                Eventually.isTrue(
                    "there are workers",
                    () ->
                        pid.get() > 0
                            && ProcessHandle.of(pid.get())
                                .map(root -> root.children().count() >= 2)
                                .orElse(false));
                ProcessHandle root = ProcessHandle.of(pid.get()).orElseThrow();
                List<ProcessHandle> workers = root.descendants().toList();
                root.destroyForcibly();
                killed.complete(workers);
              } catch (Exception | AssertionError e) {
                killed.completeExceptionally(e);
              }
            });
    try {
      measured(runner, Work.SQUARES, words[1], pid, new Times(1, 1, 600, 1, 600));
    } catch (RunnerException e) {
      assertThat(e).hasMessageContaining("runner ended after 0 of 2 iterations");
    }
    killer.join(Duration.ofSeconds(30));
    for (ProcessHandle each : killed.get()) {
      Eventually.isTrue("worker " + each.pid() + " ends", () -> !each.isAlive());
    }
  }

  /** A queue between processes keeps the order of what one sends, not of what several do. */
  @Tag("contract")
  @Test
  void noNumberIsLostThoughTheEndOfOneSenderOvertakesOthers() throws Exception {
    Found runner = runner("python");
    ForeignFork fork =
        measured(
            runner,
            Work.PRODUCERS_CONSUMERS,
            "Process",
            new AtomicLong(),
            new Times(1, 1, 0.001, 1, 1.5),
            Map.of("shape", "4x2"));
    assertThat(fork.measured()).hasSize(1);
  }

  private static ForeignFork measured(Found runner, Work work, String model, AtomicLong pid)
      throws RunnerException {
    return measured(runner, work, model, pid, SHORT);
  }

  private static ForeignFork measured(
      Found runner, Work work, String model, AtomicLong pid, Times times) throws RunnerException {
    return measured(runner, work, model, pid, times, Map.of());
  }

  private static ForeignFork measured(
      Found runner,
      Work work,
      String model,
      AtomicLong pid,
      Times times,
      Map<String, String> others)
      throws RunnerException {
    Map<String, String> params = new TreeMap<>(SMALL);
    params.putAll(others);
    params.put(
        work.param().name(),
        new PeerName(runner.peer().label(), model, new TreeMap<>()).toString());
    return ForeignFork.measure(
        files,
        runner.peer(),
        RowId.of("a.B.c", "avgt", 1, params),
        work,
        times,
        new ForeignFork.Listener() {
          @Override
          public void started(long process) {
            pid.set(process);
          }

          @Override
          public void begins(boolean measured) {}

          @Override
          public void ended(boolean measured, long operations) {}
        });
  }
}
