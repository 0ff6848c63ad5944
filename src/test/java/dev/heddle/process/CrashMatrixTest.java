package dev.heddle.process;

import static dev.heddle.process.Outcome.causeOf;
import static dev.heddle.process.Outcome.resultOf;
import static dev.heddle.process.Outcome.resultsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.process.Fault.Toll;
import dev.heddle.process.Mishap.Stage;
import dev.heddle.testing.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes wrong, and wherever: it costs the task in which it does, and no other. */
@Timeout(120)
class CrashMatrixTest {

  /** Of what never ends. */
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  /** Of all others: no good task takes so long, on the busiest machine. */
  private static final Duration AMPLE = Duration.ofSeconds(60);

  /** A task that fails, a worker that ends by itself, and one that is killed. */
  private static final Set<Fault> KINDS = EnumSet.of(Fault.ERROR, Fault.EXIT, Fault.SIGKILL);

  private static final Map<Case, FutureTask<Void>> LATE = new LinkedHashMap<>();

  @TempDir static Path folder;

  /** A fault at a point of a task's way over a transport. */
  private record Case(Transport transport, Fault fault, Stage stage) {

    static Stream<Case> over(Transport transport) {
      return Arrays.stream(Fault.values())
          .flatMap(fault ->
              Arrays.stream(Stage.values()).map(stage -> new Case(transport, fault, stage)))
          .filter(Case::spareTheParent)
          .filter(Case::differs);
    }

    /** To every transport a task in its place has been read, and a deadlock is a stop. */
    private boolean differs() {
      return switch (transport) {
        case UNIX_SOCKET -> true;
        case SHARED_MEMORY -> stage != Stage.RESOLVING && fault != Fault.DEADLOCK;
        // a socket as the first one is, on which a worker that has stopped is silent alike
        case TCP -> stage != Stage.RESOLVING && (!isLate() || stopsWhileRunning());
      };
    }

    private boolean stopsWhileRunning() {
      return fault == Fault.SIGSTOP && stage == Stage.RUNNING;
    }

    /** A fault while a task runs, or one of three that differ wherever it strikes. */
    private boolean isOneOfEachKind() {
      return transport == Transport.UNIX_SOCKET
          && (stage == Stage.RUNNING || KINDS.contains(fault));
    }

    /** Whether the process that runs these tests survives it. */
    private boolean spareTheParent() {
      return stage != Stage.READING_THE_RESULT
          || fault == Fault.ERROR
          || fault == Fault.STACK_OVERFLOW
          || fault == Fault.TOO_MUCH_MEMORY;
    }

    boolean isLate() {
      return fault.toll() == Toll.DEADLINE;
    }

    boolean keepsWorker() {
      return stage == Stage.READING_THE_RESULT
          || fault.toll() == Toll.NOTHING
          || fault.toll() == Toll.TASK;
    }

    String sentence() {
      String task = "a task that " + fault.words() + " " + stage.words();
      return transport
          + ": "
          + task
          + switch (fault.toll()) {
            case NOTHING -> " succeeds";
            case DEADLINE -> " fails alone at the deadline and its worker is replaced";
            case TASK, TRUST, WORKER ->
                " fails alone and its worker " + (keepsWorker() ? "stays" : "is replaced");
          };
    }
  }

  @TestFactory
  Stream<DynamicTest> aFaultCostsItsTaskAlone() throws Exception {
    return faultsOver(Transport.UNIX_SOCKET, Case::isOneOfEachKind);
  }

  @Tag("contract")
  @TestFactory
  Stream<DynamicTest> soDoesEveryFaultWhereverItStrikes() throws Exception {
    return faultsOver(Transport.UNIX_SOCKET, one -> !one.isOneOfEachKind());
  }

  @Tag("contract")
  @TestFactory
  Stream<DynamicTest> aFaultCostsItsTaskAloneInSharedMemoryToo() throws Exception {
    return faultsOver(Transport.SHARED_MEMORY, _ -> true);
  }

  @Tag("contract")
  @TestFactory
  Stream<DynamicTest> aFaultCostsItsTaskAloneOverTcpToo() throws Exception {
    return faultsOver(Transport.TCP, _ -> true);
  }

  private static Stream<DynamicTest> faultsOver(Transport transport, Predicate<Case> which)
      throws Exception {
    ProcessPool pool = ProcessPool.open(Pools.small(1, transport));
    return Case.over(transport)
        .filter(one -> !one.isLate() && which.test(one))
        .map(one -> DynamicTest.dynamicTest(one.sentence(), () -> play(one, pool)))
        .onClose(pool::close);
  }

