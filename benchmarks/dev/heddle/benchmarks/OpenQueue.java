package dev.heddle.benchmarks;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.Trait;
import dev.heddle.shared.SharedCounter;
import dev.heddle.workload.Conduit;
import dev.heddle.workload.Receipt;
import dev.heddle.workload.Shape;
import dev.heddle.workload.StartLine;
import dev.heddle.workload.Traffic;
import java.io.IOException;
import java.time.Duration;

/** A queue with its senders and receivers, through which numbers go again and again. */
final class OpenQueue implements AutoCloseable {

  /** How many numbers go at a time between threads, where the slowest queue takes microseconds. */
  static final int ITEMS = 100_000;

  /** And between processes, to whom it takes a millisecond to begin and to end together. */
  static final int ITEMS_ACROSS = 500_000;

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Contender contender;
  private final Way way;
  private final Traffic traffic;
  private final Receipt sent;
  private final Conduit conduit;
  private final StartLine start;
  private final SharedCounter ended;
  private boolean ownsWorkers;

  private OpenQueue(Contender contender, Way way, QueueKind kind, Traffic traffic)
      throws IOException {
    this.contender = contender;
    this.way = way;
    this.traffic = traffic;
    this.sent = traffic.sent();
    this.conduit = kind.make(way, traffic.shape());
    this.start = new StartLine(way.sharing().counter(0), traffic.shape().workers());
    this.ended = way.sharing().counter(0);
  }

  /**
   * Refuses what could not be opened.
   *
   * @throws IllegalArgumentException if there is no such queue or shape, or no such capacity
   */
  static void check(ExecutionModel model, String queue, String shape, int capacity) {
    QueueKind.of(queue, model);
    Shape.of(shape);
    Way.check(capacity);
  }

  /** Opens one, warmed. */
  static OpenQueue open(ExecutionModel model, String queue, String shape, int capacity)
      throws IOException {
    check(model, queue, shape, capacity);
    int items = model.has(Trait.CROSSES_PROCESSES) ? ITEMS_ACROSS : ITEMS;
    Traffic traffic = new Traffic(Shape.of(shape), items);
    QueueKind kind = QueueKind.of(queue, model);
    Contender contender =
        Contender.open(kind.model().id(), String.valueOf(traffic.shape().workers()));
    Way way;
    try {
      way = Way.open(kind.betweenProcesses(), capacity);
    } catch (RuntimeException e) {
      contender.close();
      throw e;
    }
    try {
      OpenQueue open = new OpenQueue(contender, way, kind, traffic);
      open.ownsWorkers = true;
      contender.warmBy(open::carry);
      return open;
    } catch (IOException | RuntimeException e) {
      try (way;
          contender) {
        throw e;
      }
    }
  }

  /** Opens one with workers that are somebody else's to end. */
  static OpenQueue of(Contender contender, Way way, QueueKind kind, Traffic traffic)
      throws IOException {
    try {
      return new OpenQueue(contender, way, kind, traffic);
    } catch (IOException | RuntimeException e) {
      way.close();
      throw e;
    }
  }

  /** Sends and receives all numbers; how many came, each once and in order. */
  long carry() throws Exception {
    start.reset();
    ended.set(0);
    return traffic.check(sent, contender.callAll(traffic.tasks(conduit, start, ended), LIMIT));
  }

  @Override
  public void close() throws IOException {
    try (way) {
      if (ownsWorkers) {
        contender.close();
      }
    }
  }
}
