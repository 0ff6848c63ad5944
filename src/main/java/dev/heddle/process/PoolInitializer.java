package dev.heddle.process;

import dev.heddle.jvm.TimeLimit;
import dev.heddle.process.wire.ClassTableWriter;
import dev.heddle.process.wire.Encoded;
import dev.heddle.process.wire.Frame;
import dev.heddle.process.wire.FrameType;
import dev.heddle.process.wire.Payload;
import dev.heddle.process.wire.TransferReason;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What each worker of a pool runs before its first task, as it is sent.
 *
 * @param task its bytes
 * @param outTable the classes that they refer to
 */
record PoolInitializer(Encoded task, ClassTableWriter outTable) {

  /** The initializer of a pool with {@code options}; null for none. */
  static @Nullable PoolInitializer of(PoolOptions options, ClassTableWriter outTable)
      throws IOException {
    Runnable first = options.care().initializer();
    if (first == null) {
      return null;
    }
    try {
      return new PoolInitializer(
          Payload.encodeInParts(first, options.payloadLimit(), outTable), outTable);
    } catch (IOException | RuntimeException e) {
      String what = PoolWords.initializerCannotBeSent(first.getClass());
      throw new IOException(TransferReason.explain(what, e, first), e);
    }
  }

  /**
   * Runs it in {@code worker}, which is ready for its first task.
   *
   * @return how many classes the worker knows from then on
   * @throws WorkerStartException if it fails, or has not ended within {@code limit}
   */
  int runIn(WorkerProcess worker, Duration limit) throws WorkerStartException {
    int told = outTable.size();
    Throwable failure;
    TimeLimit late =
        TimeLimit.start("heddle-initializer-" + worker.pid(), limit, () -> worker.kill());
    try {
      for (byte[] lesson : outTable.definitions(0, told)) {
        worker.wire().put(FrameType.LEARN, 0, Encoded.of(lesson));
      }
      worker.wire().put(FrameType.INIT, 0, task);
      worker.wire().flush();
      failure = awaitEnd(worker);
    } catch (IOException e) {
      boolean _ = worker.endsSoon();
      worker.hearOut();
      String how = late.struck() ? PoolWords.tookLonger(limit) + " there" : worker.ending();
      throw new WorkerStartException(
          PoolWords.initializerEnded(worker.pid(), how, worker.printed()), false);
    } finally {
      late.close();
    }
    if (failure != null) {
      throw new WorkerStartException(PoolWords.initializerFailed(worker.pid(), failure), failure);
    }
    return told;
  }

  private static @Nullable Throwable awaitEnd(WorkerProcess worker) throws IOException {
    while (true) {
      Frame frame = worker.wire().receive();
      if (frame == null) {
        throw new IOException("hung up");
      }
      switch (frame.type()) {
        case LEARN -> worker.inTable().learn(frame.payload());
        case RESULT -> {
          return null;
        }
        default -> {
          return ThrownInWorker.failure(
              frame, worker.inTable(), null, worker.pid(), "the initializer");
        }
      }
    }
  }
}
