package dev.heddle.benchmarks;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.workload.Conduit;
import dev.heddle.workload.Echo;
import dev.heddle.workload.Shape;
import dev.heddle.workload.WrongAnswerException;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Two queues to a worker and back, which sends back what comes. */
final class OpenEcho implements AutoCloseable {

  private static final long LIMIT_SECONDS = 10;
  private static final Shape ALONE = new Shape(1, 1);

  private final Contender contender;
  private final Way way;
  private final Future<Long> echo;
  private final Conduit.Sending there;
  private final Conduit.Receiving back;
  private long sent;

  private OpenEcho(Contender contender, Way way, QueueKind kind) throws IOException {
    this.contender = contender;
    this.way = way;
    Conduit out = kind.make(way, ALONE);
    Conduit in = kind.make(way, ALONE);
    this.echo = contender.submit(new Echo(out, in));
    this.there = out.openToSend();
    this.back = in.openToReceive();
  }

  static OpenEcho open(ExecutionModel model, String queue, int capacity) throws IOException {
    OpenQueue.check(model, queue, ALONE.toString(), capacity);
    QueueKind kind = QueueKind.of(queue, model);
    Contender contender = Contender.open(kind.model().id(), "1");
    Way way;
    try {
      way = Way.open(kind.betweenProcesses(), capacity);
    } catch (RuntimeException e) {
      contender.close();
      throw e;
    }
    try {
      OpenEcho open = new OpenEcho(contender, way, kind);
      contender.warmBy(open::roundTrip);
      return open;
    } catch (IOException | RuntimeException e) {
      try (way;
          contender) {
        throw e;
      }
    }
  }

  /** Sends a number and waits for it to come back. */
  long roundTrip() throws Exception {
    long number = sent++;
    there.send(number);
    long came = back.receive();
    if (came != number) {
      throw new WrongAnswerException("queue", "%s came back, right is %s".formatted(came, number));
    }
    return came;
  }

  @Override
  public void close() throws IOException {
    try (way;
        contender;
        there;
        back) {
      end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("queue: interrupted while its worker ended", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("queue: its worker does not end as it should: " + e, e);
    }
  }

  private void end()
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    there.send(Echo.END);
    long echoed = echo.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    if (echoed != sent) {
      throw new WrongAnswerException(
          "queue", "%s numbers were sent back, right is %s".formatted(echoed, sent));
    }
  }
}
