package dev.heddle.process.worker;

import dev.heddle.jvm.OrphanGuard;
import dev.heddle.process.wire.ClassTableReader;
import dev.heddle.process.wire.ClassTableWriter;
import dev.heddle.process.wire.Encoded;
import dev.heddle.process.wire.Frame;
import dev.heddle.process.wire.FrameType;
import dev.heddle.process.wire.GarbageException;
import dev.heddle.process.wire.Payload;
import dev.heddle.process.wire.Thrown;
import dev.heddle.process.wire.TransferReason;
import dev.heddle.process.wire.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What a worker does all day: reads a task, runs it, answers.
 *
 * <p>The same thread does all three, so that a task costs no hand-over; the end of the pool is seen
 * by the thread that watches the lifeline. It can be interrupted only while a task runs, since an
 * interrupt would close the wire.
 */
public final class TaskLoop extends Thread {

  private static final int REASON_LIMIT = 1 << 14;
  private static final byte[] NOTHING = {};

  private final Wire wire;
  private final WorkerStartRegister register;
  private final int limit;
  private final @Nullable Heartbeat pulse;
  private final SharedLife life;
  private final ClassTableReader inTable = new ClassTableReader();
  private final ClassTableWriter outTable = new ClassTableWriter();
  private int told;
  private boolean running;

  /** The number of the task that runs, or ran last. */
  private volatile long current;

  /** What the worker says of a task that it has started. */
  private record Answer(FrameType type, Encoded payload) {}

  /** Beats {@code pulse}, if there is one, while it is at a task. */
  TaskLoop(
      Wire wire,
      WorkerStartRegister register,
      int limit,
      @Nullable Heartbeat pulse,
      SharedLife life) {
    super("heddle-worker");
    this.life = life;
    this.pulse = pulse;
    this.wire = wire;
    this.register = register;
    this.limit = limit;
  }

  /** Works until the other end closes the wire; ends this JVM if it is not to be trusted. */
  @Override
  @SuppressWarnings("CatchAndPrintStackTrace") // the pool shows what is printed here
  public void run() {
    boolean hungUp = false;
    try {
      life.awaitBeginning();
      ClassLoader loader = getContextClassLoader();
      Frame frame = next();
      while (frame != null && take(frame, loader)) {
        if (pulse != null) {
          pulse.rest();
        }
        wire.prepare();
        frame = next();
      }
      hungUp = frame == null;
    } catch (Throwable e) {
      e.printStackTrace();
    } finally {
      if (hungUp) {
        life.hungUp();
      } else {
        OrphanGuard.end();
      }
    }
  }

  /** Waits for a frame, and is at it from its first byte on; null when the pool has hung up. */
  private @Nullable Frame next() throws IOException {
    if (pulse != null && wire.awaitFrame()) {
      pulse.begin();
    }
    return wire.receive();
  }

  /** Does what a frame asks for; false if this JVM must not be trusted with another task. */
  private boolean take(Frame frame, @Nullable ClassLoader loader) throws IOException {
    if (frame.type() == FrameType.LEARN) {
      inTable.learn(frame.payload());
      return true;
    }
    if (frame.type() == FrameType.INIT) {
      return answer(frame, loader);
    }
    if (!register.start(frame.task())) {
      wire.send(FrameType.SKIPPED, frame.task(), NOTHING);
      return true;
    }
    current = frame.task();
    boolean good = answer(frame, loader);
    // what a task did to its thread is not the next one's matter
    setContextClassLoader(loader);
    return good;
  }

  @Override
  public synchronized void interrupt() {
    if (running) {
      super.interrupt();
    }
  }

  /** Interrupts the task of that number, if it runs. */
  synchronized void interruptTask(long number) {
    if (running && current == number) {
      super.interrupt();
    }
  }

  /** Whether a task runs. */
  synchronized boolean isAtTask() {
    return running;
  }

  private synchronized void setRunning(boolean now) {
    running = now;
    if (!now) {
      Thread.interrupted();
    }
  }

  private boolean answer(Frame frame, @Nullable ClassLoader loader) throws IOException {
    Answer answer;
    setRunning(true);
    try {
      answer = answerTo(frame, loader);
    } finally {
      setRunning(false);
    }
    int known = outTable.size();
    if (known > told) {
      for (byte[] lesson : outTable.definitions(told, known)) {
        wire.put(FrameType.LEARN, 0, Encoded.of(lesson));
      }
      told = known;
    }
    wire.put(answer.type(), frame.task(), answer.payload());
    wire.flush();
    return answer.type() != FrameType.THROWN || !Thrown.decode(answer.payload().head()).spoiled();
  }

  private Answer answerTo(Frame frame, @Nullable ClassLoader loader) throws IOException {
    Object task;
    try {
      task = inTable.decode(frame.payload(), frame.parts(), loader);
    } catch (Throwable e) {
      return refusal("the task cannot be read in the worker", e, null);
    }
    Object result;
    try {
      result = perform(frame.type(), task);
    } catch (Throwable e) {
      return new Answer(FrameType.THROWN, Encoded.of(Thrown.of(e, limit, outTable).encode()));
    }
    try {
      return new Answer(FrameType.RESULT, Payload.encodeInParts(result, limit, outTable));
    } catch (Throwable e) {
      return refusal("the result cannot be sent", e, result);
    }
  }

  private static @Nullable Object perform(FrameType type, @Nullable Object task) throws Exception {
    if (type == FrameType.CALL && task instanceof Callable<?> callable) {
      return callable.call();
    }
    if (type != FrameType.CALL && task instanceof Runnable runnable) {
      runnable.run();
      return null;
    }
    throw new GarbageException("not a task of type " + type);
  }

  private Answer refusal(String what, Throwable why, @Nullable Object root) throws IOException {
    Thrown thrown = Thrown.of(why, limit, outTable);
    if (thrown.spoiled()) {
      return new Answer(FrameType.THROWN, Encoded.of(thrown.encode()));
    }
    String reason = TransferReason.explain(what, why, root);
    String kept = reason.substring(0, Math.min(REASON_LIMIT, reason.length()));
    return new Answer(FrameType.REFUSED, Encoded.of(kept.getBytes(StandardCharsets.UTF_8)));
  }
}
