package dev.heddle.process.link;

import dev.heddle.memory.EventCount;
import dev.heddle.memory.MappedFile;
import dev.heddle.memory.WaitPolicy;
import dev.heddle.process.wire.Link;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * One end of a pair of rings in a mapped file, as a channel.
 *
 * <p>No kernel tells that the other side has died, so the pool's end hears of the death of its
 * worker's process, and looks for it now and then; the worker ends with its lifeline.
 */
public final class ByteRingLink implements Link {

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final MappedFile file;
  private final ByteRing in;
  private final ByteRing out;
  private final BooleanSupplier mayRead;
  private final BooleanSupplier mayWrite;
  private final boolean polled;
  private volatile BooleanSupplier lives = () -> true;
  private volatile boolean gone;
  private volatile boolean closed;

  private ByteRingLink(MappedFile file, WaitPolicy policy, boolean first) {
    this.file = file;
    this.polled = policy != WaitPolicy.PARK;
    MemorySegment memory = file.segment();
    ByteRing one = ByteRing.in(memory.asSlice(0, ByteRing.BYTES), policy);
    ByteRing other = ByteRing.in(memory.asSlice(ByteRing.BYTES, ByteRing.BYTES), policy);
    this.in = first ? other : one;
    this.out = first ? one : other;
    // made once: these are asked while one spins
    this.mayRead = () -> in.hasBytes() || gone || closed || in.isEnded();
    this.mayWrite = () -> out.hasRoom() || gone || closed || out.isEnded();
  }

  /** The pool's end, in a new file. */
  public static ByteRingLink create(Path path, WaitPolicy policy) throws IOException {
    return new ByteRingLink(MappedFile.create(path, 2L * ByteRing.BYTES), policy, true);
  }

  /** The worker's end. */
  public static ByteRingLink attach(Path path, WaitPolicy policy) throws IOException {
    MappedFile file = MappedFile.attach(path);
    if (file.segment().byteSize() != 2L * ByteRing.BYTES) {
      throw new IOException(path + ": not the memory of a link");
    }
    return new ByteRingLink(file, policy, false);
  }

  /**
   * Lets this end see the end of the process whose end the other one is.
   *
   * @param end what comes with the end of that process. {@link Process#onExit} comes by way of the
   *     common pool, which may itself be waiting for an answer from here, and then does not come
   * @param living whether that process lives, which is asked for that reason
   */
  public void follow(CompletableFuture<?> end, BooleanSupplier living) {
    lives = living;
    CompletableFuture<?> _ =
        end.thenRun(() -> {
          gone = true;
          if (!closed) {
            wakeAll();
          }
        });
  }

  /**
   * Whether whoever waits for an answer should look for it rather than sleep, since to be woken
   * takes longer than the answer.
   */
  public boolean isPolled() {
    return polled;
  }

  /** Whether a read would not have to wait, as it seems; any thread may ask. */
  public boolean isReadable() {
    boolean interrupted = Thread.currentThread().isInterrupted();
    try {
      return in.looksReadable() || gone || closed || in.isEnded();
    } catch (IllegalStateException e) {
      AsynchronousCloseException _ = unmapped(e, interrupted);
      return true;
    }
  }

  /** Waits until it is readable or {@code otherwise}; any thread may. */
  public void awaitReadable(BooleanSupplier otherwise) throws IOException {
    boolean interrupted = Thread.currentThread().isInterrupted();
    try {
      await(in.bytesEvents(), () -> isReadable() || otherwise.getAsBoolean(), NEVER);
    } catch (IllegalStateException e) {
      throw unmapped(e, interrupted);
    }
  }

  /** Lets whoever waits for bytes look again. */
  public void wakeReader() {
    ifMapped(in.bytesEvents()::signal);
  }

  /** Waits for bytes; only one thread at a time may. */
  @Override
  public int read(ByteBuffer target) throws IOException {
    if (!target.hasRemaining()) {
      return 0;
    }
    boolean interrupted = Thread.currentThread().isInterrupted();
    try {
      return readMapped(target);
    } catch (IllegalStateException e) {
      throw unmapped(e, interrupted);
    }
  }

  private int readMapped(ByteBuffer target) throws IOException {
    while (true) {
      int n = in.read(target);
      if (n > 0) {
        return n;
      }
      throwIfClosed();
      // seen to have ended before it was seen to be empty: nothing can have come in between
      boolean ended = gone || in.isEnded();
      if (ended && !in.hasBytes()) {
        return -1;
      }
      await(in.bytesEvents(), mayRead, NEVER);
    }
  }

  @Override
  public boolean write(ByteBuffer source, long deadline) throws IOException {
    boolean interrupted = Thread.currentThread().isInterrupted();
    try {
      return writeMapped(source, deadline);
    } catch (IllegalStateException e) {
      throw unmapped(e, interrupted);
    }
  }

  private boolean writeMapped(ByteBuffer source, long deadline) throws IOException {
    while (source.hasRemaining()) {
      throwIfClosed();
      if (gone || out.isEnded()) {
        throw new IOException("the other side has hung up");
      }
      if (out.write(source) == 0) {
        if (deadline != NEVER && deadline - System.nanoTime() <= 0) {
          return false;
        }
        await(out.roomEvents(), mayWrite, deadline);
      }
    }
    return true;
  }

  private void await(EventCount eventCount, BooleanSupplier ready, long deadline) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          long again = EventCount.deadline(LOOK_AGAIN);
          long until = deadline == NEVER || deadline - again > 0 ? again : deadline;
          if (!eventCount.await(ready, until) && !lives.getAsBoolean()) {
            gone = true;
          }
          return;
        } catch (InterruptedException e) {
          // an interrupt is for a task or for whoever waits for one, not for its transport
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * What is thrown in the place of {@code e}, if the memory was unmapped meanwhile. A JVM leaves a
   * thread interrupted that it finds at memory which is being unmapped (JDK 25): that is taken
   * back, and with it an interrupt by somebody else that came in the same moment.
   *
   * @param interrupted whether the thread was interrupted before
   */
  private AsynchronousCloseException unmapped(IllegalStateException e, boolean interrupted) {
    if (!closed) {
      throw e;
    }
    if (!interrupted) {
      boolean _ = Thread.interrupted();
    }
    AsynchronousCloseException unmapped = new AsynchronousCloseException();
    unmapped.initCause(e);
    return unmapped;
  }

  private void throwIfClosed() throws AsynchronousCloseException {
    if (closed) {
      throw new AsynchronousCloseException();
    }
  }

  private void wakeAll() {
    ifMapped(() -> {
      in.wakeAll();
      out.wakeAll();
    });
  }

  /** Lets others look again; where it is unmapped meanwhile nobody waits there any more. */
  private void ifMapped(Runnable wake) {
    boolean interrupted = Thread.currentThread().isInterrupted();
    try {
      wake.run();
    } catch (IllegalStateException e) {
      AsynchronousCloseException _ = unmapped(e, interrupted);
    }
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public synchronized void end() {
    if (!closed) {
      out.end();
    }
  }

  /** Hangs up; whoever waits at either end sees it. */
  @Override
  public synchronized void close() throws IOException {
    if (!closed) {
      out.end();
      in.end();
      closed = true;
      wakeAll();
    }
  }

  /** Unmaps and removes the memory; after both sides have ended. */
  public synchronized void free() throws IOException {
    close();
    file.close();
    file.delete();
  }
}
