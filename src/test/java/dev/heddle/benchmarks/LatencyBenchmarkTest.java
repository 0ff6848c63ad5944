package dev.heddle.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.fork.ForkNotes;
import dev.heddle.fork.NoRowException;
import dev.heddle.result.Told;
import dev.heddle.workload.Stamped;
import dev.heddle.workload.SumOfSquares;
import dev.heddle.workload.Task;
import dev.heddle.workload.WrongAnswerException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks that come at a fixed rate. */
class LatencyBenchmarkTest {

  private static final long SUM = 285;
  private static final int MOST_TRIES = 5;
  private static final String TOO_MUCH = "ask for a lower load";

  @TempDir private Path folder;

  @AfterEach
  void nothingIsLeft() {
    System.clearProperty(ForkNotes.FILE_PROPERTY);
    assertThat(ProcessHandle.current().children()).isEmpty();
  }

  @Tag("contract")
  @ParameterizedTest
  @CsvSource({
    "fixed-pool, squares, 100/s",
    "virtual-threads, fetch, 10",
    "process-pool, squares, 10"
  })
  void aRowTellsHowLateItsTasksWere(String model, String task, String load) throws Exception {
    boolean done = false;
    // a machine that stands still for a while is a row that fails, and no fault
    for (int tries = 1; !done; tries++) {
      done = isMeasured(model, task, load, tries);
    }
    // what came to warm up is forgotten
    Map<String, String> notes = ForkNotes.read(folder.resolve("notes"));
    assertThat(notes)
        .containsEntry("latency.samples", "20")
        .containsKeys("latency.p50.ms", "latency.max.ms", "latency.begun.p50.ms");
    if (task.equals("fetch")) {
      assertThat(notes).containsEntry("site.requests", "20");
    }
  }

  private boolean isMeasured(String model, String task, String load, int tries) throws Exception {
    Files.deleteIfExists(folder.resolve("notes"));
    System.setProperty(ForkNotes.FILE_PROPERTY, folder.resolve("notes").toString());
    LatencyBenchmark latency = new LatencyBenchmark();
    latency.model = model;
    latency.workers = "2";
    latency.task = task;
    latency.load = load;
    latency.check();
    latency.open();
    try {
      latency.begin();
      assertThat(latency.sent()).isEqualTo(20);
      latency.end(true);
      latency.begin();
      latency.sent();
      latency.end(false);
      return true;
    } catch (IllegalStateException e) {
      if (tries == MOST_TRIES || !String.valueOf(e.getMessage()).endsWith(TOO_MUCH)) {
        throw e;
      }
      return false;
    } finally {
      latency.close();
    }
  }

  /** Sends so many and waits for them; to take long is no fault of a busy machine's. */
  private static void allDone(Arrivals<Long> arrivals, int tasks) throws Exception {
    arrivals.send(tasks);
    try {
      arrivals.drain();
    } catch (IllegalStateException e) {
      assertThat(e).hasMessageEndingWith(TOO_MUCH);
    }
    assertThat(arrivals.told().samples()).isEqualTo(tasks);
  }

  @Test
  void whatIsDoneBeforeTheFirstTaskMakesNoneLate() throws Exception {
    Task<Boolean> slow =
        () -> {
          Thread.sleep(600);
          return true;
        };
    try (Contender contender = Contender.open("fixed-pool", "1")) {
      Arrivals<Long> arrivals =
          new Arrivals<>(contender, new Stamped<>(new SumOfSquares(1, 10)), _ -> {});
      arrivals.begin(1_000);
      assertThat(contender.call(slow)).isTrue();
      long sent = System.nanoTime();
      allDone(arrivals, 5);
      assertThat(arrivals.told().longest().toNanos()).isLessThan(System.nanoTime() - sent);
    }
  }

  @Test
  void tasksThatGetLaterAndLaterAreMoreThanCanBeDone() {
    Lateness lateness = new Lateness();
    for (int millis = 0; millis < 2_000; millis++) {
      // a twentieth too much
      lateness.add(TimeUnit.MILLISECONDS.toNanos(millis), millis * 50_000L);
    }
    assertThat(lateness.grows()).isFalse();
    for (int millis = 2_000; millis < 4_000; millis++) {
      lateness.add(TimeUnit.MILLISECONDS.toNanos(millis), millis * 50_000L);
    }
    assertThat(lateness.grows()).isTrue();
    lateness.forget();
    assertThat(lateness.grows()).isFalse();
  }

