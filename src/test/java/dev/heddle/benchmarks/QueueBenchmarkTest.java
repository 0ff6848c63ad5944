package dev.heddle.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.execution.FixedPoolModel;
import dev.heddle.execution.ProcessPoolModel;
import dev.heddle.fork.ForkSettings;
import dev.heddle.fork.NoRowException;
import dev.heddle.shared.SharedCounter;
import dev.heddle.shared.Sharing;
import dev.heddle.testing.Eventually;
import dev.heddle.workload.Conduit;
import dev.heddle.workload.Receipt;
import dev.heddle.workload.Shape;
import dev.heddle.workload.StartLine;
import dev.heddle.workload.Task;
import dev.heddle.workload.Traffic;
import dev.heddle.workload.WrongAnswerException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class QueueBenchmarkTest {

  private static final int ITEMS = 2_003;
  private static final long LOST = -2;

  @AfterEach
  void nothingIsLeft() {
    assertThat(ProcessHandle.current().children()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "ARRAY",
        "LINKED",
        "TRANSFER",
        "SYNCHRONOUS",
        "CONCURRENT_LINKED",
        "JCTOOLS",
        "LIMIT"
      })
  void queuesOfThreadsLoseNothing(QueueKind kind) throws Exception {
    assertCarries(kind, new Shape(1, 1), 16);
    assertCarries(kind, new Shape(3, 2), 1);
    try (OpenEcho echo = OpenEcho.open(new FixedPoolModel(), kind.id(), 4)) {
      assertThat(echo.roundTrip()).isZero();
      assertThat(echo.roundTrip()).isEqualTo(1);
    }
  }

  @Test
  void theLimitOfProcessesIsThatOfThreadsForAsManyItems() throws Exception {
    QueueBenchmark.Processes row = new QueueBenchmark.Processes();
    row.queue = "limit";
    row.shape = "2x2";
    row.capacity = 1024;
    row.check();
    row.open();
    try {
      assertThat(new QueueBenchmark().processes(row)).isEqualTo(500_000);
      assertThat(ProcessHandle.current().children()).isEmpty();
    } finally {
      row.close();
    }
  }

  private static void assertCarries(QueueKind kind, Shape shape, int capacity) throws Exception {
    try (Contender contender = Contender.open(kind.model().id(), String.valueOf(shape.workers()));
        OpenQueue queue =
            OpenQueue.of(
                contender,
                Way.open(kind.betweenProcesses(), capacity),
                kind,
                new Traffic(shape, ITEMS))) {
      assertThat(queue.carry()).isEqualTo(ITEMS);
      assertThat(queue.carry()).isEqualTo(ITEMS);
    }
  }

  /** One pool for all, since it takes longest to start. */
  @Tag("contract")
  @Test
  void queuesOfProcessesLoseNothing() throws Exception {
    Shape shape = new Shape(1, 2);
    try (Contender contender = Contender.open("process-pool", "3")) {
      for (QueueKind kind : QueueKind.values()) {
        if (kind.betweenProcesses()) {
          try (OpenQueue queue =
              OpenQueue.of(contender, Way.open(true, 64), kind, new Traffic(shape, ITEMS))) {
            assertThat(queue.carry()).isEqualTo(ITEMS);
            assertThat(queue.carry()).isEqualTo(ITEMS);
          }
        }
      }
    }
    try (OpenEcho echo = OpenEcho.open(new ProcessPoolModel(), "pipe", 4)) {
      assertThat(echo.roundTrip()).isPositive();
    }
  }

  /** A queue that changes what it is given, and may lose it. */
  @SuppressWarnings("serial") // never written
  private record Unreliable(LinkedBlockingQueue<Long> queue, LongUnaryOperator change)
      implements Conduit {
    @Override
    public Sending openToSend() {
      return number -> {
        long changed = change.applyAsLong(number);
        if (changed != LOST) {
          queue.put(changed);
        }
      };
    }

    @Override
    public Receiving openToReceive() {
      return queue::take;
    }
  }

  @Test
  void whatIsLostDoubleOrOutOfOrderFailsTheRow() throws Exception {
    assertFails(
        number -> number == 5 ? LOST : number, "1 of 100 items were lost: Receipt[count=99");
    assertFails(number -> number == 5 ? 4 : number, "items of a sender came out of order");
    assertFails(number -> number == 5 ? 6 : number == 6 ? 5 : number, "out of order");
    assertFails(
        number -> number == 99 ? 100 : number,
        "other items came than were sent: Receipt[count=100, sum=4951,");
  }

  private static void assertFails(LongUnaryOperator change, String why) throws Exception {
    Traffic traffic = new Traffic(new Shape(1, 1), 100);
    try (Sharing sharing = Sharing.open(false);
        Contender contender = Contender.open("fixed-pool", "2")) {
      SharedCounter ended = sharing.counter(0);
      StartLine start = new StartLine(sharing.counter(0), 2);
      Conduit conduit = new Unreliable(new LinkedBlockingQueue<>(), change);
      List<Task<Receipt>> tasks = traffic.tasks(conduit, start, ended);
      List<Receipt> receipts = contender.callAll(tasks);
      assertThatThrownBy(() -> traffic.check(traffic.sent(), receipts))
          .isInstanceOf(WrongAnswerException.class)
          .hasMessageContaining(why);
    }
  }

  @Tag("contract")
  @Test
  void aQueueThatCannotBeWarmedLeavesNothing() throws Exception {
    List<Path> before = SharedFolders.ofThisProcess();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    String asked = System.clearProperty(ForkSettings.ITERATIONS_PROPERTY);
    // a try comes to nothing where the machine lets the warm-up pass unseen
    for (int tries = 0; tries < 10 && thrown.get() == null; tries++) {
      Thread opener =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  OpenQueue.open(new ProcessPoolModel(), "channel-park", "1x1", 16).close();
                } catch (IOException | RuntimeException e) {
                  thrown.set(e);
                }
              });
      Eventually.isTrue("it warms", () -> !opener.isAlive() || isIn(opener, "warmBy"));
      opener.interrupt();
      opener.join();
    }
    if (asked != null) {
      System.setProperty(ForkSettings.ITERATIONS_PROPERTY, asked);
    }
    assertThat(thrown.get()).hasMessage("workers: interrupted while they were warmed");
    assertThat(SharedFolders.ofThisProcess()).isEqualTo(before);
  }

  private static boolean isIn(Thread thread, String method) {
    return Stream.of(thread.getStackTrace()).anyMatch(at -> at.getMethodName().equals(method));
  }

  @Test
  void whatMeansNothingIsRefused() {
    assertRefused("arry", "1x1", 1, "queue 'arry': unknown; write one of array, linked,");
    assertRefused("array", "1", 1, "shape '1': not senders and receivers; write 1x1 to 64x64");
    assertRefused("array", "0x1", 1, "shape '0x1': not senders and receivers");
    assertRefused("array", "1x65", 1, "shape '1x65': not senders and receivers");
    assertRefused("array", "1x1", 0, "channel capacity 0: out of range; write 1 to 16777216");
  }

  @Test
  void whatGoesBetweenProcessesOnlyHasNoRowInThreads() {
    QueueBenchmark.Threads row = new QueueBenchmark.Threads();
    row.queue = "pipe";
    row.shape = "1x1";
    row.capacity = 1;
    assertThatThrownBy(row::check)
        .isInstanceOf(NoRowException.class)
        .hasMessage("queue=pipe: goes between processes only");
  }

  private static void assertRefused(String queue, String shape, int capacity, String why) {
    QueueBenchmark.Threads row = new QueueBenchmark.Threads();
    row.queue = queue;
    row.shape = shape;
    row.capacity = capacity;
    assertThatThrownBy(row::check)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(why);
  }
}
