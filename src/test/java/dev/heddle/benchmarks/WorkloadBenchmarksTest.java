package dev.heddle.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.execution.ByteSize;
import dev.heddle.fork.ForkNotes;
import dev.heddle.fork.NoRowException;
import dev.heddle.memory.Linux;
import dev.heddle.testing.Eventually;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Services, grains, garbage, scarce permits and idle workers. */
class WorkloadBenchmarksTest {

  @TempDir private Path folder;

  @AfterEach
  void nothingIsLeft() {
    System.clearProperty(ForkNotes.FILE_PROPERTY);
    assertThat(ProcessHandle.current().children()).isEmpty();
  }

  private static ServiceBenchmark.Service service(String model, String waiting) {
    ServiceBenchmark.Service service = new ServiceBenchmark.Service();
    service.model = model;
    service.workers = "2";
    service.wait = "1ms";
    service.compute = "1us";
    service.waiting = waiting;
    return service;
  }

  @ParameterizedTest
  @CsvSource({"fixed-pool, as-said", "virtual-threads, 100", "process-pool, 50"})
  void aServiceAnswersUnderEveryModel(String model, String waiting) throws Exception {
    ServiceBenchmark.Service service = service(model, waiting);
    service.check();
    service.open();
    try {
      long answer = new ServiceBenchmark().answered(service);
      assertThat(new ServiceBenchmark().one(service)).isEqualTo(answer);
    } finally {
      service.close();
    }
  }

  @Test
  void aServiceWithoutWorkersHasNoRow() {
    assertThatThrownBy(service("sequential", "as-said")::check)
        .isInstanceOf(NoRowException.class)
        .hasMessage("sequential: has no worker, and would run the requests in its 16 clients");
    assertThatThrownBy(service("fixed-pool", "most")::check)
        .hasMessage("waiting 'most': not a percentage; write 0 to 100, or as-said");
  }

  private static GrainBenchmark grain(String model, int chunk) {
    GrainBenchmark grain = new GrainBenchmark();
    grain.model = model;
    grain.workers = "2";
    grain.length = "1us";
    grain.payload = "1KiB";
    grain.chunk = chunk;
    grain.operations = 33;
    return grain;
  }

  @Tag("contract")
  @ParameterizedTest
  @CsvSource({"sequential, 1", "fixed-pool, 10", "process-pool, 1", "process-pool, 10"})
  void allGrainsAreDoneUnderEveryModel(String model, int chunk) throws Exception {
    GrainBenchmark grain = grain(model, chunk);
    grain.check();
    grain.open();
    try {
      assertThat(grain.done()).isEqualTo(33);
    } finally {
      grain.close();
    }
  }

  @Test
  void aJvmForEachGrainHasNoRow() {
    assertThatThrownBy(grain("process-per-task", 1)::check)
        .isInstanceOf(NoRowException.class)
        .hasMessage("process-per-task: would start up to 33 JVMs for each figure");
    GrainBenchmark large = grain("fixed-pool", 1);
    large.payload = "2MiB";
    assertThatThrownBy(large::check)
        .hasMessage("operations 33: their payloads are more than 64 MiB together; take fewer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fixed-pool", "process-pool"})
  void garbageIsMadeOnOneHeapAndOnSeveral(String model) throws Exception {
    GarbageBenchmark.Tasks tasks = new GarbageBenchmark.Tasks();
    tasks.model = model;
    tasks.workers = "2";
    tasks.rate = "1";
    tasks.length = "100us";
    tasks.check();
    tasks.open();
    try {
      assertThat(new GarbageBenchmark().done(tasks)).isEqualTo(97);
      assertThat(new GarbageBenchmark().one(tasks)).isEqualTo(97);
    } finally {
      tasks.close();
    }
    tasks.rate = "much";
    assertThatThrownBy(tasks::check)
        .hasMessage("rate 'much': not a number; write 0.1 for 100 megabytes a second");
  }

  @Test
  void heapsOfWorkersAreOneHeapSharedOutAndNeverMore() {
    assertThat(GarbageBenchmark.Tasks.part(1L << 30, 32)).isEqualTo(32L << 20);
    assertThatThrownBy(() -> GarbageBenchmark.Tasks.part(1L << 30, 100))
        .hasMessage(
            "garbage: 100 JVMs would have 10 MiB of heap each; take fewer, or a larger heap:"
                + " --jvm-args=-Xmx4g");
  }

