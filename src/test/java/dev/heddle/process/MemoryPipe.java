package dev.heddle.process;

import dev.heddle.process.wire.Link;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Bytes from one thread to another, through as much room as it is given. */
final class MemoryPipe {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ByteBuffer bytes;
  private boolean ended;
  private boolean refusing;
  private boolean broken;

  MemoryPipe(int room) {
    bytes = ByteBuffer.allocate(room);
  }

  /** Waits for a first byte; -1 at the end of what was written. */
  int read(ByteBuffer target) throws IOException {
    lock.lock();
    try {
      while (bytes.position() == 0 && !ended && !broken) {
        changed.awaitUninterruptibly();
      }
      if (broken) {
        throw new ClosedChannelException();
      }
      if (bytes.position() == 0) {
        return -1;
      }
      bytes.flip();
      int part = Math.min(bytes.remaining(), target.remaining());
      target.put(bytes.slice(bytes.position(), part));
      bytes.position(bytes.position() + part).compact();
      changed.signalAll();
      return part;
    } finally {
      lock.unlock();
    }
  }

  /** As {@link Link#write(ByteBuffer, long)}. */
  boolean write(ByteBuffer source, long deadline) throws IOException {
    lock.lock();
    try {
      while (source.hasRemaining()) {
        if (ended || refusing || broken) {
          throw new IOException("Broken pipe");
        }
        int part = Math.min(bytes.remaining(), source.remaining());
        if (part > 0) {
          bytes.put(source.slice(source.position(), part));
          source.position(source.position() + part);
          changed.signalAll();
        } else if (!awaitRoom(deadline)) {
          return false;
        }
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("WaitNotInLoop") // whoever calls this looks again in a loop
  private boolean awaitRoom(long deadline) {
    if (deadline == Link.NEVER) {
      changed.awaitUninterruptibly();
      return true;
    }
    boolean interrupted = Thread.interrupted();
    try {
      return changed.awaitNanos(deadline - System.nanoTime()) > 0;
    } catch (InterruptedException e) {
      interrupted = true;
      return true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** What was written can still be read, and then it ends. */
  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Nothing can be written any more, but for whoever reads it has not ended. */
  void refuse() {
    lock.lock();
    try {
      refusing = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Nothing can be read or written any more. */
  void breakOff() {
    lock.lock();
    try {
      broken = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
