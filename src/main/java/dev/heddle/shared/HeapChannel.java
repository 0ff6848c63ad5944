package dev.heddle.shared;

import dev.heddle.memory.EventCount;
import java.io.ObjectStreamException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A channel for the threads of one process; its items are not copied. */
@SuppressWarnings("serial") // never written
final class HeapChannel<T> implements Channel<T> {

  private final int capacity;
  private final Queue<T> items;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notFull = lock.newCondition();
  private final Condition notEmpty = lock.newCondition();
  private boolean closed;

  HeapChannel(ChannelOptions options) {
    this.capacity = options.capacity();
    this.items = new ArrayDeque<>();
  }

  @Override
  public void send(T item, Duration limit) throws InterruptedException, TimeoutException {
    Objects.requireNonNull(item);
    lock.lockInterruptibly();
    try {
      if (items.size() >= capacity && !closed) {
        long deadline = EventCount.deadline(limit);
        while (items.size() >= capacity && !closed) {
          if (notFull.awaitNanos(deadline - System.nanoTime()) <= 0
              && items.size() >= capacity
              && !closed) {
            throw Ended.noRoom(limit);
          }
        }
      }
      if (closed) {
        throw Ended.closed();
      }
      items.add(item);
      notEmpty.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable T receive(Duration limit) throws InterruptedException, TimeoutException {
    lock.lockInterruptibly();
    try {
      if (items.isEmpty() && !closed) {
        long deadline = EventCount.deadline(limit);
        while (items.isEmpty() && !closed) {
          if (notEmpty.awaitNanos(deadline - System.nanoTime()) <= 0
              && items.isEmpty()
              && !closed) {
            throw Ended.noItem(limit);
          }
        }
      }
      T item = items.poll();
      notFull.signal();
      return item;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      notFull.signalAll();
      notEmpty.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Nothing to say: threads do not die unseen. */
  @Override
  public void leave() {}

  private Object writeReplace() throws ObjectStreamException {
    throw OnlyHere.error("channel");
  }
}
