package dev.heddle.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What a worker does all day: reads a task, runs it, answers.
 *
 * <p>The same thread does all three, so that a task costs no hand-over; the end of the pool is seen
 * by the thread that watches the lifeline.
 */
final class TaskLoop {

  private static final int REASON_LIMIT = 1 << 14;

  private final Wire wire;
  private final StartedWord word;
  private final int limit;

  TaskLoop(Wire wire, StartedWord word, int limit) {
    this.wire = wire;
    this.word = word;
    this.limit = limit;
  }

  /** Works until the other end closes the wire. */
  void run() throws IOException {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    for (Frame frame = wire.receive(); frame != null; frame = wire.receive()) {
      word.set(frame.task());
      answer(frame, loader);
      // what a task did to its thread is not the next one's matter
      Thread.interrupted();
      Thread.currentThread().setContextClassLoader(loader);
    }
  }

  private void answer(Frame frame, @Nullable ClassLoader loader) throws IOException {
    Object task;
    try {
      task = Payload.decode(frame.payload(), loader);
    } catch (Throwable e) {
      refuse(frame, "the task cannot be read in the worker", e, null);
      return;
    }
    Object result;
    try {
      result = perform(frame.type(), task);
    } catch (Throwable e) {
      wire.send(FrameType.THROWN, frame.task(), Thrown.of(e, limit).encode());
      return;
    }
    byte[] bytes;
    try {
      bytes = Payload.encode(result, limit);
    } catch (Throwable e) {
      refuse(frame, "the result cannot be sent", e, result);
      return;
    }
    wire.send(FrameType.RESULT, frame.task(), bytes);
  }

  private static @Nullable Object perform(FrameType type, @Nullable Object task) throws Exception {
    if (type == FrameType.CALL && task instanceof Callable<?> callable) {
      return callable.call();
    }
    if (type == FrameType.RUN && task instanceof Runnable runnable) {
      runnable.run();
      return null;
    }
    throw new GarbageException("not a task of type " + type);
  }

  private void refuse(Frame frame, String what, Throwable why, @Nullable Object root)
      throws IOException {
    Thrown thrown = Thrown.of(why, limit);
    if (thrown.spoiled()) {
      wire.send(FrameType.THROWN, frame.task(), thrown.encode());
      return;
    }
    String reason = TransferException.explain(what, why, root);
    String kept = reason.substring(0, Math.min(REASON_LIMIT, reason.length()));
    wire.send(FrameType.REFUSED, frame.task(), kept.getBytes(StandardCharsets.UTF_8));
  }
}
