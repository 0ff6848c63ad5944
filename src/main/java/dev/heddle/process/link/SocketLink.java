package dev.heddle.process.link;

import dev.heddle.memory.IdleStrategy;
import dev.heddle.process.wire.Link;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The pool's end of a worker's socket: reads and writes that wait as a blocking channel's do, but
 * that an interrupt of the calling thread does not close.
 *
 * <p>Any thread may write that submits a task, and any thread may be interrupted; a blocking
 * channel would be closed by that, and its worker lost.
 */
public final class SocketLink implements Link {

  /**
   * Tries again before it sleeps until there is room: whoever reads at the same time makes some
   * sooner than one is woken, which the kernel does when most of the buffer is free.
   */
  private static final IdleStrategy IDLE = IdleStrategy.ROOM;

  private final SocketChannel socket;
  private final Selector readable;
  private @Nullable Selector writable;
  private boolean drained = true;

  private SocketLink(SocketChannel socket, Selector readable) {
    this.socket = socket;
    this.readable = readable;
  }

  /** Takes over a connected socket. */
  public static SocketLink over(SocketChannel socket) throws IOException {
    Selector readable = null;
    try {
      socket.configureBlocking(false);
      readable = Selector.open();
      socket.register(readable, SelectionKey.OP_READ);
      return new SocketLink(socket, readable);
    } catch (IOException | RuntimeException e) {
      Quietly.close(readable);
      Quietly.close(socket);
      throw e;
    }
  }

  /** Waits for bytes; only one thread at a time may. */
  @Override
  public int read(ByteBuffer target) throws IOException {
    while (true) {
      if (drained) {
        boolean _ = await(readable, NEVER);
      }
      int room = target.remaining();
      int n = socket.read(target);
      // what did not fill the buffer was all there was: the next read would come in vain
      drained = n < room;
      if (n != 0 || room == 0) {
        return n;
      }
    }
  }

  @Override
  public boolean write(ByteBuffer source, long deadline) throws IOException {
    int tries = 0;
    while (source.hasRemaining()) {
      if (socket.write(source) > 0) {
        tries = 0;
      } else if (IDLE.isAwakeAfter(tries)) {
        IDLE.idle(tries++);
      } else if (!await(writable(), deadline)) {
        return false;
      }
    }
    return true;
  }

  private synchronized Selector writable() throws IOException {
    if (!socket.isOpen()) {
      throw new AsynchronousCloseException();
    }
    if (writable == null) {
      writable = Selector.open();
      socket.register(writable, SelectionKey.OP_WRITE);
    }
    return writable;
  }

  /** Waits until it is ready; false when {@code deadline} has passed. */
  private static boolean await(Selector selector, long deadline) throws IOException {
    long millis = 0;
    if (deadline != NEVER) {
      long rest = deadline - System.nanoTime();
      if (rest <= 0) {
        return false;
      }
      millis = 1 + TimeUnit.NANOSECONDS.toMillis(rest);
    }
    // an interrupted thread would not wait at all; it gets its interrupt back
    boolean interrupted = Thread.interrupted();
    try {
      selector.select(key -> {}, millis);
      if (!selector.isOpen()) {
        throw new AsynchronousCloseException();
      }
      return true;
    } catch (ClosedSelectorException e) {
      throw new AsynchronousCloseException();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isOpen() {
    return socket.isOpen();
  }

  @Override
  public void end() throws IOException {
    socket.shutdownOutput();
  }

  /** Closes it; whoever waits in it gets an {@link AsynchronousCloseException}. */
  @Override
  public synchronized void close() throws IOException {
    try {
      socket.close();
    } finally {
      readable.close();
      if (writable != null) {
        writable.close();
      }
    }
  }
}
