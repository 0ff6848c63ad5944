package dev.heddle.process;

import dev.heddle.process.wire.ClassTableWriter;
import dev.heddle.process.wire.Encoded;
import dev.heddle.process.wire.Frame;
import dev.heddle.process.wire.FrameType;
import dev.heddle.process.wire.Payload;
import dev.heddle.process.wire.TransferReason;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    CompletableFuture<Boolean> late = new CompletableFuture<>();
    // not by the JVM's one thread for all time-outs, which a handler of another one may keep
    Thread.ofPlatform()
        .daemon()
        .name("heddle-initializer-" + worker.pid())
        .start(() -> killWhenLate(worker, limit, late));
    int told = outTable.size();
    Throwable failure;
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
      String how = late.isDone() ? PoolWords.tookLonger(limit) + " there" : worker.ending();
      throw new WorkerStartException(
          PoolWords.initializerEnded(worker.pid(), how, worker.printed()), false);
    } finally {
      late.complete(false);
    }
    if (failure != null) {
      throw new WorkerStartException(PoolWords.initializerFailed(worker.pid(), failure), failure);
    }
    return told;
  }

  private static void killWhenLate(
      WorkerProcess worker, Duration limit, CompletableFuture<Boolean> late) {
    try {
      boolean _ = late.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      if (late.complete(true)) {
        worker.kill();
      }
    } catch (InterruptedException | ExecutionException e) {
      // nobody interrupts it, and it is completed with a word only
    }
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
