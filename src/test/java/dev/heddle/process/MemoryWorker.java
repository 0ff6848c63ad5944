package dev.heddle.process;

import dev.heddle.process.link.Quietly;
import dev.heddle.process.link.StartRegister;
import dev.heddle.process.wire.ClassTableReader;
import dev.heddle.process.wire.ClassTableWriter;
import dev.heddle.process.wire.Encoded;
import dev.heddle.process.wire.Frame;
import dev.heddle.process.wire.FrameType;
import dev.heddle.process.wire.Payload;
import dev.heddle.process.wire.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * A worker that is a thread. As a process that gets a signal, it may go on for a moment when it was
 * killed; its channel ends when it has ended.
 */
final class MemoryWorker implements PoolWorker {

  private static final int LIMIT = 1 << 20;
  private static final long LONGEST_SECONDS = 100;
  private static final int WORDS = 64;
  private static final long FIRST_PID = 1L << 40;

  /** What ends a worker that was killed, wherever it is. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final int number;
  private final Stage stage;
  private final MemoryLink link;
  private final Wire wire;
  private final ClassTableReader inTable = new ClassTableReader();
  private final ClassTableWriter outTable = new ClassTableWriter();
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger frees = new AtomicInteger();
  private final AtomicInteger failingFrees;

  /** As in a {@link StartRegister}. */
  private final AtomicLongArray revoked = new AtomicLongArray(WORDS);

  private volatile long started;
  private volatile long interrupted;
  private volatile boolean killed;
  private int told;

  /** The {@code number}-th worker on {@code stage}; it does nothing before it begins. */
  MemoryWorker(int number, Stage stage) {
    this(number, stage, new AtomicInteger());
  }

  /** The same, where to free it fails as often as {@code failingFrees} says. */
  MemoryWorker(int number, Stage stage, AtomicInteger failingFrees) {
    this.number = number;
    this.stage = stage;
    this.failingFrees = failingFrees;
    this.link = new MemoryLink(stage.room(), stage::violated);
    this.wire = new Wire(link, LIMIT);
  }

  void begin() {
    Thread.ofPlatform().daemon().name("worker-" + number).start(this::work);
  }

  private void work() {
    Wire far = new Wire(link.farEnd(), LIMIT);
    ClassTableReader learnt = new ClassTableReader();
    try {
      for (Frame frame = far.receive(); frame != null; frame = far.receive()) {
        if (frame.type() == FrameType.LEARN) {
          learnt.learn(frame.payload());
        } else {
          take(frame, learnt, far);
        }
      }
    } catch (IOException | ClassNotFoundException | Killed e) {
      // its end
    } finally {
      Quietly.close(far);
      end.countDown();
    }
  }

  private void take(Frame frame, ClassTableReader learnt, Wire far)
      throws IOException, ClassNotFoundException {
    Object task = learnt.decode(frame.payload(), frame.parts(), getClass().getClassLoader());
    Job job = (Job) Objects.requireNonNull(task);
    Act act = stage.act(job.id());
    if (act == Act.CRASH_BEFORE) {
      throw new Killed();
    }
    if (!start(frame.task())) {
      far.send(FrameType.SKIPPED, frame.task(), new byte[0]);
      return;
    }
    stage.ran(job.id());
    switch (act) {
      case RETURN ->
          answer(far, FrameType.RESULT, frame.task(), Payload.encode(job.id(), LIMIT, outTable));
      case RETURN_OBJECT ->
          answer(
              far,
              FrameType.RESULT,
              frame.task(),
              Payload.encode(new Job.Done(job.id()), LIMIT, outTable));
      case FAIL -> answer(far, FrameType.REFUSED, frame.task(), text(job));
      case CRASH -> throw new Killed();
      case BABBLE -> answer(far, FrameType.REFUSED, frame.task() + 7, text(job));
      case HEED -> {
        hang(frame.task());
        answer(far, FrameType.REFUSED, frame.task(), text(job));
      }
      case HANG -> hang(-1);
      case CRASH_BEFORE -> throw new AssertionError();
    }
  }