  @ParameterizedTest
  @CsvSource({"sequential, 1KiB", "fixed-pool, 1MiB", "process-pool, 1MiB", "limit, 1KiB"})
  void memoryIsAddedUpUnderEveryModel(String model, String size) throws Exception {
    BandwidthBenchmark bandwidth = new BandwidthBenchmark();
    bandwidth.model = model;
    bandwidth.workers = "2";
    bandwidth.size = size;
    bandwidth.tasks = 3;
    bandwidth.check();
    bandwidth.open();
    try {
      long words = ByteSize.of(size).bytes() / Long.BYTES;
      // an operation reads 64 MiB; modulo 2^64, as the numbers of the array are
      long passes = (64 << 20) / ByteSize.of(size).bytes();
      assertThat(bandwidth.passes()).isEqualTo(passes);
      long right = passes * 0x9E3779B97F4A7C15L * (words * (words - 1) / 2);
      assertThat(bandwidth.sum()).isEqualTo(right);
      assertThat(bandwidth.sum()).isEqualTo(right);
    } finally {
      bandwidth.close();
    }
    bandwidth.size = "1GiB";
    assertThatThrownBy(bandwidth::check)
        .hasMessage("size 1GiB: out of range; write 1KiB to 128MiB");
    bandwidth.size = "1KiB";
    bandwidth.tasks = 0;
    assertThatThrownBy(bandwidth::check).hasMessage("tasks 0: out of range; write 1 to 128");
    assertThatThrownBy(() -> BandwidthBenchmark.requireRoom(128 << 20, 32, 1L << 30))
        .isInstanceOf(NoRowException.class)
        .hasMessage("size 128MiB: 32 arrays may take 4096 MiB, and 1024 MiB are free here");
  }

  private static NeighbourBenchmark neighbour(String model, String harm) {
    NeighbourBenchmark neighbour = new NeighbourBenchmark();
    neighbour.model = model;
    neighbour.workers = "2";
    neighbour.harm = harm;
    return neighbour;
  }

  @Tag("contract")
  @ParameterizedTest
  @CsvSource({"fixed-pool, leak", "fixed-pool, spin", "process-pool, die"})
  void tasksGoOnBesideAHarmfulOne(String model, String harm) throws Exception {
    System.setProperty(ForkNotes.FILE_PROPERTY, folder.resolve("notes").toString());
    NeighbourBenchmark neighbour = neighbour(model, harm);
    neighbour.open();
    try {
      for (int i = 0; i < 5; i++) {
        assertThat(neighbour.one()).isEqualTo(neighbour.right);
      }
      Eventually.isTrue(
          "a crash is counted",
          () -> {
            assertThat(neighbour.one()).isEqualTo(neighbour.right);
            return !harm.equals("die") || neighbour.crashes.get() > 0;
          });
    } finally {
      neighbour.close();
    }
    assertThat(note("tasks.lost")).isEqualTo("0");
    assertThat(note("crashes").equals("0")).isEqualTo(!harm.equals("die"));
  }