  /** All at once and beside the others: most of their time they wait for the deadline. */
  @BeforeAll
  static void playLateOnes() {
    for (Transport transport : Transport.values()) {
      for (Case one : Case.over(transport).filter(Case::isLate).toList()) {
        PoolOptions options = Pools.small(1, transport).withDeadline(AMPLE);
        FutureTask<Void> play =
            new FutureTask<>(() -> {
              try (ProcessPool pool = ProcessPool.open(options)) {
                play(one, pool);
              }
              return null;
            });
        Thread.ofPlatform().start(play);
        LATE.put(one, play);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> whatNeverEndsIsEndedAtTheDeadline() {
    return LATE.entrySet().stream()
        .map(one ->
            DynamicTest.dynamicTest(
                one.getKey().sentence(), () -> one.getValue().get(100, TimeUnit.SECONDS)));
  }

  private static void play(Case one, ProcessPool pool) throws Exception {
    Tally tally = Tally.in(folder);
    Future<Long> pid = Pools.submit(pool, new Pools.WhoAmI());
    List<Future<Integer>> warm = Pools.submitShortOnes(pool);
    List<Future<String>> before = neighbours(pool, tally, "before", 3);
    Mishap mishap = new Mishap(one.fault(), one.stage(), tally);
    Future<Object> struck = one.isLate() ? pool.submit(mishap, DEADLINE) : pool.submit(mishap);
    List<Future<String>> behind = neighbours(pool, tally, "behind", 6);
    Future<Long> nextPid = Pools.submit(pool, new Pools.WhoAmI());
    checkEnd(one, struck, pid.get());
    List<String> expected = new ArrayList<>();
    expected.addAll(resultsOf(before));
    expected.add(one.fault().name());
    expected.addAll(resultsOf(behind));
    assertThat(resultsOf(warm)).containsOnly(0);
    if (one.stage() == Stage.READING_THE_RESULT) {
      // the parent reads it while the worker goes on
      assertThat(tally.words()).containsExactlyInAnyOrderElementsOf(expected);
    } else {
      assertThat(tally.words()).isEqualTo(expected);
    }
    if (one.keepsWorker()) {
      assertThat(resultOf(nextPid)).isEqualTo(pid.get());
    } else {
      assertThat(resultOf(nextPid)).isNotEqualTo(pid.get());
      Eventually.isTrue("the worker is gone", () -> !Processes.isAlive(pid.get()));
    }
    assertThat(pool.workers()).hasSize(1);
  }

  /** Notes that it ran. */
  record Notes(Tally tally, String name) implements Task<String> {
    @Override
    public String call() {
      tally.note(name);
      return name;
    }
  }

  private static List<Future<String>> neighbours(
      ProcessPool pool, Tally tally, String where, int count) {
    List<Future<String>> futures = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      String name = where + " " + i;
      futures.add(Pools.submit(pool, new Notes(tally, name)));
    }
    return futures;
  }

  private static void checkEnd(Case one, Future<Object> struck, long pid) throws Exception {
    if (one.fault().toll() == Toll.NOTHING) {
      assertThat(resultOf(struck)).isNotNull();
      return;
    }
    Throwable cause = causeOf(struck);
    switch (one.fault()) {
      case ERROR -> {
        if (one.stage() == Stage.RUNNING) {
          assertThat(cause).isInstanceOf(Fault.Failed.class).hasMessage("on purpose");
        } else {
          checkTransfer(one.stage(), cause, "on purpose");
        }
      }
      case STACK_OVERFLOW -> {
        if (one.stage() == Stage.RUNNING) {
          assertThat(cause).isInstanceOf(StackOverflowError.class);
        } else {
          checkTransfer(one.stage(), cause, "StackOverflowError");
        }
      }
      case OUT_OF_MEMORY, TOO_MUCH_MEMORY -> {
        if (one.stage() == Stage.READING_THE_RESULT) {
          checkTransfer(one.stage(), cause, "OutOfMemoryError");
        } else {
          assertThat(cause).isInstanceOf(OutOfMemoryError.class);
        }
      }
      case EXIT -> checkCrash(cause, pid, "exited with code 3");
      case HALT -> checkCrash(cause, pid, "exited with code 4");
      case SIGKILL, SIGABRT, SIGSEGV -> checkCrash(cause, pid, "was killed by " + one.fault());
      case SIGSTOP, DEADLOCK ->
          assertThat(cause)
              .isInstanceOf(DeadlineException.class)
              .hasMessageContaining(DEADLINE.toMillis() + " ms")
              .hasMessageContaining("worker " + pid + " was killed")
              .hasMessageContaining(Mishap.class.getName());
      case GARBAGE_TO_STDOUT, GARBAGE_TO_DESCRIPTOR_1 -> throw new AssertionError();
    }
  }

  private static void checkCrash(Throwable cause, long pid, String ending) {
    assertThat(cause).isInstanceOf(WorkerCrashedException.class);
    WorkerCrashedException crash = (WorkerCrashedException) cause;
    assertThat(crash.pid()).isEqualTo(pid);
    assertThat(crash.ending()).isEqualTo(ending);
    assertThat(crash).hasMessageContaining(Mishap.class.getName());
    boolean _ = Processes.crashReport(pid).toFile().delete();
  }

  private static void checkTransfer(Stage stage, Throwable cause, String why) {
    assertThat(cause)
        .isInstanceOf(TransferException.class)
        .hasMessageContaining(why)
        .hasMessageContaining(
            switch (stage) {
              case READING, RESOLVING -> "the task cannot be read in the worker";
              case WRITING_THE_RESULT -> "the result cannot be sent";
              case READING_THE_RESULT -> "the result of " + Mishap.class.getName();
              case RUNNING -> throw new AssertionError();
            });
  }
}
