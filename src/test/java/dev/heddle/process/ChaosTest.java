package dev.heddle.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Among many tasks that fail in every way, each has its one right outcome, whatever carries it.
 * Those that take longer than they may take most of the time.
 */
@Timeout(300)
class ChaosTest {

  private static final int CLIENTS = 4;
  private static final int WORKERS_EACH = 6;
  private static final long SEED = 20_251_122;

  /** Of those that overrun. */
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  /** Of all others: no good task takes so long, on the busiest machine. */
  private static final Duration AMPLE = Duration.ofSeconds(50);

  @TempDir Path folder;

  /** How a task ends. */
  enum End {
    RESULT,
    CRASH,
    EXIT,
    OVERRUN
  }

  /** Notes that it runs, then ends as it is told. */
  record Chaotic(int number, End end, Tally tally) implements Task<Integer> {
    @Override
    public Integer call() throws Exception {
      tally.note(Integer.toString(number));
      switch (end) {
        case RESULT -> {}
        case CRASH -> Fault.SIGKILL.strike();
        case EXIT -> System.exit(5);
        case OVERRUN -> new CountDownLatch(1).await();
      }
      return number;
    }
  }

  @Tag("contract")
  @Test
  void everyTaskOfHundredsEndsAsItShould() throws Exception {
    endsAsItShould(200, Map.of(End.CRASH, 8, End.EXIT, 8, End.OVERRUN, 6));
  }

  @Test
  @Tag("contract")
  void everyTaskOfAThousandEndsAsItShould() throws Exception {
    endsAsItShould(1000, Map.of(End.CRASH, 50, End.EXIT, 50, End.OVERRUN, 30));
  }

  private void endsAsItShould(int tasks, Map<End, Integer> bad) throws Exception {
    List<End> ends = shuffled(tasks, bad);
    Tally tally = Tally.in(folder);
    try (ProcessPool sockets = open(Transport.UNIX_SOCKET);
        ProcessPool memory = open(Transport.SHARED_MEMORY);
        ProcessPool tcp = open(Transport.TCP);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      List<Callable<List<Future<Integer>>>> shares = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        int first = client;
        shares.add(() -> submitEvery(List.of(sockets, memory, tcp), ends, first, tally));
      }
      List<Future<List<Future<Integer>>>> futures = clients.invokeAll(shares);
      Map<End, Integer> counts = new EnumMap<>(End.class);
      for (int i = 0; i < tasks; i++) {
        End end = endOf(futures.get(i % CLIENTS).get().get(i / CLIENTS), i);
        assertThat(end).as("the end of task %d", i).isEqualTo(ends.get(i));
        counts.merge(end, 1, Integer::sum);
      }
      int good = tasks - bad.values().stream().mapToInt(Integer::intValue).sum();
      assertThat(counts).containsAllEntriesOf(bad).containsEntry(End.RESULT, good);
      assertThat(sockets.workers()).hasSizeLessThanOrEqualTo(WORKERS_EACH);
      assertThat(memory.workers()).hasSizeLessThanOrEqualTo(WORKERS_EACH);
      assertThat(tcp.workers()).hasSizeLessThanOrEqualTo(WORKERS_EACH);
    }
    assertThat(tally.words()).hasSize(tasks);
    assertThat(new HashSet<>(tally.words())).hasSize(tasks);
    assertThat(Pools.processes()).isZero();
  }

  private static ProcessPool open(Transport transport) throws IOException {
    return ProcessPool.open(Pools.small(WORKERS_EACH, transport).withDeadline(AMPLE));
  }

  private static List<End> shuffled(int tasks, Map<End, Integer> bad) {
    List<End> ends = new ArrayList<>();
    for (End end : End.values()) {
      ends.addAll(Collections.nCopies(bad.getOrDefault(end, 0), end));
    }
    ends.addAll(Collections.nCopies(tasks - ends.size(), End.RESULT));
    Collections.shuffle(ends, new Random(SEED));
    return ends;
  }

  /** To each of the pools in turns. */
  private static List<Future<Integer>> submitEvery(
      List<ProcessPool> pools, List<End> ends, int first, Tally tally) {
    List<Future<Integer>> futures = new ArrayList<>();
    for (int i = first; i < ends.size(); i += CLIENTS) {
      ProcessPool pool = pools.get(i / CLIENTS % pools.size());
      Chaotic task = new Chaotic(i, ends.get(i), tally);
      futures.add(
          task.end() == End.OVERRUN ? pool.submit(task, DEADLINE) : Pools.submit(pool, task));
    }
    return futures;
  }

  private static End endOf(Future<Integer> future, int number) throws Exception {
    try {
      assertThat(future.get(200, TimeUnit.SECONDS)).isEqualTo(number);
      return End.RESULT;
    } catch (ExecutionException e) {
      return switch (e.getCause()) {
        case DeadlineException late -> End.OVERRUN;
        case WorkerCrashedException crash when crash.ending().equals("was killed by SIGKILL") ->
            End.CRASH;
        case WorkerCrashedException crash when crash.ending().equals("exited with code 5") ->
            End.EXIT;
        case null, default -> throw new AssertionError("task " + number, e);
      };
    }
  }
}