  @Test
  void aHarmfulTaskThatCannotBeGivenAwayFailsTheRow() throws Exception {
    NeighbourBenchmark neighbour = neighbour("fixed-pool", "spin");
    neighbour.open();
    assertThat(neighbour.one()).isEqualTo(neighbour.right);
    neighbour.contender.close();
    Eventually.isTrue("the harmful task is refused", () -> !neighbour.bully.isAlive());
    assertThatThrownBy(neighbour::close)
        .hasMessage("neighbour: the harmful task did not end as it should")
        .hasCauseInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void aThreadThatEndsItsProcessHasNoRow() {
    assertThatThrownBy(neighbour("fixed-pool", "die")::check)
        .isInstanceOf(NoRowException.class)
        .hasMessage("fixed-pool harm=die: would end the one process, and with it every task");
    assertThatThrownBy(neighbour("fixed-pool", "bark")::check).hasMessageContaining("'bark'");
  }

  private static ScarceBenchmark scarce(String model) {
    ScarceBenchmark scarce = new ScarceBenchmark();
    scarce.model = model;
    scarce.workers = "enough";
    scarce.tasks = 50;
    scarce.depth = 100;
    scarce.permits = 3;
    scarce.hold = "10us";
    return scarce;
  }

  @ParameterizedTest
  @ValueSource(strings = {"platform-threads", "virtual-threads", "virtual-threads[bound=none]"})
  void allTasksGetAPermitInTheEnd(String model) throws Exception {
    ScarceBenchmark scarce = scarce(model);
    scarce.check();
    scarce.open();
    try {
      assertThat(scarce.served()).isEqualTo(50);
      assertThat(scarce.served()).isEqualTo(50);
    } finally {
      scarce.close();
    }
  }

  @Test
  void permitsAreForThreadsThatAreAllThereAtOnce() {
    assertThatThrownBy(scarce("process-pool")::check)
        .isInstanceOf(NoRowException.class)
        .hasMessageStartingWith("process-pool: its tasks have no memory in common");
    assertThatThrownBy(scarce("sequential")::check).isInstanceOf(NoRowException.class);
    ScarceBenchmark deep = scarce("virtual-threads");
    deep.depth = 5_001;
    assertThatThrownBy(deep::check).hasMessage("depth 5001: out of range; write 1 to 5000");
  }

  @Tag("contract")
  @Test
  void idleThreadsTellWhatOneMoreOfThemTakes() throws Exception {
    Assumptions.assumeThat(Linux.isHere()).isTrue();
    System.setProperty(ForkNotes.FILE_PROPERTY, folder.resolve("notes").toString());
    MemoryBenchmark.Threads threads = new MemoryBenchmark.Threads();
    threads.worker = "thread";
    threads.operations = 200;
    threads.check();
    threads.prepare();
    assertThat(new MemoryBenchmark().threads(threads)).isEqualTo(200);
    threads.end();
    threads.slope.add(1, IdleMemory.ofThreads(Starter.THREAD, 1));
    threads.slope.add(200, IdleMemory.ofThreads(Starter.THREAD, 200));
    threads.close();
    // a thread's stack and what the JVM keeps of it; far from a process
    assertThat(Double.parseDouble(note("idle.worker.bytes"))).isBetween(2_000.0, 1_000_000.0);
    assertThat(note("idle.worker.most")).isEqualTo("200");
  }

  @Tag("contract")
  @Test
  void idleProcessesTellWhatOneMoreOfThemTakes() throws Exception {
    Assumptions.assumeThat(Linux.isHere()).isTrue();
    System.setProperty(ForkNotes.FILE_PROPERTY, folder.resolve("notes").toString());
    MemoryBenchmark.Processes processes = new MemoryBenchmark.Processes();
    processes.worker = "jvm-serial";
    processes.operations = 2;
    processes.check();
    processes.prepare();
    processes.open();
    assertThat(new MemoryBenchmark().processes(processes)).isEqualTo(2);
    processes.end();
    processes.look();
    processes.close();
    assertThat(Double.parseDouble(note("idle.worker.bytes"))).isBetween(8e6, 200e6);
  }

  private String note(String name) throws Exception {
    return ForkNotes.read(folder.resolve("notes")).getOrDefault(name, "");
  }

  @Test
  void moreProcessesThanFitHaveNoRow() {
    MemoryBenchmark.Processes processes = new MemoryBenchmark.Processes();
    processes.worker = "jvm";
    processes.operations = 65;
    assertThatThrownBy(processes::check)
        .hasMessage("operations 65: out of range; write 2 to 64 workers");
    processes.worker = "thread";
    assertThatThrownBy(processes::check)
        .isInstanceOf(NoRowException.class)
        .hasMessage("worker thread: is a thread; see MemoryBenchmark.threads");
    assertThatThrownBy(() -> MemoryBenchmark.requireRoom("jvm", 64, 1L << 30))
        .isInstanceOf(NoRowException.class)
        .hasMessage("worker jvm operations=64: may take 4096 MiB, and 1024 MiB are free here");
  }

  @Test
  void theSlopeIsThatOfTheNearestLine() {
    Slope slope = new Slope();
    slope.add(1, 10);
    assertThat(slope.value()).isNaN();
    slope.add(2, 13);
    slope.add(4, 19);
    assertThat(slope.value()).isEqualTo(3);
    assertThat(MemoryBenchmark.steps(10)).isEqualTo(List.of(1, 2, 4, 8, 10));
  }
}