  private static byte[] text(Job job) {
    return ("job " + job.id()).getBytes(StandardCharsets.ISO_8859_1);
  }

  private boolean start(long task) {
    stage.look();
    started = task;
    return revoked.get(Math.toIntExact(task % WORDS)) != task;
  }

  private void answer(Wire far, FrameType type, long task, byte[] payload) throws IOException {
    step();
    for (byte[] lesson : outTable.definitions(told, outTable.size())) {
      far.put(FrameType.LEARN, 0, Encoded.of(lesson));
    }
    told = outTable.size();
    far.put(type, task, Encoded.of(payload));
    far.flush();
  }

  /** Until it is killed, or task {@code unless} is interrupted. */
  private synchronized void hang(long unless) {
    while (!killed && interrupted != unless) {
      try {
        wait();
      } catch (InterruptedException e) {
        // nobody interrupts this thread
      }
    }
    step();
  }

  private void step() {
    if (killed) {
      throw new Killed();
    }
  }

  /** How often it was freed; once is right. */
  int frees() {
    return frees.get();
  }

  @Override
  public long pid() {
    return FIRST_PID + number;
  }

  @Override
  public Wire wire() {
    return wire;
  }

  @Override
  public MemoryLink link() {
    return link;
  }

  @Override
  public ClassTableReader inTable() {
    return inTable;
  }

  @Override
  public int told() {
    return 0;
  }

  @Override
  public boolean revoke(long task) {
    checkRegister();
    boolean blind = !stage.registerIsRead();
    if (started >= task && !blind) {
      return false;
    }
    revoked.set(Math.toIntExact(task % WORDS), task);
    return started < task || blind;
  }

  @Override
  public long lastStarted() {
    checkRegister();
    return started;
  }

  private void checkRegister() {
    if (frees.get() > 0) {
      stage.violated("the start register of a worker that was freed is read");
    }
  }

  @Override
  public long pulse() {
    return 0;
  }

  @Override
  public @Nullable WorkerJvm jvm() {
    return null;
  }

  @Override
  public boolean isAlive() {
    return end.getCount() > 0;
  }

  @Override
  public long residentBytes() {
    return -1;
  }

  @Override
  public void kill() {
    synchronized (this) {
      killed = true;
      notifyAll();
    }
    // a thread that waits for its channel needs to be told
    link.there().breakOff();
    link.back().refuse();
  }

  @Override
  public void killAlone() {
    kill();
  }

  @Override
  public synchronized void interrupt(long task) {
    interrupted = task;
    notifyAll();
  }

  @Override
  public void trim() {}

  @Override
  public void hearThreads() {}

  @Override
  public String threads() {
    return "";
  }

  @Override
  public boolean endsSoon() {
    return awaitEnd(1);
  }

  @Override
  public void retire() {
    link.close();
    if (!awaitEnd(1)) {
      kill();
    }
  }

  @Override
  public void hearOut() {
    stage.hearOut();
  }

  @Override
  public boolean hasLivedFor(Duration time) {
    return number % 2 == 0;
  }

  @Override
  public void reap(boolean sweep) {
    free();
  }

  @Override
  public void free() {
    if (!awaitEnd(LONGEST_SECONDS)) {
      stage.violated("worker " + number + " does not end");
    }
    link.close();
    if (failingFrees.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new OutOfMemoryError("of this test");
    }
    frees.incrementAndGet();
  }

  private boolean awaitEnd(long seconds) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return end.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public String ending() {
    return isAlive() ? "did not end" : "ended";
  }

  @Override
  public String printed() {
    return "";
  }

  @Override
  public WorkerCrashedException crashed(String task, String how) {
    return new WorkerCrashedException(task, pid(), how, "", "");
  }
}