  @Test
  void whoStandsStillAndCatchesUpAgainCanDoWhatComes() {
    Lateness lateness = new Lateness();
    for (int millis = 0; millis < 1_000; millis++) {
      long late = millis < 600 ? 0 : Math.max(0, 150 - (millis - 600));
      lateness.add(TimeUnit.MILLISECONDS.toNanos(millis), TimeUnit.MILLISECONDS.toNanos(late));
    }
    assertThat(lateness.grows()).isFalse();
  }

  @Test
  void timeIsCountedFromWhenATaskWasToBeginAndNotFromWhenItDid() throws Exception {
    Task<Long> slow =
        () -> {
          Thread.sleep(20);
          return SUM;
        };
    try (Contender contender = Contender.open("fixed-pool", "1")) {
      Arrivals<Long> arrivals = new Arrivals<>(contender, new Stamped<>(slow), _ -> {});
      arrivals.begin(1_000);
      allDone(arrivals, 5);
      Told.Latency told = arrivals.told();
      assertThat(told.samples()).isEqualTo(5);
      // the last waits for four others, and was to begin 4 ms after the first
      assertThat(told.longest()).isGreaterThan(Duration.ofMillis(95));
      // and is that of a task, not the upper end of the bucket that it fell into
      long longest = told.longest().toNanos();
      assertThat(longest).isNotEqualTo(new Histogram(3).highestEquivalentValue(longest));
      assertThat(told.p999()).isEqualTo(told.longest());
      assertThat(told.begunMedian()).isGreaterThan(Duration.ofMillis(37));
    }
  }

  @Test
  void moreThanCanBeDoneFailsTheRow() throws Exception {
    Task<Long> slow =
        () -> {
          Thread.sleep(30);
          return SUM;
        };
    try (Contender contender = Contender.open("fixed-pool", "1")) {
      Arrivals<Long> arrivals = new Arrivals<>(contender, new Stamped<>(slow), _ -> {});
      arrivals.begin(1_000);
      arrivals.send(12);
      assertThatThrownBy(arrivals::drain)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageMatching(
              "latency: 1000 tasks a second were to come, and \\d+ were done; ask for a lower"
                  + " load");
    }
  }

  @Test
  void aWrongAnswerAndAFailedTaskFailTheRow() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Task<Long> failing =
        () -> {
          if (calls.incrementAndGet() > 1) {
            throw new IllegalArgumentException("the second");
          }
          return SUM;
        };
    try (Contender contender = Contender.open("fixed-pool", "1")) {
      Arrivals<Long> wrong =
          new Arrivals<>(
              contender,
              new Stamped<>(new SumOfSquares(1, 10)),
              answer -> {
                throw new WrongAnswerException("squares", "" + answer);
              });
      wrong.begin(1_000);
      assertThatThrownBy(
              () -> {
                wrong.send(1);
                wrong.drain();
              })
          .isInstanceOf(WrongAnswerException.class)
          .hasMessageEndingWith("" + SUM);
      Arrivals<Long> broken = new Arrivals<>(contender, new Stamped<>(failing), _ -> {});
      broken.begin(1_000);
      assertThatThrownBy(
              () -> {
                broken.send(2);
                broken.drain();
              })
          .hasMessage("latency: a task failed")
          .hasRootCauseMessage("the second");
      Task<Long> erring =
          () -> {
            throw new AssertionError("an Error");
          };
      Arrivals<Long> wrecked = new Arrivals<>(contender, new Stamped<>(erring), _ -> {});
      wrecked.begin(1_000);
      assertThatThrownBy(
              () -> {
                wrecked.send(1);
                wrecked.drain();
              })
          .hasMessage("latency: a task failed")
          .hasRootCauseMessage("an Error");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"100", "105", "1000"})
  void asMuchAsCanBeDoneAndMoreIsRefused(String load) {
    LatencyBenchmark latency = new LatencyBenchmark();
    latency.model = "fixed-pool";
    latency.task = "squares";
    latency.load = load;
    assertThatThrownBy(latency::check)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "load '%s': more than can be done for ever; write 1 to 99, or a rate: 800/s"
                .formatted(load));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "much", "0/s", "1000001/s", "-5"})
  void whatIsNoLoadIsRefused(String load) {
    LatencyBenchmark latency = new LatencyBenchmark();
    latency.model = "fixed-pool";
    latency.task = "squares";
    latency.load = load;
    assertThatThrownBy(latency::check)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("load '" + load + "': neither percent nor a rate; write 50");
    latency.task = "sqares";
    assertThatThrownBy(latency::check)
        .hasMessage(
            "task 'sqares': unknown; known are squares, fetch, and one of yours with --task CLASS");
    latency.model = "process-per-task";
    assertThatThrownBy(latency::check).isInstanceOf(NoRowException.class);
  }
}
